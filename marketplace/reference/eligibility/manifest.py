"""What features below this one show of eligibility."""

from django.utils.translation import gettext_lazy as _

from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.manifests import FeatureManifest
from marketplace.reference.eligibility.schemes import employment

FEATURE = FeatureManifest(
    name="eligibility",
    trail={
        "edit": _("Limit of the law changed"),
    },
    administration=(
        AdministrationPage(
            AdministrationGroup.RULES,
            20,
            "eligibility:list",
            _("Limits of the law"),
            _("Numbers with their section and their dates."),
        ),
    ),
    enums={
        "SaidEnum": employment.Said,
    },
)
