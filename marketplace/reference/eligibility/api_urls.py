"""Addresses of the REST API of schemes."""

from rest_framework.routers import SimpleRouter

from marketplace.reference.eligibility.api import LimitViewSet

router = SimpleRouter()
router.register("limits", LimitViewSet, basename="api-eligibility")
urlpatterns = router.urls
