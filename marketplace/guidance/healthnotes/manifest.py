"""What features below this one show of healthnotes."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import (
    EXPLICIT_CONSENT,
    SEEN_BY_HEALTH,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    menu_of,
)
from accounts.people.states import Role
from marketplace.guidance.healthnotes import panels, states
from marketplace.guidance.healthnotes.verbs import ITEM_VERBS

FEATURE = FeatureManifest(
    name="healthnotes",
    processing=Processing(
        _(
            "Health and work: only what you yourself allow to be written, item by item. It is sealed, and"
            " each look is noted."
        ),
        SEEN_BY_HEALTH,
        EXPLICIT_CONSENT,
    ),
    trail={
        **trail_of(ITEM_VERBS),
        "allow": _("Permission about health given"),
        "write": _("Item about health written"),
        "view": _("Looked at an item about health"),
    },
    navigation=(NavigationItem(menu_of(Role.YOUNG), 170, "healthnotes:mine", _("Health and work"), "heart"),),
    panels=(Panel("person-papers", 10, "marketplace/guidance/healthnotes/link_read.html", panels.way_to_read),),
    enums={
        "HealthTopicEnum": states.Topic,
    },
)
