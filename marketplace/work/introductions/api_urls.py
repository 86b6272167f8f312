"""Addresses of introductions in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.introductions.api import IntroductionViewSet

router = SimpleRouter()
router.register("introductions", IntroductionViewSet, basename="api-introductions")
urlpatterns = router.urls
