"""The one address of all links in mails."""

from django.urls import path

from accounts.links import views

app_name = "links"
urlpatterns = [path("<str:token>/", views.OpenLink.as_view(), name="open")]
