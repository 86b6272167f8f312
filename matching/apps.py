"""Tells Django of the matching app and connects its receivers."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    """The matching app."""

    name = "matching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Suggestions follow what happens to listings, profiles, blocks and interests."""
        from accounts.audit.transitions import state_changed
        from marketplace.guidance.profiles.models import Block, Profile
        from marketplace.services.events.models import Interest
        from marketplace.work.listings.models import Listing
        from matching.suggestions import receivers

        state_changed.connect(receivers.on_listing, sender=Listing, dispatch_uid="suggestions-listing")
        state_changed.connect(receivers.on_profile, sender=Profile, dispatch_uid="suggestions-profile")
        state_changed.connect(receivers.on_interest, sender=Interest, dispatch_uid="suggestions-interest")
        state_changed.connect(receivers.on_block, sender=Block, dispatch_uid="suggestions-block")
