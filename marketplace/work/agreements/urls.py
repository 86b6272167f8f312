"""Addresses of the pages of agreements."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.work.agreements import office_views, open_views, views
from marketplace.work.agreements.verbs import AGREEMENT_VERBS

app_name = "agreements"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("for/<int:pk>/write/", views.Write.as_view(), name="write"),
    path("for/<int:pk>/amend/", views.Amend.as_view(), name="amend"),
    path("for/<int:pk>/renew/", views.Renew.as_view(), name="renew"),
    path("for/<int:pk>/absences/", office_views.Absences.as_view(), name="absences"),
    path("for/<int:pk>/absences/report/", office_views.ReportAbsence.as_view(), name="report_absence"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/pdf/", open_views.Pdf.as_view(), name="pdf"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    *verb_paths(AGREEMENT_VERBS, views.AgreementPage),
    path("<int:pk>/sign/", views.Sign.as_view(), name="sign"),
    path("<int:pk>/check/", views.Check.as_view(), name="check"),
    path("<int:pk>/confirm/", views.Confirm.as_view(), name="confirm"),
    path("mandates/", office_views.Mandates.as_view(), name="mandates"),
    path("mandates/give/", office_views.GiveMandate.as_view(), name="give_mandate"),
    path("mandates/<int:pk>/end/", office_views.EndMandate.as_view(), name="end_mandate"),
    path("verify/", open_views.Verify.as_view(), name="verify"),
    path("verify/<slug:code>/", open_views.ShowProof.as_view(), name="proof"),
    path("link/<slug:token>/", open_views.Link.as_view(), name="link"),
    path("link/<slug:token>/sign/", open_views.LinkPost.as_view(), name="link_post"),
]
