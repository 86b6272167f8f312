"""Plain verbs of placements: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.placements import actions, forms, rules

PLACEMENT_VERBS = (
    Verb(
        actions.agree,
        rules.can_agree,
        trail=_("Agreed"),
        question=_("Is everything agreed?"),
        explanation=_("The young person and the workplace get a message with the first day."),
        submit_label=_("Yes, agreed"),
        success_message=_("Agreed. Everybody has been told."),
    ),
    Verb(
        actions.start,
        rules.can_start,
        trail=_("First day"),
        question=_("Has it started?"),
        submit_label=_("Yes, it has started"),
        success_message=_("Good luck!"),
    ),
    Verb(
        actions.end,
        rules.can_end,
        trail=_("Ended"),
        question=_("How did it end?"),
        submit_label=_("Save the end"),
        success_message=_("Saved. We ask how things are in 3 and 6 months."),
        form_class=forms.EndForm,
    ),
    Verb(
        actions.cancel,
        rules.can_cancel,
        trail=_("Never started"),
        question=_("Cancel the placement?"),
        submit_label=_("Cancel the placement"),
        success_message=_("Cancelled. The seat is free again."),
        danger=True,
        form_class=forms.CancelForm,
    ),
)
