"""Addresses of the pages of practice."""

from django.urls import path

from matching.practice import views

app_name = "practice"
urlpatterns = [
    path("", views.Begin.as_view(), name="begin"),
    path("<int:pk>/", views.Answer.as_view(), name="answer"),
    path("<int:pk>/result/", views.Result.as_view(), name="result"),
]
