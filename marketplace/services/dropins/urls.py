"""Addresses of the pages of the drop-in."""

from django.urls import include, path

from accounts.access.views import verb_paths
from marketplace.services.dropins import views
from marketplace.services.dropins.verbs import VISIT_VERBS

app_name = "dropins"
urlpatterns = [
    path("<int:pk>/", views.Queue.as_view(), name="queue"),
    path("<int:pk>/poster/", views.Poster.as_view(), name="poster"),
    path("<int:pk>/roster/", views.Roster.as_view(), name="roster"),
    path("<int:pk>/roster/add/", views.AddShift.as_view(), name="add_shift"),
    path("<int:pk>/check-in/", views.CheckIn.as_view(), name="check_in"),
    path("<int:pk>/next/", views.TakeNext.as_view(), name="take_next"),
    path("<int:pk>/open/", views.OpenDesk.as_view(), name="open_desk"),
    path("<int:pk>/close/", views.CloseDesk.as_view(), name="close_desk"),
    path("<int:pk>/edit/", views.EditDesk.as_view(), name="edit_desk"),
    path("add/", views.AddDesk.as_view(), name="add_desk"),
    path("shifts/<int:pk>/remove/", views.RemoveShift.as_view(), name="remove_shift"),
    path("visits/<int:pk>/", views.Detail.as_view(), name="detail"),
    *verb_paths(VISIT_VERBS, views.VisitPage, "visits/<int:pk>/"),
    path("visits/<int:pk>/link/", views.Link.as_view(), name="link"),
    path("visits/<int:pk>/note/", views.Note.as_view(), name="note"),
    path("visits/<int:pk>/step/", views.ProposeStep.as_view(), name="propose_step"),
    path("", include("marketplace.services.dropins.visitors.urls")),
]
