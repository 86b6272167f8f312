"""The whole site map on one page; everything is named by string."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView

from accounts.people.views import Home

api: list[URLPattern | URLResolver] = [
    path("", include("accounts.people.api_urls")),
    path("", include("accounts.organisations.api_urls")),
    path("", include("accounts.caseloads.api_urls")),
    path("", include("accounts.notices.api_urls")),
    path("", include("accounts.privacy.api_urls")),
    path("", include("marketplace.schemes.api_urls")),
    path("", include("marketplace.skills.api_urls")),
    path("", include("marketplace.profiles.api_urls")),
    path("", include("marketplace.listings.api_urls")),
    path("", include("marketplace.introductions.api_urls")),
    path("", include("marketplace.placements.api_urls")),
    path("", include("matching.oversight.api_urls")),
    path("", include("matching.suggestions.api_urls")),
    path("", include("moderation.reviews.api_urls")),
    path("", include("moderation.reports.api_urls")),
    path("", include("moderation.statistics.api_urls")),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
]

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("people/", include("accounts.people.urls")),
    path("employers/", include("accounts.organisations.urls")),
    path("caseloads/", include("accounts.caseloads.urls")),
    path("messages/", include("accounts.notices.urls")),
    path("my-data/", include("accounts.privacy.urls")),
    path("law/", include("marketplace.schemes.urls")),
    path("words/", include("marketplace.skills.urls")),
    path("profiles/", include("marketplace.profiles.urls")),
    path("places/", include("marketplace.listings.urls")),
    path("introductions/", include("marketplace.introductions.urls")),
    path("placements/", include("marketplace.placements.urls")),
    path("suggestions/", include("matching.suggestions.urls")),
    path("ranker/", include("matching.oversight.urls")),
    path("queue/", include("moderation.reviews.urls")),
    path("reports/", include("moderation.reports.urls")),
    path("numbers/", include("moderation.statistics.urls")),
    path("about/", include("accounts.privacy.about_urls")),
    path("account/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("api/v1/", include(api)),
    path("support-desk/", admin.site.urls),
]
