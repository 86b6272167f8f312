"""The address of the page for a table of places."""

from django.urls import path

from marketplace.work.listings.uploading import views

urlpatterns = [path("upload/", views.Upload.as_view(), name="upload")]
