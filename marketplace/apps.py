"""Tells Django of the marketplace app and connects its receivers."""

from django.apps import AppConfig


class MarketplaceConfig(AppConfig):
    """The marketplace app."""

    name = "marketplace"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Introductions follow listings, employers, blocks; talks follow deputies; all follow permissions, erasures."""
        from django.db.models.signals import post_delete, post_save

        from accounts.audit.transitions import state_changed
        from accounts.caseloads.models import Deputy
        from accounts.organisations.models import Organisation
        from accounts.people.models import User
        from accounts.privacy.models import Consent
        from marketplace.guidance.appointments import receivers as appointments
        from marketplace.guidance.plans import receivers as plans
        from marketplace.guidance.profiles import receivers as profiles
        from marketplace.guidance.profiles.models import Block, Profile
        from marketplace.services.directory.models import Service
        from marketplace.services.dropins import receivers as dropins
        from marketplace.services.events import receivers as events
        from marketplace.services.events.models import SignUp
        from marketplace.services.feedback import receivers as feedback
        from marketplace.services.referrals import receivers as referrals
        from marketplace.work.agreements import receivers as agreements
        from marketplace.work.assessments import receivers as assessments
        from marketplace.work.introductions import receivers as introductions
        from marketplace.work.listings.models import Listing
        from marketplace.work.messages import receivers as threads
        from marketplace.work.nextsteps import receivers as nextsteps
        from marketplace.work.outcomes import receivers as hirings
        from marketplace.work.placements import receivers as placements
        from marketplace.work.placements.models import Placement

        state_changed.connect(introductions.on_listing, sender=Listing, dispatch_uid="introductions-listing")
        state_changed.connect(introductions.on_organisation, sender=Organisation, dispatch_uid="introductions-employer")
        state_changed.connect(introductions.on_block, sender=Block, dispatch_uid="introductions-block")
        state_changed.connect(introductions.on_consent, sender=Consent, dispatch_uid="introductions-consent")
        state_changed.connect(profiles.on_consent, sender=Consent, dispatch_uid="profiles-consent")
        state_changed.connect(agreements.on_placement, sender=Placement, dispatch_uid="agreements-placement")
        state_changed.connect(hirings.on_placement, sender=Placement, dispatch_uid="hirings-placement")
        # Hirings and placements may refuse an erasure, so they are asked first.
        for one in (hirings, placements, introductions, profiles, referrals, events, appointments, dropins):
            state_changed.connect(one.on_person, sender=User, dispatch_uid=f"{one.__name__}-person")
        state_changed.connect(referrals.on_consent, sender=Consent, dispatch_uid="referrals-consent")
        state_changed.connect(referrals.on_service, sender=Service, dispatch_uid="referrals-service")
        state_changed.connect(events.on_sign_up, sender=SignUp, dispatch_uid="events-sign-up")
        state_changed.connect(events.on_organisation, sender=Organisation, dispatch_uid="events-employer")
        state_changed.connect(nextsteps.on_placement, sender=Placement, dispatch_uid="nextsteps-placement")
        state_changed.connect(assessments.on_placement, sender=Placement, dispatch_uid="assessments-placement")
        state_changed.connect(plans.on_state_changed, dispatch_uid="plans-anything")
        state_changed.connect(feedback.on_state_changed, dispatch_uid="feedback-anything")
        post_save.connect(threads.on_deputy, sender=Deputy, dispatch_uid="threads-deputy")
        post_delete.connect(profiles.on_deleted, sender=Profile, dispatch_uid="profiles-deleted")
