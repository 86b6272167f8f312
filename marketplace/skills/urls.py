"""Addresses of the picker."""

from django.urls import path

from marketplace.skills.views import OptionsView

app_name = "skills"
urlpatterns = [path("options/", OptionsView.as_view(), name="options")]
