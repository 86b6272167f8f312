"""Addresses of the questions about her background."""

from django.urls import path

from marketplace.guidance.profiles.background import views

urlpatterns = [
    path("<int:pk>/edit/way/", views.EditWay.as_view(), name="edit_way"),
    path("<int:pk>/edit/away/", views.EditAway.as_view(), name="edit_away"),
    path("<int:pk>/edit/experience/", views.EditExperience.as_view(), name="edit_experience"),
    path("<int:pk>/edit/education/", views.EditEducation.as_view(), name="edit_education"),
    path("<int:pk>/edit/activities/", views.EditActivities.as_view(), name="edit_activities"),
    path("<int:pk>/edit/support/", views.EditSupport.as_view(), name="edit_support"),
]
