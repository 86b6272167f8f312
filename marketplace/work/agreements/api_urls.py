"""Addresses of agreements in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.agreements.absences.api import AbsenceViewSet
from marketplace.work.agreements.api import AgreementViewSet, PlacementAgreementViewSet
from marketplace.work.agreements.mandates.api import MandateViewSet

router = SimpleRouter()
router.register("agreements", AgreementViewSet, basename="api-agreements")
router.register("placements-agreements", PlacementAgreementViewSet, basename="api-placement-agreements")
router.register("absences", AbsenceViewSet, basename="api-absences")
router.register("mandates", MandateViewSet, basename="api-mandates")
urlpatterns = router.urls
