"""Addresses of the service directory in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.services.directory.api import ServiceViewSet

router = SimpleRouter()
router.register("services", ServiceViewSet, basename="api-services")
urlpatterns = router.urls
