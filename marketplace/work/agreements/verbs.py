"""Plain verbs of agreements: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.agreements import actions, forms, rules

AGREEMENT_VERBS = (
    Verb(
        actions.send_out,
        rules.can_send_out,
        trail=_("Agreement sent out for signatures"),
        question=_("Send the agreement to be signed?"),
        explanation=_("Both sides get a link of their own. After this the text cannot be changed, only withdrawn."),
        submit_label=_("Send"),
        success_message=_("Sent. You see here who has signed."),
    ),
    Verb(
        actions.resend,
        rules.can_resend,
        trail=_("Link to sign sent again"),
        question=_("Send the link again?"),
        submit_label=_("Send"),
        success_message=_("Sent."),
        form_class=forms.ResendForm,
    ),
    Verb(
        actions.correct,
        rules.can_correct,
        trail=_("A contact was corrected"),
        question=_("Take the correction into use?"),
        explanation=_("Nobody has to sign it. Both sides are told."),
        success_message=_("Corrected. Both sides have been told."),
    ),
    Verb(
        actions.withdraw,
        rules.can_withdraw,
        trail=_("Agreement withdrawn"),
        question=_("Withdraw this version?"),
        explanation=_("The links do not work for signing any more. You can write a new version."),
        submit_label=_("Withdraw"),
        success_message=_("Withdrawn."),
        danger=True,
        form_class=forms.WithdrawForm,
    ),
)
