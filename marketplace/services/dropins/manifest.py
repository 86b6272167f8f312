"""What features below this one show of dropins."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, Panel, Processing
from marketplace.services.dropins import panels, receivers, states
from marketplace.services.dropins.verbs import VISIT_VERBS

FEATURE = FeatureManifest(
    name="dropins",
    processing=Processing(_("Visits without an appointment: a number and a topic."), SEEN_BY_COACHES),
    trail={
        **trail_of(VISIT_VERBS),
        "check_in": _("Came to the drop-in"),
        "link": _("A turn was linked with a young person"),
        "add_desk": _("Drop-in place added"),
        "edit_desk": _("Details of the drop-in place changed"),
        "open_desk": _("Drop-in place opened"),
        "close_desk": _("Drop-in place closed"),
        "add_shift": _("Shift added"),
        "remove_shift": _("Shift removed"),
        "view": _("Looked at the turn"),
    },
    nightly=("marketplace.services.dropins.tasks.forget_yesterday",),
    enums={
        "DropInTopicEnum": states.Topic,
    },
    connect=receivers.connect,
    panels=(
        Panel("home-coach-aside", 10, "marketplace/services/dropins/panel_today.html", panels.drop_in_today),
        Panel("home-coordinator-aside", 20, "marketplace/services/dropins/panel_today.html", panels.drop_in_today),
    ),
)
