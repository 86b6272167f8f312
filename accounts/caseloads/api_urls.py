"""Addresses of the REST API of caseloads."""

from rest_framework.routers import SimpleRouter

from accounts.caseloads.api import CaseViewSet, DeputyViewSet
from accounts.caseloads.emergencies.api import EmergencyLookViewSet

router = SimpleRouter()
router.register("caseloads", CaseViewSet, basename="api-caseloads")
router.register("deputies", DeputyViewSet, basename="api-caseloads-deputy")
router.register("emergency-looks", EmergencyLookViewSet, basename="api-caseloads-emergency")
urlpatterns = router.urls
