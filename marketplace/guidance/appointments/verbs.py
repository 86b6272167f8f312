"""Plain verbs of appointments: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.guidance.appointments import actions, rules

APPOINTMENT_VERBS = (
    Verb(
        actions.book,
        rules.can_book,
        trail=_("Appointment booked"),
        question=_("Does this time suit you?"),
        submit_label=_("Yes, book it"),
        success_message=_("Booked. You get a reminder the day before."),
        template_name="marketplace/guidance/appointments/verb.html",
    ),
    Verb(
        actions.cancel,
        rules.can_cancel,
        trail=_("Appointment cancelled"),
        question=_("Cancel this appointment?"),
        explanation=_("That is fine. You need not say why, and you can book a new time right away."),
        submit_label=_("Cancel the appointment"),
        success_message=_("Cancelled."),
        danger=True,
        template_name="marketplace/guidance/appointments/verb.html",
    ),
    Verb(
        actions.restore,
        rules.can_restore,
        trail=_("Appointment taken back into use"),
        question=_("Restore the appointment?"),
        submit_label=_("Yes, it is on again"),
        success_message=_("The appointment is on again."),
        template_name="marketplace/guidance/appointments/verb.html",
    ),
    Verb(
        actions.check_in,
        rules.can_check_in,
        trail=_("Arrived at the appointment"),
        question=_("Has the young person arrived?"),
        submit_label=_("Yes, arrived"),
        template_name="marketplace/guidance/appointments/verb.html",
    ),
    Verb(
        actions.hold,
        rules.can_hold,
        trail=_("Appointment held"),
        question=_("Did the appointment take place?"),
        submit_label=_("Yes, it was held"),
        template_name="marketplace/guidance/appointments/verb.html",
    ),
    Verb(
        actions.miss,
        rules.can_miss,
        trail=_("Did not come to the appointment"),
        question=_("Did the young person not come?"),
        explanation=_("A kind message asks whether another time suits better."),
        submit_label=_("No, nobody came"),
        template_name="marketplace/guidance/appointments/verb.html",
    ),
)
