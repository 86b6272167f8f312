"""Plain verbs of events: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.services.events import actions, forms, rules

SEAT_VERBS = (
    Verb(
        actions.take,
        rules.can_take,
        trail=_("The seat was taken"),
        question=_("Take the seat?"),
        submit_label=_("Yes, I am coming"),
        success_message=_("You have a seat. We remind you the day before."),
    ),
    Verb(
        actions.leave,
        rules.can_leave,
        trail=_("Cancelled"),
        question=_("Cancel?"),
        explanation=_("Somebody else gets the seat. You can sign up again if you like."),
        submit_label=_("Yes, cancel"),
        success_message=_("Cancelled. Thank you for telling."),
    ),
    Verb(
        actions.miss,
        rules.can_miss,
        trail=_("Was not there"),
        question=_("Was the young person not there?"),
        submit_label=_("The young person was not there"),
        success_message=_("Saved."),
    ),
)

EVENT_VERBS = (
    Verb(
        actions.publish,
        rules.can_publish,
        trail=_("Event published"),
        question=_("Publish this event?"),
        explanation=_("It is in the public calendar from now on."),
        submit_label=_("Publish"),
        success_message=_("Published."),
    ),
    Verb(
        actions.cancel,
        rules.can_cancel,
        trail=_("Event called off"),
        question=_("Call this event off?"),
        explanation=_("Everybody who comes or waits gets a message. Nobody is reminded of it any more."),
        submit_label=_("Call off"),
        success_message=_("Called off. Everybody has been told."),
        danger=True,
        form_class=forms.CancelForm,
    ),
    Verb(
        actions.restore,
        rules.can_restore,
        trail=_("Event takes place after all"),
        question=_("Does it take place after all?"),
        explanation=_("Everybody keeps the seat or the place in line, gets a message, and is reminded."),
        submit_label=_("Yes, it takes place"),
        success_message=_("It takes place. Everybody has been told."),
    ),
    Verb(
        actions.close,
        rules.can_close,
        trail=_("Event held"),
        question=_("Has it been held?"),
        explanation=_("The waiting list ends. You can still say who was there."),
        submit_label=_("Yes, it has been held"),
        success_message=_("Saved."),
    ),
)
