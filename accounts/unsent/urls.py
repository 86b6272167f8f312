"""Addresses of what was not sent."""

from django.urls import path

from accounts.unsent import views

app_name = "unsent"
urlpatterns = [
    path("keep/", views.Keep.as_view(), name="keep"),
    path("<int:pk>/discard/", views.Discard.as_view(), name="discard"),
]
