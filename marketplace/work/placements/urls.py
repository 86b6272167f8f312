"""Addresses of the pages of placements."""

from django.urls import path

from marketplace.work.placements import views

app_name = "placements"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("from/<int:pk>/", views.Draft.as_view(), name="draft"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    path("<int:pk>/agree/", views.Agree.as_view(), name="agree"),
    path("<int:pk>/start/", views.Start.as_view(), name="start"),
    path("<int:pk>/end/", views.End.as_view(), name="end"),
    path("<int:pk>/stop/", views.Stop.as_view(), name="stop"),
    path("<int:pk>/cancel/", views.Cancel.as_view(), name="cancel"),
    path("follow-ups/<int:pk>/answer/", views.Answer.as_view(), name="answer"),
]
