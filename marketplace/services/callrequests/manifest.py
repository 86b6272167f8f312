"""What features below this one show of requests for a call."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import FeatureManifest, NavigationItem, Newcomer, Processing, menu_of
from accounts.people.states import Role
from marketplace.services.callrequests import actions, states
from marketplace.services.callrequests.holdings import TAKEN
from marketplace.services.callrequests.queries import to_welcome, told_facts
from marketplace.services.callrequests.queues import QUEUES
from marketplace.services.callrequests.verbs import CALL_VERBS

FEATURE = FeatureManifest(
    name="callrequests",
    processing=Processing(
        _("Your wish to be called, for a month: first name, number, when it is good, what it is about."),
        _("the coaches of the authority that you asked; the number only the one who calls"),
    ),
    trail={
        **trail_of(CALL_VERBS),
        "ask": _("Somebody without a coach asked for a call"),
        "give_up": _("Nobody answered three times"),
        "welcome": _("Account opened after a call"),
        "view": _("Looked at the request for a call"),
    },
    enums={
        "CallRequestStateEnum": states.CallRequestState,
        "CallTimeOfDayEnum": states.TimeOfDay,
    },
    holdings=(TAKEN,),
    newcomers={"call": Newcomer(to_welcome, told_facts, actions.welcome)},
    navigation=(
        *(
            NavigationItem(menu_of(role), 115, "callrequests:list", _("Calls"), "phone")
            for role in (Role.COACH, Role.COORDINATOR)
        ),
    ),
    queues=QUEUES,
)
