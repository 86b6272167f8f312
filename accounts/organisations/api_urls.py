"""Addresses of the REST API of organisations."""

from rest_framework.routers import SimpleRouter

from accounts.organisations.api import OrganisationViewSet, TieViewSet

router = SimpleRouter()
router.register("organisations", OrganisationViewSet, basename="api-organisations")
router.register("ties", TieViewSet, basename="api-organisations-tie")
urlpatterns = router.urls
