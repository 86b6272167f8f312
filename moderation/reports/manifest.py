"""What features below this one show of reports."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, NavigationItem, Processing, menu_of
from accounts.people.states import Role
from moderation.reports.queues import QUEUES
from moderation.reports.verbs import HANDLE_VERBS

FEATURE = FeatureManifest(
    name="reports",
    processing=Processing(_("What you reported about a place or a person."), SEEN_BY_COACHES),
    trail={
        **trail_of(HANDLE_VERBS),
        "report": _("Reported"),
    },
    navigation=(
        NavigationItem(Role.COORDINATOR, 50, "reports:list", _("Reports"), "flag"),
        NavigationItem(menu_of(Role.COACH), 140, "reports:list", _("Reports"), "flag"),
    ),
    administration=(
        AdministrationPage(
            AdministrationGroup.EMPLOYERS,
            20,
            "reports:list",
            _("Reports"),
            _("What somebody found wrong with a place or a person."),
        ),
    ),
    queues=QUEUES,
)
