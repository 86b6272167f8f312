"""Addresses of items about health in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.guidance.healthnotes.api import HealthItemViewSet

router = SimpleRouter()
router.register("health-items", HealthItemViewSet, basename="api-health-items")
urlpatterns = router.urls
