"""Plain verbs of reports: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from moderation.reports import actions, rules

HANDLE_VERBS = (
    Verb(
        actions.resolve,
        rules.can_resolve,
        trail=_("Handled: something was done"),
        question=_("What was done about it?"),
        explanation=_("Pause or take away the place first, or talk with the employer. Then close the report here."),
        submit_label=_("Close the report"),
        success_message=_("Closed. The one who told us gets your words."),
    ),
    Verb(
        actions.dismiss,
        rules.can_dismiss,
        trail=_("Handled: nothing had to be done"),
        question=_("Why is nothing wrong here?"),
        submit_label=_("Close the report"),
        success_message=_("Closed. The one who told us gets your words."),
    ),
)
