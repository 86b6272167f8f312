"""Addresses of people's own pages."""

from django.urls import path

from accounts.people import views
from accounts.people.arrivals import views as arrivals
from accounts.people.signin.views import Here, Prove

app_name = "people"
urlpatterns = [
    path("join/", views.Join.as_view(), name="join"),
    path("join/beside-coach/", arrivals.Arrive.as_view(), name="arrive"),
    path("join/beside-coach/continue/", arrivals.ComeIn.as_view(), name="come_in"),
    path("join/<slug:token>/", views.JoinLink.as_view(), name="join_link"),
    path("invitations/<int:pk>/", views.InvitationPage.as_view(), name="invitation"),
    path("<int:pk>/invite/", views.Invite.as_view(), name="invite"),
    path("<int:pk>/let-in/", arrivals.LetIn.as_view(), name="let_in"),
    path("<int:pk>/deactivate/", views.Deactivate.as_view(), name="deactivate"),
    path("prove/", Prove.as_view(), name="prove"),
    path("here/", Here.as_view(), name="here"),
    path("settings/", views.Settings.as_view(), name="settings"),
    path("demo-sign-in/", views.DemoSignIn.as_view(), name="demo_sign_in"),
]
