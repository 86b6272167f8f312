"""Addresses of threads in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.messages.api import IntroductionThreadViewSet, PersonThreadViewSet, ThreadViewSet

router = SimpleRouter()
router.register("threads", ThreadViewSet, basename="api-threads")
router.register("threads-with-coach", PersonThreadViewSet, basename="api-threads-with-coach")
router.register("threads-about", IntroductionThreadViewSet, basename="api-threads-about")
urlpatterns = router.urls
