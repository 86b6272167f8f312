"""Addresses of the REST API of notices."""

from rest_framework.routers import SimpleRouter

from accounts.notices.api import NoticeViewSet, ParkedNoticeViewSet

router = SimpleRouter()
router.register("notices", NoticeViewSet, basename="api-notices")
router.register("parked-notices", ParkedNoticeViewSet, basename="api-parked-notices")
urlpatterns = router.urls
