"""Addresses of the pages of events."""

from django.urls import path

from marketplace.services.events import seat_views, views

app_name = "events"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("calendar.ics", views.Feed.as_view(), name="feed"),
    path("write/", views.Write.as_view(), name="write"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    path("<int:pk>/publish/", views.Publish.as_view(), name="publish"),
    path("<int:pk>/cancel/", views.Cancel.as_view(), name="cancel"),
    path("<int:pk>/restore/", views.Restore.as_view(), name="restore"),
    path("<int:pk>/reschedule/", views.Reschedule.as_view(), name="reschedule"),
    path("<int:pk>/close/", views.Close.as_view(), name="close"),
    path("<int:pk>/code/", views.Code.as_view(), name="code"),
    path("<int:pk>/sign-ups/", views.SignUps.as_view(), name="sign_ups"),
    path("<int:pk>/sign-up/", seat_views.SignUpForIt.as_view(), name="sign_up"),
    path("<int:pk>/here/", seat_views.Here.as_view(), name="here"),
    path("<int:pk>/interest/<int:organisation>/", seat_views.ShowInterest.as_view(), name="show_interest"),
    path("seats/<int:pk>/take/", seat_views.Take.as_view(), name="take"),
    path("seats/<int:pk>/leave/", seat_views.Leave.as_view(), name="leave"),
    path("seats/<int:pk>/attend/", seat_views.Attend.as_view(), name="attend"),
    path("seats/<int:pk>/miss/", seat_views.Miss.as_view(), name="miss"),
]
