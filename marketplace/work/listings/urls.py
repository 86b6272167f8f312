"""Addresses of the pages of listings."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.work.listings import views, writing
from marketplace.work.listings.verbs import LISTING_VERBS

app_name = "listings"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("mine/", views.Mine.as_view(), name="mine"),
    path("write/", writing.Write.as_view(), name="write"),
    path("write/preview/", writing.Preview.as_view(), name="preview"),
    path("write/<slug:kind>/", writing.WriteKind.as_view(), name="write_kind"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", writing.Edit.as_view(), name="edit"),
    path("<int:pk>/submit/", writing.Submit.as_view(), name="submit"),
    path("<int:pk>/copy/", writing.Copy.as_view(), name="copy"),
    *verb_paths(LISTING_VERBS, views.ListingPage),
    path("<int:pk>/send-back/", views.SendBack.as_view(), name="send_back"),
    path("<int:pk>/reopen/", views.Reopen.as_view(), name="reopen"),
]
