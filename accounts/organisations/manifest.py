"""What features below this one show of organisations."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.first_days import FirstStep
from accounts.manifests import SEEN_BY_WORKPLACE, FeatureManifest, Finder, Panel, Processing
from accounts.organisations import panels, states
from accounts.organisations.queries import checked_in_authority_of, colleagues_of, find_organisations
from accounts.organisations.verbs import ORGANISATION_VERBS
from accounts.people.states import Role

FEATURE = FeatureManifest(
    name="organisations",
    processing=Processing(_("Who acts for which workplace."), SEEN_BY_WORKPLACE),
    trail={
        **trail_of(ORGANISATION_VERBS),
        "register": _("Workplace registered"),
        "edit": _("Details of the workplace changed"),
        "leave": _("A colleague left"),
        "remove_member": _("A colleague was removed"),
        "accept_membership": _("A colleague said yes"),
        "withdraw_invitation": _("An invitation was taken back"),
        "declare_tie": _("A tie was declared"),
        "end_tie": _("A tie ended"),
    },
    enums={
        "OrganisationKindEnum": states.OrganisationKind,
        "TieKindEnum": states.TieKind,
    },
    administration=(
        AdministrationPage(
            AdministrationGroup.EMPLOYERS,
            10,
            "organisations:list",
            _("Employers"),
            _("Who has been checked, who waits, who was shut out; their people."),
        ),
    ),
    link_pages={"organisations.accept_membership": "accounts.organisations.invitations.views.AcceptByLink"},
    pages={"first_workplace": "organisations:register"},
    finders=(Finder(20, _("Employers"), find_organisations),),
    panels=(Panel("home-employer-aside", 10, "accounts/organisations/panel_mine.html", panels.my_organisations),),
    first_steps=(
        FirstStep(Role.EMPLOYER, 40, _("Invite a colleague, for days away"), "organisations:list", colleagues_of),
        FirstStep(Role.COORDINATOR, 10, _("Check the first workplace"), "organisations:list", checked_in_authority_of),
    ),
)
