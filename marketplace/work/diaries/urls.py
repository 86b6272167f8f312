"""Addresses of the pages of the diary."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.work.diaries import views
from marketplace.work.diaries.verbs import ENTRY_VERBS

app_name = "diaries"
urlpatterns = [
    path("of/<int:pk>/", views.Read.as_view(), name="read"),
    path("of/<int:pk>/write/", views.Write.as_view(), name="write"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/add/", views.Add.as_view(), name="add"),
    path("<int:pk>/picture/", views.Picture.as_view(), name="picture"),
    *verb_paths(ENTRY_VERBS, views.EntryPage),
    path("<int:pk>/remove/", views.Remove.as_view(), name="remove"),
]
