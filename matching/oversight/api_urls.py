"""Addresses of oversight in the API."""

from rest_framework.routers import SimpleRouter

from matching.oversight.api import TrainedModelViewSet

router = SimpleRouter()
router.register("models", TrainedModelViewSet, basename="api-oversight")
urlpatterns = router.urls
