"""Addresses of the pages of contact notes."""

from django.urls import path

from marketplace.guidance.contactnotes import views

app_name = "contactnotes"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("of/<int:pk>/write/", views.Write.as_view(), name="write"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/share/", views.Share.as_view(), name="share"),
    path("<int:pk>/remove/", views.Remove.as_view(), name="remove"),
]
