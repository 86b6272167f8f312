"""Plain verbs on notices, one row each."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from accounts.notices import actions, rules

PARKED_VERBS = (
    Verb(
        actions.send_again,
        rules.can_send_again,
        trail=_("Message sent again"),
        question=_("Send this message again?"),
        explanation=_("It goes out within a minute, to a young person not at night."),
        submit_label=_("Send again"),
        success_message=_("It goes out with the next round."),
    ),
)
