"""Addresses of the pages of referrals."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.services.referrals import views
from marketplace.services.referrals.verbs import REFERRAL_VERBS

app_name = "referrals"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("services/", views.ServiceOptions.as_view(), name="options"),
    path("of/<int:pk>/propose/", views.Propose.as_view(), name="propose"),
    path("to/<int:pk>/", views.Ask.as_view(), name="ask"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/agree/", views.Agree.as_view(), name="agree"),
    *verb_paths(REFERRAL_VERBS, views.ReferralPage),
]
