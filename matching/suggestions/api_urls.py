"""Addresses of suggestions in the API."""

from rest_framework.routers import SimpleRouter

from matching.suggestions.api import SuggestionViewSet

router = SimpleRouter()
router.register("suggestions", SuggestionViewSet, basename="api-suggestions")
urlpatterns = router.urls
