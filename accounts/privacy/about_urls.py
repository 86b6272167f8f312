"""Addresses of the pages about the service: accessibility, privacy notice, contact."""

from django.urls import path

from accounts.privacy.views import About, Contact, PrivacyNotice

urlpatterns = [
    path("accessibility/", About.as_view(template_name="accounts/privacy/accessibility.html"), name="accessibility"),
    path("privacy/", PrivacyNotice.as_view(), name="privacy_notice"),
    path("contact/", Contact.as_view(), name="contact"),
]
