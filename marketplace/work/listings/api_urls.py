"""Addresses of the REST API of listings."""

from rest_framework.routers import SimpleRouter

from marketplace.work.listings.api import ListingViewSet

router = SimpleRouter()
router.register("listings", ListingViewSet, basename="api-listings")
urlpatterns = router.urls
