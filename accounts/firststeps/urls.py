"""Addresses of first steps."""

from django.urls import path

from accounts.firststeps import views

app_name = "firststeps"
urlpatterns = [path("put-aside/", views.PutAside.as_view(), name="put_aside")]
