"""Addresses of the pages of caseloads."""

from django.urls import path

from accounts.caseloads import views
from accounts.caseloads.asking import views as asking_views
from accounts.caseloads.emergencies import views as emergency_views

app_name = "caseloads"
urlpatterns = [
    path("", asking_views.List.as_view(), name="list"),
    path("back/<int:person>/", asking_views.Back.as_view(), name="back"),
    path("welcome/", views.Welcome.as_view(), name="welcome"),
    path("deputise/", views.Deputise.as_view(), name="deputise"),
    path("deputise/<int:pk>/end/", views.EndDeputy.as_view(), name="end_deputy"),
    path("emergency/", emergency_views.OpenPage.as_view(), name="open_page"),
    path("emergency/<int:pk>/", emergency_views.EmergencyPage.as_view(), name="emergency_page"),
    path("<int:pk>/", views.Person.as_view(), name="person"),
    path("<int:pk>/correct/", views.Correct.as_view(), name="correct"),
    path("<int:pk>/hand-over/", views.HandOver.as_view(), name="hand_over"),
]
