"""What oversight tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest

FEATURE = FeatureManifest(
    name="oversight",
    trail={
        "register": _("Model trained"),
        "watch": _("Model looks on"),
        "refuse": _("Model refused"),
        "put_in_service": _("Model put in service"),
        "retire": _("Model taken out of service"),
        "roll_back": _("Model rolled back"),
        "restore": _("Earlier model back in service"),
        "set_number": _("Number of the ranker changed"),
    },
)
