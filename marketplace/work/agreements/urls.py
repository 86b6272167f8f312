"""Addresses of the pages of agreements."""

from django.urls import include, path

from accounts.access.views import verb_paths
from marketplace.work.agreements import views
from marketplace.work.agreements.verbs import AGREEMENT_VERBS

app_name = "agreements"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("for/<int:pk>/write/", views.Write.as_view(), name="write"),
    path("for/<int:pk>/amend/", views.Amend.as_view(), name="amend"),
    path("for/<int:pk>/renew/", views.Renew.as_view(), name="renew"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    *verb_paths(AGREEMENT_VERBS, views.AgreementPage),
    path("<int:pk>/sign/", views.Sign.as_view(), name="sign"),
    path("<int:pk>/check/", views.Check.as_view(), name="check"),
    path("<int:pk>/confirm/", views.Confirm.as_view(), name="confirm"),
    path("", include("marketplace.work.agreements.absences.urls")),
    path("", include("marketplace.work.agreements.mandates.urls")),
    path("", include("marketplace.work.agreements.proofs.urls")),
]
