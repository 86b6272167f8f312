"""Addresses of the pages of the diary."""

from django.urls import path

from marketplace.work.diaries import views

app_name = "diaries"
urlpatterns = [
    path("of/<int:pk>/", views.Read.as_view(), name="read"),
    path("of/<int:pk>/write/", views.Write.as_view(), name="write"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/add/", views.Add.as_view(), name="add"),
    path("<int:pk>/picture/", views.Picture.as_view(), name="picture"),
    path("<int:pk>/share/", views.Share.as_view(), name="share"),
    path("<int:pk>/hide/", views.Hide.as_view(), name="hide"),
    path("<int:pk>/remove/", views.Remove.as_view(), name="remove"),
]
