"""What features below this one show of contactnotes."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import (
    SEEN_BY_COACHES,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    menu_of,
    person_action,
)
from accounts.people.states import Role
from marketplace.guidance.contactnotes import panels, states

FEATURE = FeatureManifest(
    name="contactnotes",
    processing=Processing(
        _(
            "Notes of what was said. You read those that your coach shares with you, and all of them if you"
            " ask for your data."
        ),
        SEEN_BY_COACHES,
    ),
    contacts=("write",),
    trail={
        "write": _("Note on a contact written"),
        "share": _("Note shared"),
        "remove": _("Note taken away"),
        "view": _("Looked at a note"),
    },
    enums={
        "ContactWayEnum": states.Way,
    },
    panels=(
        person_action(10, panels.way_to_write),
        Panel("person-meetings", 30, "marketplace/guidance/contactnotes/panel.html", panels.notes_of),
    ),
    navigation=(NavigationItem(menu_of(Role.YOUNG), 160, "contactnotes:list", _("What we have agreed"), "check"),),
)
