"""Addresses of the pages of the service directory."""

from django.urls import path

from marketplace.services.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("mine/", views.Mine.as_view(), name="mine"),
    path("write/", views.Write.as_view(), name="write"),
    path("card/<slug:token>/", views.ByLink.as_view(), name="by_link"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    path("<int:pk>/publish/", views.Publish.as_view(), name="publish"),
    path("<int:pk>/verify/", views.Verify.as_view(), name="verify"),
    path("<int:pk>/hide/", views.Hide.as_view(), name="hide"),
    path("<int:pk>/close/", views.Close.as_view(), name="close"),
    path("<int:pk>/send-link/", views.SendLink.as_view(), name="send_link"),
]
