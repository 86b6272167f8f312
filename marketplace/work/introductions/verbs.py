"""Plain verbs of introductions: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.introductions import actions, forms, rules

INTRODUCTION_VERBS = (
    Verb(
        actions.see,
        rules.can_see,
        trail=_("The workplace looked"),
        question=_("Mark as seen?"),
        success_message=_("Thanks. The young person sees that you have looked."),
    ),
    Verb(
        actions.meet,
        rules.can_meet,
        trail=_("Time to meet agreed"),
        question=_("When and where do you meet?"),
        submit_label=_("Send the time"),
        success_message=_("Sent. The young person and the coach know the time now."),
        form_class=forms.MeetForm,
    ),
    Verb(
        actions.accept,
        rules.can_accept,
        trail=_("The workplace said yes"),
        question=_("Say yes?"),
        explanation=_("The coach calls you next, and you agree on the first day together."),
        submit_label=_("Yes, welcome"),
        success_message=_("Great, thank you! The coach calls you next."),
        form_class=forms.AcceptForm,
    ),
    Verb(
        actions.decline,
        rules.can_decline,
        trail=_("The workplace said no"),
        question=_("Say no?"),
        explanation=_("A kind no is better than silence. The young person gets your answer at once."),
        submit_label=_("Send the answer"),
        success_message=_("Thank you for answering. The young person's details are hidden again."),
        form_class=forms.DeclineForm,
    ),
    Verb(
        actions.withdraw,
        rules.can_withdraw,
        trail=_("Took the request back"),
        question=_("Do you want to take this back?"),
        explanation=_("The workplace cannot see you any more. You need not say why."),
        submit_label=_("Take back"),
        success_message=_("Taken back. The workplace does not see you any more."),
        danger=True,
    ),
    Verb(
        actions.close,
        rules.can_close,
        trail=_("Closed"),
        question=_("End this introduction?"),
        submit_label=_("End it"),
        success_message=_("Ended. The young person has been told."),
        danger=True,
        form_class=forms.CloseForm,
    ),
)
