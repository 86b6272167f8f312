"""Address of the page of standstills."""

from django.urls import path

from moderation.stalledcases import views

app_name = "stalledcases"
urlpatterns = [path("", views.List.as_view(), name="list")]
