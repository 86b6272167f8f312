"""Addresses of the pages on which a place is written."""

from django.urls import path

from marketplace.work.listings.writing import views

urlpatterns = [
    path("write/", views.Write.as_view(), name="write"),
    path("write/preview/", views.Preview.as_view(), name="preview"),
    path("write/words/", views.CheckWords.as_view(), name="check_words"),
    path("write/<slug:kind>/", views.WriteKind.as_view(), name="write_kind"),
    path("<int:pk>/edit/", views.Edit.as_view(), name="edit"),
    path("<int:pk>/submit/", views.Submit.as_view(), name="submit"),
    path("<int:pk>/copy/", views.Copy.as_view(), name="copy"),
]
