"""Addresses of the pages of listings."""

from django.urls import include, path

from accounts.access.views import verb_paths
from marketplace.work.listings import views
from marketplace.work.listings.mine.views import Mine
from marketplace.work.listings.verbs import LISTING_VERBS

app_name = "listings"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("mine/", Mine.as_view(), name="mine"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    *verb_paths(LISTING_VERBS, views.ListingPage),
    path("<int:pk>/send-back/", views.SendBack.as_view(), name="send_back"),
    path("<int:pk>/change-contact/", views.ChangeContact.as_view(), name="change_contact"),
    path("<int:pk>/reopen/", views.Reopen.as_view(), name="reopen"),
    path("", include("marketplace.work.listings.terms.urls")),
    path("", include("marketplace.work.listings.uploading.urls")),
    path("", include("marketplace.work.listings.changing.urls")),
    path("", include("marketplace.work.listings.writing.urls")),
]
