"""Addresses of the questions of a profile."""

from django.urls import path

from marketplace.guidance.profiles.questions import views

urlpatterns = [
    path("<int:pk>/revise/", views.Revise.as_view(), name="revise"),
    path("<int:pk>/edit/kinds/", views.EditKinds.as_view(), name="edit_kinds"),
    path("<int:pk>/edit/skills/", views.EditSkills.as_view(), name="edit_skills"),
    path("<int:pk>/edit/levels/", views.EditLevels.as_view(), name="edit_levels"),
    path("<int:pk>/edit/wishes/", views.EditWishes.as_view(), name="edit_wishes"),
    path("<int:pk>/edit/interests/", views.EditInterests.as_view(), name="edit_interests"),
    path("<int:pk>/edit/times/", views.EditTimes.as_view(), name="edit_times"),
    path("<int:pk>/edit/travel/", views.EditTravel.as_view(), name="edit_travel"),
    path("<int:pk>/edit/strengths/", views.EditStrengths.as_view(), name="edit_strengths"),
    path("<int:pk>/edit/languages/", views.EditLanguages.as_view(), name="edit_languages"),
    path("<int:pk>/edit/certificates/", views.EditCertificates.as_view(), name="edit_certificates"),
    path("<int:pk>/edit/story/", views.EditStory.as_view(), name="edit_story"),
    path("<int:pk>/edit/photo/", views.EditPhoto.as_view(), name="edit_photo"),
]
