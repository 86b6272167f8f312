"""What features below this one show of privacy."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.manifests import MENU, SEEN_BY_COACHES, FeatureManifest, NavigationItem, Panel, Processing
from accounts.privacy import panels, receivers
from accounts.privacy.encryption import EQUALITY
from accounts.privacy.models import EqualityAnswer
from accounts.privacy.protections import panels as protection_panels
from accounts.privacy.protections.queues import QUEUES
from accounts.privacy.protections.states import ProtectionKind
from accounts.privacy.protections.verbs import PROTECTION_VERBS
from accounts.privacy.rotation import sealed_column

FEATURE = FeatureManifest(
    name="privacy",
    processing=Processing(
        _(
            "Your permissions; gender and first language, if you tell them, sealed and read by the test of"
            " fairness alone; extra protection with its reason."
        ),
        SEEN_BY_COACHES,
    ),
    trail={
        "give": _("Permission given"),
        "withdraw": _("Permission taken back"),
        "protect": _("Extra protection switched on"),
        **trail_of(PROTECTION_VERBS),
    },
    navigation=(NavigationItem(MENU, 30, "privacy:mine", _("My data"), "shield"),),
    sealed=(sealed_column(EqualityAnswer, "sealed", EQUALITY),),
    pages={"my_data": "privacy:mine"},
    link_pages={"privacy.undo_email": "accounts.privacy.views.UndoEmail"},
    connect=receivers.connect,
    nightly=(
        "accounts.privacy.tasks.erase_expired",
        "accounts.privacy.protections.tasks.remind_of_reviews",
    ),
    enums={"ProtectionKindEnum": ProtectionKind},
    panels=(
        Panel("home-administrator-aside", 5, "accounts/privacy/panel_controllers.html", panels.unwritten_controllers),
        Panel("person-overview", 5, "accounts/privacy/panel_protection.html", protection_panels.protection_of),
        Panel("person-tasks", 5, "accounts/privacy/link_protect.html", protection_panels.way_to_protect),
    ),
    administration=(
        AdministrationPage(
            AdministrationGroup.RULES,
            40,
            "privacy:periods",
            _("Periods of data"),
            _("How long each kind of data is kept, and what goes tonight."),
        ),
    ),
    queues=QUEUES,
)
