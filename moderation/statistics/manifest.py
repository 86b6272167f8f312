"""What features below this one show of statistics."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, Panel
from accounts.people.states import Role

FEATURE = FeatureManifest(
    name="statistics",
    navigation=(
        NavigationItem(Role.COORDINATOR, 30, "statistics:overview", _("Numbers"), "chart"),
        NavigationItem(Role.ADMINISTRATOR, 40, "statistics:overview", _("Numbers"), "chart"),
    ),
    panels=(
        Panel("home-administrator", 10, "moderation_panels", "this_month"),
        Panel("home-coach", 140, "moderation_panels", "trials_led_on"),
        Panel("home-coordinator", 20, "moderation_panels", "this_month"),
        Panel("home-coordinator", 70, "moderation_panels", "trials_led_on"),
        Panel("home-coordinator", 80, "moderation_panels", "referral_falls"),
    ),
)
