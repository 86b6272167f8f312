"""Addresses of the pages of suggestions."""

from django.urls import include, path

from accounts.access.views import verb_paths
from matching.suggestions import views
from matching.suggestions.verbs import SUGGESTION_VERBS

app_name = "suggestions"
urlpatterns = [
    path("", views.Mine.as_view(), name="mine"),
    path("<int:pk>/", views.Detail.as_view(), name="detail"),
    path("<int:pk>/approve/", views.Approve.as_view(), name="approve"),
    path("<int:pk>/decline/", views.Decline.as_view(), name="decline"),
    path("<int:pk>/say-yes/", views.SayYes.as_view(), name="say_yes"),
    *verb_paths(SUGGESTION_VERBS, views.SuggestionPage),
    path("<int:pk>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("places/<int:pk>/show-interest/", views.ShowInterest.as_view(), name="show_interest"),
    path("introductions/<int:pk>/ask-again/", views.AskAgain.as_view(), name="ask_again"),
    path("", include("matching.suggestions.searching.urls")),
    path("ranker/", views.Ranker.as_view(), name="ranker"),
    path("ranker/switch/", views.SwitchRanker.as_view(), name="switch_ranker"),
]
