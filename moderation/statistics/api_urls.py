"""Addresses of the REST API of statistics."""

from rest_framework.routers import SimpleRouter

from moderation.statistics.api import StatisticsViewSet

router = SimpleRouter()
router.register("statistics", StatisticsViewSet, basename="api-statistics")
urlpatterns = router.urls
