"""Addresses of the pages of privacy."""

from django.urls import path

from accounts.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.Mine.as_view(), name="mine"),
    path("export/", views.Export.as_view(), name="export"),
    path("export/file/", views.Download.as_view(), name="download"),
    path("equality/", views.Equality.as_view(), name="equality"),
    path("periods/", views.Periods.as_view(), name="periods"),
    path("erase/", views.Erase.as_view(), name="erase"),
    path("consents/<int:pk>/withdraw/", views.WithdrawConsent.as_view(), name="withdraw_consent"),
]
