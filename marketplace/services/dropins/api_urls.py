"""Addresses of the drop-in in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.services.dropins.api import DropInPlaceViewSet, VisitViewSet

router = SimpleRouter()
router.register("drop-in-places", DropInPlaceViewSet, basename="api-drop-in-places")
router.register("visits", VisitViewSet, basename="api-visits")
urlpatterns = router.urls
