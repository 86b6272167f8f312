"""Addresses of the REST API of reports."""

from rest_framework.routers import SimpleRouter

from moderation.reports.api import ReportViewSet

router = SimpleRouter()
router.register("reports", ReportViewSet, basename="api-reports")
urlpatterns = router.urls
