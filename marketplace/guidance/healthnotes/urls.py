"""Addresses of the pages of items about health."""

from django.urls import path

from accounts.access.views import verb_paths
from marketplace.guidance.healthnotes import views
from marketplace.guidance.healthnotes.verbs import ITEM_VERBS

app_name = "healthnotes"
urlpatterns = [
    path("", views.Mine.as_view(), name="mine"),
    path("allow/", views.Allow.as_view(), name="allow"),
    path("of/<int:pk>/", views.Read.as_view(), name="read"),
    path("<int:pk>/", views.Write.as_view(), name="write"),
    *verb_paths(ITEM_VERBS, views.ItemPage),
]
