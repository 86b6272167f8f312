"""Addresses of referrals in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.services.referrals.api import ReferralViewSet

router = SimpleRouter()
router.register("referrals", ReferralViewSet, basename="api-referrals")
urlpatterns = router.urls
