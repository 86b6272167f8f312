"""Addresses of the words of work in the API."""

from rest_framework.routers import SimpleRouter

from marketplace.reference.vocabulary.api import ConceptViewSet

router = SimpleRouter()
router.register("concepts", ConceptViewSet, basename="concept")
urlpatterns = router.urls
