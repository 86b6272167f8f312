"""Plain verbs of extra protection: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from accounts.privacy.protections import actions, forms, rules

PROTECTION_VERBS = (
    Verb(
        actions.renew,
        rules.can_renew,
        trail=_("Extra protection goes on"),
        question=_("Does she still need extra protection?"),
        submit_label=_("It goes on"),
        success_message=_("Extra protection goes on."),
        form_class=forms.RenewForm,
    ),
    Verb(
        actions.unprotect,
        rules.can_unprotect,
        trail=_("Extra protection switched off"),
        question=_("Switch extra protection off?"),
        explanation=_(
            "From this moment on workplaces see again what she has ticked, and mails tell time and place. Talk with her"
            " first."
        ),
        submit_label=_("Switch it off"),
        danger=True,
        success_message=_("Extra protection is off. She is told."),
        form_class=forms.UnprotectForm,
    ),
)
