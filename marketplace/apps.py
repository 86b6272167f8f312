"""Tells Django of the marketplace app and connects its receivers."""

from django.apps import AppConfig


class MarketplaceConfig(AppConfig):
    """The marketplace app."""

    name = "marketplace"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Introductions follow listings, employers and blocks; all follow permissions and erasures."""
        from django.db.models.signals import post_delete

        from accounts.audit.transitions import state_changed
        from accounts.organisations.models import Organisation
        from accounts.people.models import User
        from accounts.privacy.models import Consent
        from marketplace.introductions import receivers as introductions
        from marketplace.listings.models import Listing
        from marketplace.placements import receivers as placements
        from marketplace.profiles import receivers as profiles
        from marketplace.profiles.models import Block, Profile

        state_changed.connect(introductions.on_listing, sender=Listing, dispatch_uid="introductions-listing")
        state_changed.connect(introductions.on_organisation, sender=Organisation, dispatch_uid="introductions-employer")
        state_changed.connect(introductions.on_block, sender=Block, dispatch_uid="introductions-block")
        state_changed.connect(introductions.on_consent, sender=Consent, dispatch_uid="introductions-consent")
        state_changed.connect(profiles.on_consent, sender=Consent, dispatch_uid="profiles-consent")
        # Placements may refuse an erasure, so they are asked first.
        state_changed.connect(placements.on_person, sender=User, dispatch_uid="placements-person")
        state_changed.connect(introductions.on_person, sender=User, dispatch_uid="introductions-person")
        state_changed.connect(profiles.on_person, sender=User, dispatch_uid="profiles-person")
        post_delete.connect(profiles.on_deleted, sender=Profile, dispatch_uid="profiles-deleted")
