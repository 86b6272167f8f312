"""Addresses of a coach's search."""

from django.urls import path

from matching.suggestions.searching import views

urlpatterns = [
    path("people/<int:pk>/propose/", views.Propose.as_view(), name="propose"),
    path("places/<int:pk>/who-fits/", views.WhoFits.as_view(), name="who_fits"),
]
