"""Addresses of the pages of caseloads."""

from django.urls import path

from accounts.caseloads import views
from accounts.caseloads.emergencies import views as emergency_views
from accounts.caseloads.person_page import views as person_views

app_name = "caseloads"
urlpatterns = [
    path("", views.List.as_view(), name="list"),
    path("welcome/", views.Welcome.as_view(), name="welcome"),
    path("deputise/", views.Deputise.as_view(), name="deputise"),
    path("deputise/<int:pk>/end/", views.EndDeputy.as_view(), name="end_deputy"),
    path("emergency/", emergency_views.OpenPage.as_view(), name="open_page"),
    path("emergency/<int:pk>/", emergency_views.EmergencyPage.as_view(), name="emergency_page"),
    path("<int:pk>/", person_views.Overview.as_view(), name="person"),
    path("<int:pk>/plan/", person_views.Plan.as_view(), name="person_plan"),
    path("<int:pk>/places/", person_views.Places.as_view(), name="person_places"),
    path("<int:pk>/meetings/", person_views.Meetings.as_view(), name="person_meetings"),
    path("<int:pk>/papers/", person_views.Papers.as_view(), name="person_papers"),
    path("<int:pk>/correct/", views.Correct.as_view(), name="correct"),
    path("<int:pk>/hand-over/", views.HandOver.as_view(), name="hand_over"),
]
