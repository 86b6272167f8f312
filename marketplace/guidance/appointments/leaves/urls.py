"""Addresses of times away."""

from django.urls import path

from marketplace.guidance.appointments.leaves import views

urlpatterns = [
    path("away/add/", views.AddLeave.as_view(), name="add_leave"),
    path("away/<int:pk>/", views.Settle.as_view(), name="settle"),
    path("away/<int:pk>/remove/", views.RemoveLeave.as_view(), name="remove_leave"),
]
