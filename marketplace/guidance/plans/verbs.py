"""Plain verbs of plans: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.guidance.plans import actions, forms, rules

STEP_VERBS = (
    Verb(
        actions.start,
        rules.can_start,
        trail=_("Step begun"),
        question=_("Is this step going on now?"),
    ),
    Verb(
        actions.finish,
        rules.can_finish,
        trail=_("Step done"),
        question=_("Is this step done?"),
        submit_label=_("Yes, it is done"),
        success_message=_("Well done. One step further."),
    ),
    Verb(
        actions.drop,
        rules.can_drop,
        trail=_("Step left out"),
        question=_("Leave this step out?"),
        explanation=_("Plans change. Say in a few words why."),
        submit_label=_("Leave it out"),
        form_class=forms.ReasonForm,
    ),
)
