"""Addresses of the pages of hirings."""

from django.urls import path

from marketplace.work.outcomes import case_views, views

app_name = "outcomes"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("cost/<int:pk>/", views.CostPage.as_view(), name="cost"),
    path("from/<int:pk>/", views.Begin.as_view(), name="begin"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    path("<int:pk>/attach/", views.Attach.as_view(), name="attach"),
    path("<int:pk>/study-plan/", views.StudyPlan.as_view(), name="study_plan"),
    path("<int:pk>/check/", views.Check.as_view(), name="check"),
    path("<int:pk>/agree/", views.Agree.as_view(), name="agree"),
    path("<int:pk>/start/", views.Start.as_view(), name="start"),
    path("<int:pk>/end/", views.End.as_view(), name="end"),
    path("<int:pk>/cancel/", views.Cancel.as_view(), name="cancel"),
    path("<int:pk>/open-case/", case_views.OpenCase.as_view(), name="open_case"),
    path("contracts/<int:pk>/send/", views.Send.as_view(), name="send"),
    path("contracts/<int:pk>/sign/", views.Sign.as_view(), name="sign"),
    path("contracts/<int:pk>/reopen/", views.Reopen.as_view(), name="reopen"),
    path("cases/<int:pk>/", case_views.CaseDetail.as_view(), name="case"),
    path("cases/<int:pk>/estimate/", case_views.Estimate.as_view(), name="estimate"),
    path("cases/<int:pk>/ask/", case_views.Ask.as_view(), name="ask"),
    path("cases/<int:pk>/apply/", case_views.Apply.as_view(), name="apply"),
    path("cases/<int:pk>/grant/", case_views.Grant.as_view(), name="grant"),
    path("cases/<int:pk>/refuse/", case_views.Refuse.as_view(), name="refuse"),
    path("cases/<int:pk>/pay/", case_views.Pay.as_view(), name="pay"),
    path("cases/<int:pk>/close/", case_views.Close.as_view(), name="close"),
]
