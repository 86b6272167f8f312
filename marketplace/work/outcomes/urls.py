"""Addresses of the pages of hirings."""

from django.urls import include, path

from accounts.access.views import verb_paths
from marketplace.work.outcomes import case_views, views
from marketplace.work.outcomes.verbs import CASE_VERBS, CONTRACT_VERBS, HIRING_VERBS

app_name = "outcomes"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("from/<int:pk>/", views.Begin.as_view(), name="begin"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    *verb_paths(HIRING_VERBS, views.HiringPage),
    path("<int:pk>/study-plan/", views.StudyPlan.as_view(), name="study_plan"),
    path("<int:pk>/check/", views.Check.as_view(), name="check"),
    path("<int:pk>/open-case/", case_views.OpenCase.as_view(), name="open_case"),
    *verb_paths(CONTRACT_VERBS, views.ContractPage, "contracts/<int:pk>/"),
    path("cases/<int:pk>/", case_views.CaseDetail.as_view(), name="case"),
    path("cases/<int:pk>/estimate/", case_views.Estimate.as_view(), name="estimate"),
    *verb_paths(CASE_VERBS, case_views.CasePage, "cases/<int:pk>/"),
    path("", include("marketplace.work.outcomes.costs.urls")),
]
