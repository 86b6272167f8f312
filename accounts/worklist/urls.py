"""Addresses of what waits."""

from django.urls import path

from accounts.worklist import views

app_name = "worklist"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("remind/", views.Remind.as_view(), name="remind"),
]
