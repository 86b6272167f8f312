"""The address of the page of the terms."""

from django.urls import path

from marketplace.work.listings.terms import views

urlpatterns = [path("<int:pk>/tell-terms/", views.TellTerms.as_view(), name="tell_terms")]
