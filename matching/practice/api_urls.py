"""Addresses of practice in the API."""

from rest_framework.routers import SimpleRouter

from matching.practice.api import PracticeViewSet

router = SimpleRouter()
router.register("practices", PracticeViewSet, basename="api-practice")
urlpatterns = router.urls
