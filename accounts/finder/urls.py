"""Address of the search."""

from django.urls import path

from accounts.finder import views

app_name = "finder"
urlpatterns = [path("", views.Find.as_view(), name="find")]
