"""Addresses of the pages of events."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.services.events import seat_views, views
from marketplace.services.events.verbs import EVENT_VERBS, SEAT_VERBS

app_name = "events"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("calendar.ics", views.Feed.as_view(), name="feed"),
    path("write/", views.Write.as_view(), name="write"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    *verb_paths(EVENT_VERBS, views.EventPage),
    path("<int:pk>/reschedule/", views.Reschedule.as_view(), name="reschedule"),
    path("<int:pk>/code/", views.Code.as_view(), name="code"),
    path("<int:pk>/sign-ups/", views.SignUps.as_view(), name="sign_ups"),
    path("<int:pk>/sign-up/", seat_views.SignUpForIt.as_view(), name="sign_up"),
    path("<int:pk>/here/", seat_views.Here.as_view(), name="here"),
    path("<int:pk>/interest/<int:organisation>/", seat_views.ShowInterest.as_view(), name="show_interest"),
    *verb_paths(SEAT_VERBS, seat_views.SeatPage, "seats/<int:pk>/"),
    path("seats/<int:pk>/attend/", seat_views.Attend.as_view(), name="attend"),
]
