"""Addresses of the pages of threads."""

from django.urls import path

from marketplace.work.messages import views

app_name = "messages"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("<int:pk>/", views.Write.as_view(), name="write"),
    path("with/<int:pk>/", views.Begin.as_view(), name="begin"),
    path("about/<int:pk>/", views.BeginAbout.as_view(), name="begin_about"),
]
