"""Addresses of requests for a call in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.services.callrequests.api import CallRequestViewSet

router = SimpleRouter()
router.register("call-requests", CallRequestViewSet, basename="api-call-requests")
urlpatterns = router.urls
