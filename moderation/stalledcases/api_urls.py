"""Address of standstills in the API."""

from rest_framework.routers import SimpleRouter

from moderation.stalledcases.api import StandstillViewSet

router = SimpleRouter()
router.register("standstills", StandstillViewSet, basename="api-standstills")
urlpatterns = router.urls
