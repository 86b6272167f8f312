"""Plain verbs of feedback: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.services.feedback import actions, rules

LINE_VERBS = (
    Verb(
        actions.show,
        rules.can_show,
        trail=_("Line of feedback shown"),
        question=_("Show this line to everybody?"),
        explanation=_("Make sure that it names nobody and tells nothing of anybody."),
        submit_label=_("Show it"),
    ),
    Verb(
        actions.hide,
        rules.can_hide,
        trail=_("Line of feedback hidden"),
        question=_("Keep this comment hidden?"),
        explanation=_("The two answers count all the same."),
        submit_label=_("Do not show it"),
    ),
)
