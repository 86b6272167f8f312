"""Plain verbs of assessments: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.assessments import actions, forms, rules

ASSESSMENT_VERBS = (
    Verb(
        actions.confirm,
        rules.can_confirm,
        trail=_("Agreed with the assessment"),
        question=_("Do you agree?"),
        explanation=_("You may add your own words. They stay beside the assessment."),
        submit_label=_("Yes, I agree"),
        success_message=_("Thank you. Your coach talks with you about what comes next."),
        form_class=forms.ConfirmForm,
    ),
    Verb(
        actions.dispute,
        rules.can_dispute,
        trail=_("Disagreed with the assessment"),
        question=_("Do you disagree?"),
        explanation=_("Tell it in your own words. Your coach takes it up with you and the workplace."),
        submit_label=_("Send my words"),
        success_message=_("Sent. Your coach gets in touch with you."),
        form_class=forms.DisputeForm,
    ),
    Verb(
        actions.reopen,
        rules.can_reopen,
        trail=_("Assessment opened again"),
        question=_("Open the assessment again?"),
        explanation=_("The workplace gets a new message and can put it right. The young person answers anew."),
        submit_label=_("Open again"),
        success_message=_("Opened. The workplace has been told."),
        form_class=forms.ReopenForm,
    ),
)
