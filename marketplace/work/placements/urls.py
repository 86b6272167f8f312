"""Addresses of the pages of placements."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.work.placements import views
from marketplace.work.placements.verbs import PLACEMENT_VERBS

app_name = "placements"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("from/<int:pk>/", views.Draft.as_view(), name="draft"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    *verb_paths(PLACEMENT_VERBS, views.PlacementPage),
    path("<int:pk>/stop/", views.Stop.as_view(), name="stop"),
    path("follow-ups/<int:pk>/answer/", views.Answer.as_view(), name="answer"),
]
