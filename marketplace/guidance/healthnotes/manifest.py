"""What healthnotes tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest
from marketplace.guidance.healthnotes import states

FEATURE = FeatureManifest(
    name="healthnotes",
    trail={
        "allow": _("Permission about health given"),
        "write": _("Item about health written"),
        "withdraw": _("Permission about health taken back"),
        "view": _("Looked at an item about health"),
    },
    enums={
        "HealthTopicEnum": states.Topic,
    },
)
