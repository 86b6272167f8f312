"""Addresses of the REST API of reviews."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
