"""Addresses of the REST API of notices."""

from rest_framework.routers import SimpleRouter

from accounts.notices.api import NoticeViewSet

router = SimpleRouter()
router.register("notices", NoticeViewSet, basename="api-notices")
urlpatterns = router.urls
