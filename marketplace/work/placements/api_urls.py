"""Addresses of placements in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.placements.api import FollowUpViewSet, PlacementDraftViewSet, PlacementViewSet

router = SimpleRouter()
router.register("placements", PlacementViewSet, basename="api-placements")
router.register("introductions-accepted", PlacementDraftViewSet, basename="api-placement-drafts")
router.register("follow-ups", FollowUpViewSet, basename="api-follow-ups")
urlpatterns = router.urls
