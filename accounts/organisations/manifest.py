"""What organisations tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, Panel
from accounts.organisations import states

FEATURE = FeatureManifest(
    name="organisations",
    trail={
        "register": _("Workplace registered"),
        "edit": _("Details of the workplace changed"),
        "verify": _("Workplace checked and accepted"),
        "refuse": _("Workplace not accepted"),
        "ban": _("Workplace shut out"),
        "restore": _("Workplace let in for a new check"),
        "add_member": _("A colleague was added"),
        "leave": _("A colleague left"),
        "declare_tie": _("A tie was declared"),
        "end_tie": _("A tie ended"),
    },
    enums={
        "OrganisationKindEnum": states.OrganisationKind,
        "TieKindEnum": states.TieKind,
    },
    pages={"first_workplace": "organisations:register"},
    panels=(Panel("home-employer-aside", 10, "accounts_panels", "my_organisations"),),
)
