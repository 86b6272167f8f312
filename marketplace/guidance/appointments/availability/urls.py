"""Addresses of opening hours and closed days."""

from django.urls import path

from marketplace.guidance.appointments.availability import views

urlpatterns = [
    path("hours/", views.Hours.as_view(), name="hours"),
    path("hours/add/", views.AddHours.as_view(), name="add_hours"),
    path("hours/<int:pk>/end/", views.EndHours.as_view(), name="end_hours"),
    path("closed-days/", views.ClosedDays.as_view(), name="closed_days"),
    path("closed-days/add/", views.CloseDay.as_view(), name="close_day"),
    path("closed-days/<int:pk>/open/", views.OpenDay.as_view(), name="open_day"),
]
