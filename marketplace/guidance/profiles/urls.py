"""Addresses of the pages of profiles."""

from django.urls import include, path

from accounts.access.views import verb_paths
from marketplace.guidance.profiles import views
from marketplace.guidance.profiles.verbs import PROFILE_VERBS

app_name = "profiles"
urlpatterns = [
    path("mine/", views.Mine.as_view(), name="mine"),
    path("of/<int:pk>/begin/", views.Begin.as_view(), name="begin"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    path("<int:pk>/offer/", views.Offer.as_view(), name="offer"),
    path("<int:pk>/rewrite/", views.Rewrite.as_view(), name="rewrite"),
    path("<int:pk>/publish/", views.Publish.as_view(), name="publish"),
    *verb_paths(PROFILE_VERBS, views.ProfilePage),
    path("<int:pk>/archive/", views.Archive.as_view(), name="archive"),
    path("<int:pk>/photo/", views.Photo.as_view(), name="photo"),
    path("blocks/", views.Blocks.as_view(), name="blocks"),
    path("blocks/add/<int:pk>/", views.AddBlock.as_view(), name="block"),
    path("blocks/<int:pk>/take-back/", views.Unblock.as_view(), name="unblock"),
    path("", include("marketplace.guidance.profiles.questions.urls")),
    path("", include("marketplace.guidance.profiles.background.urls")),
]
