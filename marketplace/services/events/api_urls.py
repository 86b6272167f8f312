"""Addresses of events in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.services.events.api import EventViewSet, SignUpViewSet

router = SimpleRouter()
router.register("events", EventViewSet, basename="api-events")
router.register("sign-ups", SignUpViewSet, basename="api-sign-ups")
urlpatterns = router.urls
