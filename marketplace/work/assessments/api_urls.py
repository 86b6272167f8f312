"""Addresses of end assessments in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.assessments.api import AssessmentRequestViewSet, AssessmentViewSet

router = SimpleRouter()
router.register("assessments", AssessmentViewSet, basename="api-assessments")
router.register("trials-to-assess", AssessmentRequestViewSet, basename="api-assessment-requests")
urlpatterns = router.urls
