"""What features below this one show of reports."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, NavigationItem, Panel, Processing
from accounts.people.states import Role
from moderation.reports import panels
from moderation.reports.verbs import HANDLE_VERBS

FEATURE = FeatureManifest(
    name="reports",
    processing=Processing(_("What you reported about a place or a person."), SEEN_BY_COACHES),
    trail={
        **trail_of(HANDLE_VERBS),
        "report": _("Reported"),
    },
    navigation=(NavigationItem(Role.COORDINATOR, 50, "reports:list", _("Reports"), "flag"),),
    panels=(
        Panel("home-coach-aside", 60, "moderation/reports/panel_reported.html", panels.reported),
        Panel("home-coordinator-aside", 40, "moderation/reports/panel_reported.html", panels.reported),
    ),
)
