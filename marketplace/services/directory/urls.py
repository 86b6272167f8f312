"""Addresses of the pages of the service directory."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.services.directory import views
from marketplace.services.directory.verbs import CARD_VERBS

app_name = "directory"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("mine/", views.Mine.as_view(), name="mine"),
    path("write/", views.Write.as_view(), name="write"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    *verb_paths(CARD_VERBS, views.CardPage),
]
