"""Addresses of the REST API of caseloads."""

from rest_framework.routers import SimpleRouter

from accounts.caseloads.api import CaseViewSet, DeputyViewSet

router = SimpleRouter()
router.register("caseloads", CaseViewSet, basename="api-caseloads")
router.register("deputies", DeputyViewSet, basename="api-caseloads-deputy")
urlpatterns = router.urls
