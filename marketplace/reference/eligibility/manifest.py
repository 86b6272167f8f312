"""What features below this one show of eligibility."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem
from accounts.people.states import Role
from marketplace.reference.eligibility.schemes import employment

FEATURE = FeatureManifest(
    name="eligibility",
    trail={
        "edit": _("Limit of the law changed"),
    },
    navigation=(NavigationItem(Role.ADMINISTRATOR, 20, "eligibility:list", _("Limits of the law"), "info"),),
    enums={
        "SaidEnum": employment.Said,
    },
)
