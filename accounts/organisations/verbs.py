"""Plain verbs of organisations: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from accounts.organisations import actions, forms, rules

ORGANISATION_VERBS = (
    Verb(
        actions.verify,
        rules.can_verify,
        trail=_("Workplace checked and accepted"),
        question=_("Is this employer in order?"),
        explanation=_(
            "Look the business ID up in the register, and call the workplace. Its places become visible after your yes."
        ),
        submit_label=_("Yes, it is in order"),
        success_message=_("Checked. The employer is told."),
    ),
    Verb(
        actions.refuse,
        rules.can_refuse,
        trail=_("Workplace not accepted"),
        question=_("Not accept this employer?"),
        submit_label=_("Do not accept"),
        success_message=_("Not accepted. The employer is told why."),
        danger=True,
        form_class=forms.RefuseForm,
    ),
    Verb(
        actions.ban,
        rules.can_ban,
        trail=_("Workplace shut out"),
        question=_("Shut this employer out?"),
        explanation=_("Its places disappear at once. Everything open with young people ends, and they are told."),
        submit_label=_("Shut out"),
        success_message=_("The employer is shut out."),
        danger=True,
        form_class=forms.ReasonForm,
    ),
    Verb(
        actions.restore,
        rules.can_restore,
        trail=_("Workplace let in for a new check"),
        question=_("Let this employer be checked again?"),
        submit_label=_("Let it be checked"),
        success_message=_("The employer waits for a new check."),
        form_class=forms.ReasonForm,
    ),
    Verb(
        actions.add_member,
        rules.can_add_member,
        trail=_("A colleague was invited"),
        success_message=_("We send a mail to this address. Your colleague acts for the workplace after saying yes."),
        form_class=forms.MemberForm,
        template_name="accounts/organisations/add_member.html",
        needs_proof=True,
    ),
)
