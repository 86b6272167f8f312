"""Addresses of the pages of introductions."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.work.introductions import views
from marketplace.work.introductions.verbs import INTRODUCTION_VERBS

app_name = "introductions"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/photo/", views.Photo.as_view(), name="photo"),
    path("<int:pk>/record-answer/", views.RecordAnswer.as_view(), name="record_answer"),
    *verb_paths(INTRODUCTION_VERBS, views.IntroductionPage),
]
