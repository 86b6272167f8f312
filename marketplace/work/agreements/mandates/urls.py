"""Addresses of mandates to sign."""

from django.urls import path

from marketplace.work.agreements.mandates import views

urlpatterns = [
    path("mandates/", views.Mandates.as_view(), name="mandates"),
    path("mandates/give/", views.GiveMandate.as_view(), name="give_mandate"),
    path("mandates/<int:pk>/end/", views.EndMandate.as_view(), name="end_mandate"),
]
