"""Address of standstills in the API."""

from rest_framework.routers import SimpleRouter

from moderation.stalledcases.api import StalledCaseViewSet

router = SimpleRouter()
router.register("standstills", StalledCaseViewSet, basename="api-stalled-cases")
urlpatterns = router.urls
