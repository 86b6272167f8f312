"""Addresses of the pages of what comes next."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.work.nextsteps import views
from marketplace.work.nextsteps.verbs import STEP_VERBS

app_name = "nextsteps"
urlpatterns = [
    path("<int:pk>/", views.Options.as_view(), name="options"),
    path("<int:pk>/choose/", views.Choose.as_view(), name="choose"),
    *verb_paths(STEP_VERBS, views.StepPage, "steps/<int:pk>/"),
    path("check-ins/<int:pk>/", views.Answer.as_view(), name="answer"),
]
