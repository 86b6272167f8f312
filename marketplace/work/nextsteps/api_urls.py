"""Addresses of what comes next in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.work.nextsteps.api import CheckInViewSet, NextStepViewSet, WhatNextViewSet

router = SimpleRouter()
router.register("check-ins", CheckInViewSet, basename="api-check-ins")
router.register("next-steps", NextStepViewSet, basename="api-next-steps")
router.register("what-next", WhatNextViewSet, basename="api-what-next")
urlpatterns = router.urls
