"""What reports tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, Panel
from accounts.people.states import Role

FEATURE = FeatureManifest(
    name="reports",
    trail={
        "report": _("Reported"),
        "resolve": _("Handled: something was done"),
        "dismiss": _("Handled: nothing had to be done"),
    },
    navigation=(NavigationItem(Role.COORDINATOR, 50, "reports:list", _("Reports"), "flag"),),
    panels=(
        Panel("home-coach-aside", 60, "moderation_panels", "reported"),
        Panel("home-coordinator-aside", 40, "moderation_panels", "reported"),
    ),
)
