"""Addresses of the pages of reports."""

from django.urls import path

from moderation.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("places/<int:pk>/", views.Report.as_view(), name="report"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/resolve/", views.Resolve.as_view(), name="resolve"),
    path("<int:pk>/dismiss/", views.Dismiss.as_view(), name="dismiss"),
]
