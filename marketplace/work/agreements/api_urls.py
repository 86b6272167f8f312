"""Addresses of agreements in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.agreements.api import AbsenceViewSet, AgreementViewSet, MandateViewSet, PlacementAgreementViewSet

router = SimpleRouter()
router.register("agreements", AgreementViewSet, basename="api-agreements")
router.register("placements-agreements", PlacementAgreementViewSet, basename="api-placement-agreements")
router.register("absences", AbsenceViewSet, basename="api-absences")
router.register("mandates", MandateViewSet, basename="api-mandates")
urlpatterns = router.urls
