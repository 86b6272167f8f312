"""Address of the calculator of a job's cost."""

from django.urls import path

from marketplace.work.outcomes.costs import views

urlpatterns = [path("cost/<int:pk>/", views.CostPage.as_view(), name="cost")]
