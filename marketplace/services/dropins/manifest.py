"""What features below this one show of dropins."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, NavigationItem, Processing, menu_of
from accounts.people.states import Role
from marketplace.services.dropins import receivers, states
from marketplace.services.dropins.verbs import VISIT_VERBS

FEATURE = FeatureManifest(
    name="dropins",
    processing=Processing(_("Visits without an appointment: a number and a topic."), SEEN_BY_COACHES),
    contacts=("link",),
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
    navigation=(
        *(
            NavigationItem(menu_of(role), 110, "dropins:list", _("Drop in"), "clock")
            for role in (Role.YOUNG, Role.COACH, Role.COORDINATOR)
        ),
    ),
)
