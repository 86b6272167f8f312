"""Plain verbs of diaries: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.diaries import actions, rules

ENTRY_VERBS = (
    Verb(
        actions.share,
        rules.can_share,
        trail=_("Day of the diary shared with the coach"),
        question=_("Share this day with your coach?"),
        explanation=_("Your coach sees how it felt, your line and your picture. You can hide it again."),
        submit_label=_("Share"),
        success_message=_("Shared with your coach."),
    ),
    Verb(
        actions.hide,
        rules.can_hide,
        trail=_("Day of the diary hidden again"),
        question=_("Hide this day from your coach?"),
        submit_label=_("Hide"),
        success_message=_("Hidden. Only you see it now."),
    ),
)
