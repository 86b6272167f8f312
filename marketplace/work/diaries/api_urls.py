"""Addresses of the diary in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.diaries.api import DiaryDayViewSet, DiaryViewSet

router = SimpleRouter()
router.register("diary", DiaryViewSet, basename="api-diary")
router.register("diary-days", DiaryDayViewSet, basename="api-diary-days")
urlpatterns = router.urls
