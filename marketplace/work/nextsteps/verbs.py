"""Plain verbs of nextsteps: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.nextsteps import actions, forms, rules

STEP_VERBS = (
    Verb(
        actions.finish,
        rules.can_finish,
        trail=_("Next step done"),
        question=_("Is the next step done?"),
        submit_label=_("Yes, it is done"),
        success_message=_("Well done."),
    ),
    Verb(
        actions.withdraw,
        rules.can_withdraw,
        trail=_("Next step changed"),
        question=_("Does something else come next?"),
        explanation=_("The placement is on your list again until another step is chosen."),
        submit_label=_("Change the step"),
        success_message=_("Changed. Choose what comes next instead."),
        form_class=forms.WithdrawForm,
    ),
)
