"""What features below this one show of directory."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.first_days import FirstStep
from accounts.manifests import FeatureManifest, NavigationItem, menu_of
from accounts.people.states import Role
from accounts.privacy.registry import Part
from marketplace.services.directory import states
from marketplace.services.directory.queries import names_of_services, shown_by_authority_of
from marketplace.services.directory.queues import QUEUES
from marketplace.services.directory.verbs import CARD_VERBS

FEATURE = FeatureManifest(
    name="directory",
    trail={
        **trail_of(CARD_VERBS),
        "write": _("Card of a service begun"),
        "edit": _("Card of a service changed"),
        "remind": _("Asked whether the card is right"),
    },
    nightly=("marketplace.services.directory.tasks.ask_keepers",),
    enums={
        "CardStateEnum": states.CardState,
        "CostEnum": states.Cost,
        "ServiceKindEnum": states.ServiceKind,
        "WayInEnum": states.WayIn,
    },
    privacy={"marketplace.service_languages": Part(public=("id", "service", "concept"), keep="employer")},
    link_pages={"directory.card": "marketplace.services.directory.views.ByLink"},
    consent_subjects={"service": names_of_services},
    navigation=(
        *(
            NavigationItem(menu_of(role), 90, "directory:list", _("Services"), "info")
            for role in (Role.YOUNG, Role.COACH, Role.COORDINATOR)
        ),
    ),
    administration=(
        AdministrationPage(
            AdministrationGroup.RULES,
            10,
            "directory:mine",
            _("Services"),
            _("Cards of services, and whether they are still right."),
        ),
    ),
    queues=QUEUES,
    first_steps=(
        FirstStep(Role.COORDINATOR, 30, _("Put your own services on show"), "directory:mine", shown_by_authority_of),
    ),
)
