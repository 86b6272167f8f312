"""Addresses of plans in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.guidance.plans.api import (
    PersonPlanViewSet,
    PlanStepViewSet,
    PlanVersionViewSet,
    PlanViewSet,
    SurveyViewSet,
)

router = SimpleRouter()
router.register("plans", PlanViewSet, basename="api-plans")
router.register("plan-steps", PlanStepViewSet, basename="api-plan-steps")
router.register("plan-versions", PlanVersionViewSet, basename="api-plan-versions")
router.register("plans-of", PersonPlanViewSet, basename="api-plans-of")
router.register("surveys", SurveyViewSet, basename="api-surveys")
urlpatterns = router.urls
