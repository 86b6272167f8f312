"""Addresses of the pages of feedback."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.services.feedback import views
from marketplace.services.feedback.verbs import LINE_VERBS

app_name = "feedback"
urlpatterns = [
    path("", views.Overview.as_view(), name="overview"),
    path("lines/", views.List.as_view(), name="list"),
    *verb_paths(LINE_VERBS, views.LinePage, "lines/<int:pk>/"),
    path("<int:pk>/", views.Answer.as_view(), name="answer"),
]
