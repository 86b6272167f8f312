"""Addresses of appointments in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.guidance.appointments.api import AppointmentViewSet, OfferedTimesViewSet, OpenTimesViewSet
from marketplace.guidance.appointments.availability.api import ClosedDayViewSet, OpeningHoursViewSet
from marketplace.guidance.appointments.leaves.api import LeaveViewSet

router = SimpleRouter()
router.register("appointments", AppointmentViewSet, basename="api-appointments")
router.register("open-times", OpenTimesViewSet, basename="api-open-times")
router.register("offered-times", OfferedTimesViewSet, basename="api-offered-times")
router.register("opening-hours", OpeningHoursViewSet, basename="api-opening-hours")
router.register("times-away", LeaveViewSet, basename="api-times-away")
router.register("closed-days", ClosedDayViewSet, basename="api-closed-days")
urlpatterns = router.urls
