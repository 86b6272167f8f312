"""Addresses of feedback in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.services.feedback.api import FeedbackLineViewSet

router = SimpleRouter()
router.register("feedback", FeedbackLineViewSet, basename="api-feedback")
urlpatterns = router.urls
