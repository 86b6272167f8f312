"""Addresses of calendar files, and of the page of a person's own calendar."""

from django.urls import path

from marketplace.guidance.appointments.calendars import views

urlpatterns = [
    path("<int:pk>/calendar.ics", views.CalendarFile.as_view(), name="file"),
    path("calendar/", views.Feed.as_view(), name="feed"),
    path("calendar/open/", views.OpenFeed.as_view(), name="open_feed"),
    path("calendar/close/", views.CloseFeed.as_view(), name="close_feed"),
    path("calendar/<slug:token>.ics", views.FeedFile.as_view(), name="feed_file"),
]
