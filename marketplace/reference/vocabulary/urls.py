"""Addresses of the picker."""

from django.urls import path

from marketplace.reference.vocabulary.views import OptionsView

app_name = "vocabulary"
urlpatterns = [path("options/", OptionsView.as_view(), name="options")]
