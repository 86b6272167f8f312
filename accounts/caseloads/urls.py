"""Addresses of the pages of caseloads."""

from django.urls import path, re_path

from accounts.access.views import verb_paths
from accounts.caseloads import views
from accounts.caseloads.asking import views as asking_views
from accounts.caseloads.bookmarks import views as bookmark_views
from accounts.caseloads.emergencies import views as emergency_views
from accounts.caseloads.person_page import views as person_views
from accounts.caseloads.savedlists import views as list_views
from accounts.caseloads.savedlists.verbs import SAVED_LIST_VERBS

app_name = "caseloads"
urlpatterns = [
    path("", asking_views.List.as_view(), name="list"),
    re_path(r"^export\.(?P<kind>csv|xlsx)$", asking_views.Export.as_view(http_method_names=["get"]), name="export"),
    path("back/<int:person>/", asking_views.Back.as_view(), name="back"),
    path("lists/", asking_views.SavedLists.as_view(), name="saved_lists"),
    path("lists/keep/", list_views.Keep.as_view(), name="keep_list"),
    *verb_paths(SAVED_LIST_VERBS, list_views.OwnList, "lists/<int:pk>/"),
    path("welcome/", views.Welcome.as_view(), name="welcome"),
    path("welcome/<slug:source>/<int:pk>/", views.WelcomeNewcomer.as_view(), name="welcome_newcomer"),
    path("deputise/", views.Deputise.as_view(), name="deputise"),
    path("deputise/<int:pk>/end/", views.EndDeputy.as_view(), name="end_deputy"),
    path("emergency/", emergency_views.OpenPage.as_view(), name="open_page"),
    path("emergency/<int:pk>/", emergency_views.EmergencyPage.as_view(), name="emergency_page"),
    path("<int:pk>/", person_views.Overview.as_view(), name="person"),
    path("<int:pk>/plan/", person_views.Plan.as_view(), name="person_plan"),
    path("<int:pk>/places/", person_views.Places.as_view(), name="person_places"),
    path("<int:pk>/meetings/", person_views.Meetings.as_view(), name="person_meetings"),
    path("<int:pk>/papers/", person_views.Papers.as_view(), name="person_papers"),
    path("<int:pk>/bookmark/", bookmark_views.Keep.as_view(), name="bookmark"),
    path("<int:pk>/mark-unread/", bookmark_views.MarkUnread.as_view(), name="mark_unread"),
    path("<int:pk>/correct/", views.Correct.as_view(), name="correct"),
    path("<int:pk>/hand-over/", views.HandOver.as_view(), name="hand_over"),
]
