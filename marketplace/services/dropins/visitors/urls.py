"""Addresses of the drop-in that are open to everybody."""

from django.urls import path

from marketplace.services.dropins.visitors import views

urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("p/<slug:token>/", views.ByPoster.as_view(), name="by_poster"),
    path("turn/", views.Turn.as_view(), name="turn"),
    path("wall/<slug:token>/", views.Wall.as_view(), name="wall"),
    path("<int:pk>/numbers/", views.Numbers.as_view(), name="numbers"),
]
