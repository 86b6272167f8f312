"""Plain verbs of suggestions: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from matching.suggestions import actions, forms, rules
from matching.suggestions.asking import actions as asking

SUGGESTION_VERBS = (
    Verb(
        actions.say_no,
        rules.can_say_no,
        trail=_("Said no"),
        question=_("Not for you?"),
        explanation=_("That is fine. Your answer helps us find better places."),
        submit_label=_("Send"),
        success_message=_("Thanks for telling. We look for something else."),
        form_class=forms.NoForm,
    ),
    Verb(
        actions.say_later,
        rules.can_say_later,
        trail=_("Said: later"),
        question=_("Not now?"),
        explanation=_("We keep the place on your list and ask again."),
        submit_label=_("Ask me later"),
        success_message=_("All right. We ask again later."),
        form_class=forms.LaterForm,
    ),
    Verb(
        actions.take_back_no,
        rules.can_take_back_no,
        trail=_("Took the no back"),
        question=_("Take your no back?"),
        explanation=_("The place waits for your answer again."),
        submit_label=_("Take my no back"),
        success_message=_("Done. The place waits for your answer again."),
    ),
    Verb(
        actions.reconsider,
        rules.can_reconsider,
        trail=_("The coach took the decision back"),
        question=_("Take this decision back?"),
        explanation=_("Nobody has heard of it yet. It waits for your decision again."),
        submit_label=_("Take back"),
        success_message=_("Taken back. It waits for your decision again."),
    ),
    Verb(
        asking.request_information,
        rules.can_request_information,
        trail=_("The young person was asked to tell more"),
        question=_("Ask her to tell more?"),
        explanation=_(
            "She gets a message with your name. The message does not name the place. Answering is voluntary."
        ),
        submit_label=_("Ask her"),
        success_message=_("Asked. She gets a message with your name."),
    ),
)
