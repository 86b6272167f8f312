"""Addresses of people's own pages."""

from django.urls import path

from accounts.people import views
from accounts.people.signin.views import Here, Prove

app_name = "people"
urlpatterns = [
    path("join/", views.Join.as_view(), name="join"),
    path("join/<slug:token>/", views.JoinLink.as_view(), name="join_link"),
    path("invitations/<int:pk>/", views.InvitationPage.as_view(), name="invitation"),
    path("<int:pk>/invite/", views.Invite.as_view(), name="invite"),
    path("<int:pk>/deactivate/", views.Deactivate.as_view(), name="deactivate"),
    path("prove/", Prove.as_view(), name="prove"),
    path("here/", Here.as_view(), name="here"),
    path("settings/", views.Settings.as_view(), name="settings"),
    path("demo-sign-in/", views.DemoSignIn.as_view(), name="demo_sign_in"),
]
