"""Addresses of the pages of the plan."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.guidance.plans import start_views, step_views, views
from marketplace.guidance.plans.verbs import STEP_VERBS

app_name = "plans"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("of/<int:pk>/begin/", views.Begin.as_view(), name="begin"),
    path("of/<int:pk>/guarantee/", start_views.WriteGuarantee.as_view(), name="write_guarantee"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/add-goal/", views.AddGoal.as_view(), name="add_goal"),
    path("<int:pk>/propose/", step_views.Propose.as_view(), name="propose"),
    path("<int:pk>/review/", views.Review.as_view(), name="review"),
    path("<int:pk>/serve/", step_views.Serve.as_view(), name="serve"),
    path("goals/<int:pk>/edit/", views.EditGoal.as_view(), name="edit_goal"),
    path("goals/<int:pk>/remove/", views.RemoveGoal.as_view(), name="remove_goal"),
    path("steps/<int:pk>/edit/", step_views.Edit.as_view(), name="edit"),
    *verb_paths(STEP_VERBS, step_views.OneStepPage, "steps/<int:pk>/"),
    path("versions/<int:pk>/", views.VersionPage.as_view(), name="version"),
    path("versions/<int:pk>/accept/", views.Accept.as_view(), name="accept"),
    path("serving/<int:pk>/release/", step_views.Release.as_view(), name="release"),
    path("strengths/begin/", start_views.BeginSurvey.as_view(), name="begin_survey"),
    path("strengths/<int:pk>/", start_views.SurveyPage.as_view(), name="survey"),
    path("strengths/<int:pk>/give/", start_views.Give.as_view(), name="give"),
    path("strengths/<int:pk>/<slug:part>/", start_views.Answer.as_view(), name="answer"),
]
