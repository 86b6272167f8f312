"""What features below this one show of placements."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_WORKPLACE, FeatureManifest, NavigationItem, Panel, Processing, menu_of
from accounts.people.states import Role
from marketplace.work.placements import panels, states
from marketplace.work.placements.holdings import GOING_ON
from marketplace.work.placements.queries import AT_LISTING
from marketplace.work.placements.queues import QUEUES
from marketplace.work.placements.verbs import PLACEMENT_VERBS

FEATURE = FeatureManifest(
    name="placements",
    processing=Processing(
        _("Your time at a workplace: days, hours, aim, how it ended, and how things are half a year later."),
        SEEN_BY_WORKPLACE,
    ),
    trail={
        **trail_of(PLACEMENT_VERBS),
        "draft": _("Planning of the placement begun"),
        "edit": _("Agreement written"),
        "renew": _("Renewal begun"),
        "send_out": _("Sent out for signatures"),
        "sign": _("Signed by both sides"),
        "confirm": _("Confirmed by the authority"),
        "take_back": _("Agreement withdrawn"),
        "stop": _("Stopped before the end"),
        "answer": _("Told how things are now"),
        "view": _("Looked at the placement"),
        "ask": _("Asked how things are now"),
        "remind": _("Asked once more how things are"),
    },
    navigation=(
        *(
            NavigationItem(menu_of(role), 50, "placements:list", _("Placements"), "briefcase")
            for role in (Role.YOUNG, Role.COORDINATOR)
        ),
        NavigationItem(Role.EMPLOYER, 40, "placements:list", _("Placements"), "calendar"),
        NavigationItem(Role.COACH, 50, "placements:list", _("Placements"), "calendar"),
    ),
    enums={
        "OutcomeEnum": states.Outcome,
        "PlacementStateEnum": states.PlacementState,
    },
    good_ends={"marketplace.placement": ("end",)},
    leaving=(GOING_ON,),
    annotations={"marketplace.listing": AT_LISTING},
    panels=(
        Panel("home-coach-numbers", 30, "parts/number.html", panels.number_going_on),
        Panel("home-young-coming", 30, "marketplace/work/placements/panel_mine.html", panels.my_placements),
        Panel("listing-people", 20, "marketplace/work/placements/panel_of_listing.html", panels.placements_at),
        Panel("person-places", 60, "marketplace/work/placements/panel_of_person.html", panels.placements_of),
    ),
    queues=QUEUES,
)
