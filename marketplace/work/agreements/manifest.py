"""What features below this one show of agreements."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.first_days import FirstStep
from accounts.keyring.sealing import key_name
from accounts.manifests import (
    SEEN_BY_WORKPLACE,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    SealedRows,
    menu_of,
)
from accounts.people.states import Role
from marketplace.work.agreements import panels, receivers, states
from marketplace.work.agreements.holdings import MANDATES
from marketplace.work.agreements.mandates.queries import mandates_of_authority
from marketplace.work.agreements.queues import QUEUES
from marketplace.work.agreements.signing.actions import renew_mac
from marketplace.work.agreements.signing.queries import signatures
from marketplace.work.agreements.verbs import AGREEMENT_VERBS

FEATURE = FeatureManifest(
    name="agreements",
    processing=Processing(
        _("Agreements of work trials with their signatures, and absences from the trial."), SEEN_BY_WORKPLACE
    ),
    trail={
        **trail_of(AGREEMENT_VERBS),
        "write": _("Agreement begun"),
        "amend": _("New version of the agreement begun"),
        "edit": _("Text of the agreement written"),
        "sign": _("One side signed"),
        "complete": _("Both sides have signed"),
        "check": _("The coach checked the agreement"),
        "confirm": _("The official signed"),
        "apply": _("The new version came into force"),
        "replace": _("A newer version replaced the agreement"),
        "view": _("Looked at the agreement"),
        "report_absence": _("Absence written down"),
        "give_mandate": _("Mandate to sign given"),
        "end_mandate": _("Mandate to sign ended"),
    },
    enums={
        "AgreementStateEnum": states.AgreementState,
        "SigningPartyEnum": states.Party,
    },
    sealed=(SealedRows("marketplace.Signature.seal", signatures, lambda row: key_name(row.seal), renew_mac),),
    link_pages={"agreements.sign": "marketplace.work.agreements.views.SignByLink"},
    connect=receivers.connect,
    panels=(
        Panel("protection", 20, "marketplace/work/agreements/panel_names.html", panels.names_on_paper),
        Panel("person-papers", 20, "marketplace/work/agreements/panel_of_person.html", panels.agreements_of),
        Panel("placement", 10, "marketplace/work/agreements/panel_of_placement.html", panels.agreement_of),
    ),
    administration=(
        AdministrationPage(
            AdministrationGroup.PEOPLE,
            30,
            "agreements:mandates",
            _("Mandates to sign"),
            _("Who signs agreements for the authority, and until when."),
        ),
    ),
    holdings=(MANDATES,),
    navigation=(
        *(
            NavigationItem(menu_of(role), 60, "agreements:list", _("Agreements"), "pen")
            for role in (Role.YOUNG, Role.EMPLOYER, Role.COACH, Role.COORDINATOR)
        ),
    ),
    queues=QUEUES,
    first_steps=(
        FirstStep(Role.COORDINATOR, 20, _("Say who signs agreements"), "agreements:mandates", mandates_of_authority),
    ),
)
