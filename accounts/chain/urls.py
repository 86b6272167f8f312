"""Addresses of the pages of the chain."""

from django.urls import path

from accounts.chain import views

app_name = "chain"
urlpatterns = [
    path("", views.Overview.as_view(), name="overview"),
    path("head/", views.Head.as_view(), name="head"),
    path("verifier/", views.Verifier.as_view(), name="verifier"),
]
