"""Addresses of the pages of oversight."""

from django.urls import path

from accounts.access.views import verb_paths
from matching.oversight import views
from matching.oversight.verbs import MODEL_VERBS

app_name = "oversight"
urlpatterns = [
    path("models/<int:pk>/", views.Card.as_view(), name="card"),
    *verb_paths(MODEL_VERBS, views.ModelPage, "models/<int:pk>/"),
    path("numbers/", views.SetNumber.as_view(), name="set_number"),
]
