"""Addresses of the pages of notices."""

from django.urls import path

from accounts.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("read-all/", views.ReadAll.as_view(), name="read_all"),
]
