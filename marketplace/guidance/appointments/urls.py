"""Addresses of the pages of appointments."""

from django.urls import include, path

from accounts.access.views import verb_paths
from marketplace.guidance.appointments import views
from marketplace.guidance.appointments.verbs import APPOINTMENT_VERBS

app_name = "appointments"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("times/", views.Slots.as_view(), name="slots"),
    path("take/", views.Take.as_view(), name="take"),
    path("for/<int:pk>/", views.Offer.as_view(), name="offer"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/reschedule/", views.Reschedule.as_view(), name="reschedule"),
    *verb_paths(APPOINTMENT_VERBS, views.AppointmentPage),
    path("<int:pk>/hand/", views.Hand.as_view(), name="hand"),
    path("day/", views.Day.as_view(), name="day"),
    path("week/", views.Week.as_view(), name="week"),
    path("", include("marketplace.guidance.appointments.availability.urls")),
    path("", include("marketplace.guidance.appointments.leaves.urls")),
    path("", include("marketplace.guidance.appointments.calendars.urls")),
]
