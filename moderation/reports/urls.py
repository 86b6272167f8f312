"""Addresses of the pages of reports."""

from django.urls import path

from accounts.access.views import verb_paths
from moderation.reports import views
from moderation.reports.verbs import HANDLE_VERBS

app_name = "reports"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("places/<int:pk>/", views.Report.as_view(), name="report"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    *verb_paths(HANDLE_VERBS, views.HandlePage),
]
