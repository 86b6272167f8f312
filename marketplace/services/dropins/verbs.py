"""Plain verbs of dropins: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.services.dropins import actions, rules

VISIT_VERBS = (
    Verb(
        actions.call,
        rules.can_call,
        trail=_("Called from the queue"),
        question=_("Call this visitor?"),
        submit_label=_("Call"),
    ),
    Verb(
        actions.finish,
        rules.can_finish,
        trail=_("Visit finished"),
        question=_("Is the talk over?"),
        submit_label=_("Yes, done"),
    ),
    Verb(
        actions.leave,
        rules.can_leave,
        trail=_("Left the queue"),
        question=_("Has the visitor left?"),
        submit_label=_("Yes, left"),
    ),
    Verb(
        actions.hide_name,
        rules.can_hide_name,
        trail=_("Nickname removed from the wall screen"),
        question=_("Take the nickname off the wall?"),
        submit_label=_("Take it off"),
    ),
)
