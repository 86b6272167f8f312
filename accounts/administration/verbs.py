"""Plain verbs on accounts, one row each."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from accounts.administration import actions, rules
from accounts.people.forms import WhyForm

ACCOUNT_VERBS = (
    Verb(
        actions.invite_again,
        rules.can_invite_again,
        question=_("Send the invitation again?"),
        explanation=_("A mail says how to log in for the first time."),
        submit_label=_("Send again"),
        success_message=_("The invitation goes out."),
    ),
    Verb(
        actions.reopen,
        rules.can_reopen,
        question=_("Open this account again?"),
        explanation=_("The person can log in again. What was passed on stays with whoever took it over."),
        submit_label=_("Open the account"),
        success_message=_("The account is open again."),
        needs_proof=True,
        form_class=WhyForm,
    ),
    Verb(
        actions.reset_second_factor,
        rules.can_reset_second_factor,
        question=_("Take the second step off?"),
        explanation=_(
            "Do this only when you know whom you talk to: call back to a number that you know. The person is logged"
            " out everywhere, is told by mail, and sets up a new second step at the next login."
        ),
        submit_label=_("Take it off"),
        success_message=_("The second step is off. The person is told."),
        danger=True,
        needs_proof=True,
        form_class=WhyForm,
    ),
)
