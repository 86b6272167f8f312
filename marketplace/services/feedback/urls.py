"""Addresses of the pages of feedback."""

from django.urls import path

from marketplace.services.feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.Overview.as_view(), name="overview"),
    path("lines/", views.List.as_view(), name="list"),
    path("lines/<int:pk>/show/", views.Show.as_view(), name="show"),
    path("lines/<int:pk>/hide/", views.Hide.as_view(), name="hide"),
    path("how/<slug:token>/", views.ByLink.as_view(), name="by_link"),
]
