"""Addresses of the queue."""

from django.urls import path

from moderation.reviews import views

app_name = "reviews"
urlpatterns = [path("", views.Queue.as_view(), name="queue")]
