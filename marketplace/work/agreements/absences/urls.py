"""Addresses of the days away of one work trial."""

from django.urls import path

from marketplace.work.agreements.absences import views

urlpatterns = [
    path("for/<int:pk>/absences/", views.Absences.as_view(), name="absences"),
    path("for/<int:pk>/absences/report/", views.ReportAbsence.as_view(), name="report_absence"),
]
