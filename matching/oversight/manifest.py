"""What features below this one show of oversight."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.manifests import FeatureManifest, SealedRows
from matching.oversight.actions import sign_anew
from matching.oversight.models import TrainedModel
from matching.oversight.queries import signing_key
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
    administration=(
        AdministrationPage(
            AdministrationGroup.MACHINE,
            20,
            "oversight:set_number",
            _("Numbers of the ranker"),
            _("How much it suggests, and how often it tries something new."),
        ),
    ),
    sealed=(SealedRows("matching.TrainedModel's files", TrainedModel.objects.all, signing_key, sign_anew),),
)
