"""Plain verbs of referrals: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.services.referrals import actions, forms, rules

REFERRAL_VERBS = (
    Verb(
        actions.turn_down,
        rules.can_turn_down,
        trail=_("Said no"),
        question=_("Not this one?"),
        explanation=_("Nobody but your coach hears of it, and nobody asks why."),
        submit_label=_("No, thank you"),
        success_message=_("All right. Talk with your coach if something else could help."),
    ),
    Verb(
        actions.see,
        rules.can_see,
        trail=_("The service looked"),
        question=_("Have you read it?"),
        explanation=_("The young person sees that you have."),
    ),
    Verb(
        actions.accept,
        rules.can_accept,
        trail=_("The service said yes"),
        question=_("Yes, welcome"),
        submit_label=_("Say yes"),
        success_message=_("Saved. The young person and their coach see it."),
        form_class=forms.AcceptForm,
    ),
    Verb(
        actions.waitlist,
        rules.can_waitlist,
        trail=_("On the service's waiting list"),
        question=_("Put on the waiting list"),
        submit_label=_("Put on the list"),
        success_message=_("Saved. The young person and their coach see it."),
        form_class=forms.WaitlistForm,
    ),
    Verb(
        actions.decline,
        rules.can_decline,
        trail=_("The service said no"),
        question=_("No, not this time"),
        explanation=_("The young person's details are hidden from you when you say no."),
        submit_label=_("Say no"),
        success_message=_("Saved. The coach looks for another way."),
        form_class=forms.DeclineForm,
    ),
    Verb(
        actions.start,
        rules.can_start,
        trail=_("Started"),
        question=_("Has it started?"),
        submit_label=_("Yes, it has started"),
        success_message=_("Saved."),
    ),
    Verb(
        actions.finish,
        rules.can_finish,
        trail=_("Finished"),
        question=_("Has it come to its end?"),
        explanation=_("The young person's details are hidden from the service."),
        submit_label=_("Yes, it is finished"),
        success_message=_("Saved. Thank you."),
    ),
    Verb(
        actions.miss,
        rules.can_miss,
        trail=_("Did not attend"),
        question=_("Did the young person not come?"),
        explanation=_("The coach gets in touch and asks how things are."),
        submit_label=_("The young person did not come"),
        success_message=_("Saved. The coach gets in touch."),
    ),
    Verb(
        actions.withdraw,
        rules.can_withdraw,
        trail=_("Withdrawn"),
        question=_("Take this back?"),
        explanation=_("The service sees nothing of it any more."),
        submit_label=_("Take back"),
        success_message=_("Taken back."),
    ),
)
