"""Plain verbs of healthnotes: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.guidance.healthnotes import actions, rules

ITEM_VERBS = (
    Verb(
        actions.withdraw,
        rules.can_withdraw,
        trail=_("Permission about health taken back"),
        question=_("Take this permission back?"),
        explanation=_("What is written is deleted at once. Nobody can bring it back."),
        submit_label=_("Take back"),
        success_message=_("Permission taken back. The text is deleted."),
        danger=True,
    ),
)
