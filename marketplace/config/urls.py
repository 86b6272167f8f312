"""The whole site map: the pages and the API of every feature, and what others made."""

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from accounts.people.views import Home
from accounts.privacy.views import SecurityTxt
from marketplace.config.features import FEATURES

api: list[URLPattern | URLResolver] = [
    *[path("", include(f"{package}.api_urls")) for package in FEATURES if find_spec(f"{package}.api_urls")],
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
]


def support_desk() -> list[URLResolver]:
    """Django's own admin, where the setting lets developers in."""
    return [path("support-desk/", admin.site.urls)] if settings.DJANGO_ADMIN else []


handler500 = "accounts.unsent.views.server_error"
urlpatterns = [
    path("", Home.as_view(), name="home"),
    *[path(address, include(f"{package}.urls")) for package, address in FEATURES.items()],
    path("about/", include("accounts.privacy.about_urls")),
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("api/v1/", include(api)),
    path(".well-known/security.txt", SecurityTxt.as_view(), name="security_txt"),
    *support_desk(),
]
