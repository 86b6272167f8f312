"""Plain verbs of requests for a call: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.services.callrequests import actions, rules

CALL_VERBS = (
    Verb(
        actions.take,
        rules.can_take,
        trail=_("A coach took the call"),
        question=_("Do you call?"),
        explanation=_("You see the number, and your colleagues see that you call."),
        submit_label=_("Yes, I call"),
        success_message=_("It is yours. You find the number here."),
    ),
    Verb(
        actions.put_back,
        rules.can_put_back,
        trail=_("The call was given back"),
        question=_("Should another coach call?"),
        explanation=_("The call goes back to all coaches. The promised day stays."),
        submit_label=_("Give back"),
        success_message=_("Given back. Another coach can take it."),
    ),
    Verb(
        actions.miss_call,
        rules.can_call,
        trail=_("Nobody answered the call"),
        question=_("Did nobody answer?"),
        explanation=_("Try again on another day. After three calls without an answer the request is closed."),
        submit_label=_("Nobody answered"),
        success_message=_("Saved."),
    ),
    Verb(
        actions.mark_wrong_number,
        rules.can_call,
        trail=_("The number was wrong"),
        question=_("Is the number wrong?"),
        explanation=_("The request is closed. On the phone that sent it we ask for another number."),
        submit_label=_("Wrong number"),
        success_message=_("Closed."),
    ),
    Verb(
        actions.reach,
        rules.can_call,
        trail=_("A coach talked with the one who asked"),
        question=_("Have you talked?"),
        submit_label=_("Yes, we talked"),
        success_message=_("Good. Say now what came of it."),
    ),
    Verb(
        actions.finish,
        rules.can_call,
        trail=_("Helped on the phone"),
        question=_("Was the call enough?"),
        explanation=_("No account is opened. Name and number are deleted a month after the request."),
        submit_label=_("Yes, close"),
        success_message=_("Closed. Thank you."),
    ),
    Verb(
        actions.withdraw,
        rules.can_withdraw,
        trail=_("The request for a call was taken back"),
        question=_("Is no call needed any more?"),
        explanation=_("Name, number and words are deleted at once."),
        submit_label=_("Yes, delete"),
        danger=True,
        success_message=_("Deleted."),
    ),
)
