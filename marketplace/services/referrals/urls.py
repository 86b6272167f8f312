"""Addresses of the pages of referrals."""

from django.urls import path

from marketplace.services.referrals import open_views, views

app_name = "referrals"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("of/<int:pk>/propose/", views.Propose.as_view(), name="propose"),
    path("to/<int:pk>/", views.Ask.as_view(), name="ask"),
    path("answer/<slug:token>/", open_views.ByLink.as_view(), name="by_link"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/agree/", views.Agree.as_view(), name="agree"),
    path("<int:pk>/turn-down/", views.TurnDown.as_view(), name="turn_down"),
    path("<int:pk>/see/", views.See.as_view(), name="see"),
    path("<int:pk>/accept/", views.Accept.as_view(), name="accept"),
    path("<int:pk>/waitlist/", views.Waitlist.as_view(), name="waitlist"),
    path("<int:pk>/decline/", views.Decline.as_view(), name="decline"),
    path("<int:pk>/start/", views.Start.as_view(), name="start"),
    path("<int:pk>/finish/", views.Finish.as_view(), name="finish"),
    path("<int:pk>/miss/", views.Miss.as_view(), name="miss"),
    path("<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
]
