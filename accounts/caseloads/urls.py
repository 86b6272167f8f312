"""Addresses of the pages of caseloads."""

from django.urls import path

from accounts.caseloads import views

app_name = "caseloads"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("welcome/", views.Welcome.as_view(), name="welcome"),
    path("deputise/", views.Deputise.as_view(), name="deputise"),
    path("<int:pk>/", views.Person.as_view(), name="person"),
    path("<int:pk>/correct/", views.Correct.as_view(), name="correct"),
    path("<int:pk>/hand-over/", views.HandOver.as_view(), name="hand_over"),
]
