"""Addresses of the pages of schemes."""

from django.urls import path

from marketplace.reference.eligibility import views

app_name = "eligibility"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
]
