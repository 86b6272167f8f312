"""Addresses of the pages of notices."""

from django.urls import path

from accounts.access.views import verb_paths
from accounts.notices import views
from accounts.notices.verbs import PARKED_VERBS

app_name = "notices"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("read-all/", views.ReadAll.as_view(), name="read_all"),
    path("parked/", views.Parked.as_view(), name="parked"),
    path("parked/send-all-again/", views.SendAllAgain.as_view(), name="send_all_again"),
    *verb_paths(PARKED_VERBS, views.ParkedNoticePage),
]
