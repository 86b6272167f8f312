"""Addresses of the pages of organisations."""

from django.urls import path

from accounts.access.views import verb_paths
from accounts.organisations import views
from accounts.organisations.invitations.views import WithdrawInvitation
from accounts.organisations.verbs import ORGANISATION_VERBS

app_name = "organisations"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("options/", views.OrganisationOptions.as_view(), name="options"),
    path("register/", views.Register.as_view(), name="register"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    *verb_paths(ORGANISATION_VERBS, views.OrganisationPage),
    path("<int:pk>/leave/", views.Leave.as_view(), name="leave"),
    path("members/<int:pk>/remove/", views.RemoveMember.as_view(), name="remove_member"),
    path("invitations/<int:pk>/withdraw/", WithdrawInvitation.as_view(), name="withdraw_invitation"),
    path("invitations/<int:pk>/again/", views.InviteAgain.as_view(), name="invite_again"),
    path("<int:pk>/declare-tie/", views.DeclareTie.as_view(), name="declare_tie"),
    path("ties/<int:pk>/end/", views.EndTie.as_view(), name="end_tie"),
]
