"""Addresses of profiles in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.guidance.profiles.api import BlockViewSet, PersonProfileViewSet, ProfileViewSet

router = SimpleRouter()
router.register("profiles", ProfileViewSet, basename="api-profiles")
router.register("people-profiles", PersonProfileViewSet, basename="api-people-profiles")
router.register("blocks", BlockViewSet, basename="api-blocks")
urlpatterns = router.urls
