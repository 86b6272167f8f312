"""Addresses of the REST API of people."""

from rest_framework.routers import SimpleRouter

from accounts.people.api import PersonViewSet

router = SimpleRouter()
router.register("people", PersonViewSet, basename="api-people")
urlpatterns = router.urls
