"""Addresses of the pages of end assessments."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.work.assessments import views
from marketplace.work.assessments.verbs import ASSESSMENT_VERBS

app_name = "assessments"
urlpatterns = [
    path("of/<int:pk>/request/", views.Request.as_view(), name="request"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/write/", views.Write.as_view(), name="write"),
    path("<int:pk>/give/", views.Give.as_view(), name="give"),
    *verb_paths(ASSESSMENT_VERBS, views.AssessmentPage),
]
