"""Addresses of the pages of privacy."""

from django.urls import path

from accounts.access.views import verb_paths
from accounts.privacy import views
from accounts.privacy.protections import views as protection_views
from accounts.privacy.protections.verbs import PROTECTION_VERBS

app_name = "privacy"
urlpatterns = [
    path("", views.Mine.as_view(), name="mine"),
    path("export/", views.Export.as_view(), name="export"),
    path("export/file/", views.Download.as_view(), name="download"),
    path("equality/", views.Equality.as_view(), name="equality"),
    path("periods/", views.Periods.as_view(), name="periods"),
    path("erase/", views.Erase.as_view(), name="erase"),
    path("protection/", protection_views.AskProtection.as_view(), name="ask_protection"),
    path("protect/<int:pk>/", protection_views.Protect.as_view(), name="protect"),
    *verb_paths(PROTECTION_VERBS, protection_views.ProtectionPage, "protections/<int:pk>/"),
    path("consents/<int:pk>/withdraw/", views.WithdrawConsent.as_view(), name="withdraw_consent"),
]
