"""What features below this one show of oversight."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import FeatureManifest
from matching.oversight.verbs import MODEL_VERBS

FEATURE = FeatureManifest(
    name="oversight",
    trail={
        **trail_of(MODEL_VERBS),
        "register": _("Model trained"),
        "watch": _("Model looks on"),
        "retire": _("Model taken out of service"),
        "restore": _("Earlier model back in service"),
        "set_number": _("Number of the ranker changed"),
    },
)
