"""Addresses of the way in without a coach, and of the calls that were asked for."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.services.callrequests import views
from marketplace.services.callrequests.verbs import CALL_VERBS

app_name = "callrequests"
urlpatterns = [
    path("", views.Start.as_view(), name="start"),
    path("asked/", views.Asked.as_view(), name="asked"),
    path("calls/", views.List.as_view(), name="list"),
    path("calls/<int:pk>/", views.Detail.as_view(), name="detail"),
    *verb_paths(CALL_VERBS, views.CallPage, "calls/<int:pk>/"),
]
