"""Addresses of the REST API of privacy."""

from rest_framework.routers import SimpleRouter

from accounts.privacy.api import ConsentViewSet, MyDataViewSet
from accounts.privacy.protections.api import ProtectionViewSet

router = SimpleRouter()
router.register("consents", ConsentViewSet, basename="api-privacy-consent")
router.register("protections", ProtectionViewSet, basename="api-privacy-protection")
router.register("my-data", MyDataViewSet, basename="api-privacy")
urlpatterns = router.urls
