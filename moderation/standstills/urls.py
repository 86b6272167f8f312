"""Address of the page of standstills."""

from django.urls import path

from moderation.standstills import views

app_name = "standstills"
urlpatterns = [path("", views.List.as_view(), name="list")]
