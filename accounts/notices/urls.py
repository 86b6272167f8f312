"""Addresses of the pages of notices."""

from django.urls import path

from accounts.access.views import verb_paths
from accounts.notices import views
from accounts.notices.jobs.verbs import JOB_VERBS
from accounts.notices.jobs.views import JobPage, Jobs
from accounts.notices.texts.views import Text, Texts
from accounts.notices.verbs import PARKED_VERBS

app_name = "notices"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("read-all/", views.ReadAll.as_view(), name="read_all"),
    path("parked/", views.Parked.as_view(), name="parked"),
    path("parked/send-all-again/", views.SendAllAgain.as_view(), name="send_all_again"),
    path("texts/", Texts.as_view(), name="texts"),
    path("texts/<slug:name>/", Text.as_view(), name="text"),
    path("jobs/", Jobs.as_view(), name="jobs"),
    *verb_paths(JOB_VERBS, JobPage, "jobs/<int:pk>/"),
    *verb_paths(PARKED_VERBS, views.ParkedNoticePage),
]
