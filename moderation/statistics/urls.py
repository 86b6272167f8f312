"""Addresses of the pages of statistics."""

from django.urls import path

from moderation.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.Overview.as_view(), name="overview"),
    path("referrals/", views.Referrals.as_view(), name="referrals"),
    path("export/", views.Export.as_view(), name="export"),
]
