"""What features below this one show of healthnotes."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import FeatureManifest
from marketplace.guidance.healthnotes import states
from marketplace.guidance.healthnotes.verbs import ITEM_VERBS

FEATURE = FeatureManifest(
    name="healthnotes",
    trail={
        **trail_of(ITEM_VERBS),
        "allow": _("Permission about health given"),
        "write": _("Item about health written"),
        "view": _("Looked at an item about health"),
    },
    enums={
        "HealthTopicEnum": states.Topic,
    },
)
