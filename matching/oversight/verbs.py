"""Plain verbs of oversight: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from matching.oversight import actions, forms, rules

MODEL_VERBS = (
    Verb(
        actions.put_in_service,
        rules.can_put_in_service,
        trail=_("Model put in service"),
        question=_("Put this model in service?"),
        explanation=_("It orders suggestions from the next run on. A coach decides about every pair as before."),
        submit_label=_("Put in service"),
        success_message=_("In service. You can roll it back at any time."),
    ),
    Verb(
        actions.roll_back,
        rules.can_roll_back,
        trail=_("Model rolled back"),
        question=_("Roll this model back?"),
        explanation=_("What served before serves again at once. Without an earlier model the written rules serve."),
        submit_label=_("Roll back"),
        success_message=_("Rolled back."),
        danger=True,
        form_class=forms.ReasonForm,
    ),
    Verb(
        actions.refuse,
        rules.can_refuse,
        trail=_("Model refused"),
        question=_("Refuse this model?"),
        explanation=_("It stops looking on and will never serve. The next training makes a new one."),
        submit_label=_("Refuse"),
        success_message=_("Refused."),
        danger=True,
        form_class=forms.ReasonForm,
    ),
)
