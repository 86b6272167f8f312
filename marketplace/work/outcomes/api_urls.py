"""Addresses of hirings in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.outcomes.api import (
    CaseViewSet,
    ContractViewSet,
    HiringBeginViewSet,
    HiringViewSet,
)
from marketplace.work.outcomes.costs.api import CostViewSet

router = SimpleRouter()
router.register("hirings", HiringViewSet, basename="api-hirings")
router.register("placements-leading-on", HiringBeginViewSet, basename="api-hiring-begins")
router.register("contracts", ContractViewSet, basename="api-contracts")
router.register("support-cases", CaseViewSet, basename="api-cases")
router.register("job-costs", CostViewSet, basename="api-costs")
urlpatterns = router.urls
