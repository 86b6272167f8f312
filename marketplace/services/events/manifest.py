"""What features below this one show of events."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, NavigationItem, Panel, Processing, menu_of
from accounts.people.states import Role
from accounts.privacy.registry import Part
from marketplace.services.events import panels, receivers, states
from marketplace.services.events.holdings import SEATS
from marketplace.services.events.verbs import EVENT_VERBS, SEAT_VERBS

FEATURE = FeatureManifest(
    name="events",
    leaving=(SEATS,),
    processing=Processing(_("Events and courses that you signed up for, and whether you were there."), SEEN_BY_COACHES),
    trail={
        **trail_of(EVENT_VERBS),
        **trail_of(SEAT_VERBS),
        "write": _("Event begun"),
        "edit": _("Event changed"),
        "reschedule": _("Event has a new time"),
        "sign_up": _("Signed up"),
        "offer": _("A seat was offered"),
        "lapse": _("The offer ran out"),
        "attend": _("Was there"),
        "show_interest": _("Interested in an employer"),
        "view": _("Looked at the sign-ups"),
    },
    nightly=("marketplace.services.events.tasks.close_held",),
    enums={
        "AudienceEnum": states.Audience,
        "EventKindEnum": states.EventKind,
        "EventStateEnum": states.EventState,
        "SignUpStateEnum": states.SignUpState,
    },
    privacy={"marketplace.event_employers": Part(public=("id", "event", "organisation"), keep="employer")},
    good_ends={"marketplace.signup": ("attend",)},
    connect=receivers.connect,
    panels=(
        Panel("home-young-coming", 25, "marketplace/services/events/panel_mine.html", panels.my_sign_ups),
        Panel("home-young-ideas", 20, "marketplace/services/events/panel_to_come.html", panels.events_to_come),
    ),
    navigation=(
        *(
            NavigationItem(menu_of(role), 100, "events:list", _("Events"), "calendar")
            for role in (Role.YOUNG, Role.EMPLOYER, Role.COACH, Role.COORDINATOR)
        ),
    ),
)
