"""Addresses of the pages of appointments."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.guidance.appointments import link_views, own_views, time_views, views
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
    path("<int:pk>/calendar.ics", views.CalendarFile.as_view(), name="file"),
    path("day/", time_views.Day.as_view(), name="day"),
    path("week/", time_views.Week.as_view(), name="week"),
    path("hours/", time_views.Hours.as_view(), name="hours"),
    path("hours/add/", time_views.AddHours.as_view(), name="add_hours"),
    path("hours/<int:pk>/end/", time_views.EndHours.as_view(), name="end_hours"),
    path("away/add/", time_views.AddLeave.as_view(), name="add_leave"),
    path("away/<int:pk>/", time_views.Settle.as_view(), name="settle"),
    path("away/<int:pk>/remove/", time_views.RemoveLeave.as_view(), name="remove_leave"),
    path("closed-days/", own_views.ClosedDays.as_view(), name="closed_days"),
    path("closed-days/add/", own_views.CloseDay.as_view(), name="close_day"),
    path("closed-days/<int:pk>/open/", own_views.OpenDay.as_view(), name="open_day"),
    path("calendar/", own_views.Feed.as_view(), name="feed"),
    path("calendar/open/", own_views.OpenFeed.as_view(), name="open_feed"),
    path("calendar/close/", own_views.CloseFeed.as_view(), name="close_feed"),
    path("calendar/<slug:token>.ics", link_views.FeedFile.as_view(), name="feed_file"),
    path("m/<slug:token>/", link_views.ByLink.as_view(), name="by_link"),
    path("m/<slug:token>/calendar.ics", link_views.FileByLink.as_view(), name="file_by_link"),
]
