"""Plain verbs of outcomes: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.outcomes import actions, forms, rules

CASE_VERBS = (
    Verb(
        actions.ask,
        rules.can_ask,
        trail=_("Missing documents named"),
        question=_("Which documents are missing?"),
        submit_label=_("Send"),
        success_message=_("Sent. The workplace sees what is missing."),
        form_class=forms.AskForm,
    ),
    Verb(
        actions.apply,
        rules.can_apply,
        trail=_("Applied for support"),
        question=_("When was it applied for?"),
        explanation=_("The application itself goes to the authority. Here you say that it has gone."),
        submit_label=_("Save"),
        success_message=_("Saved. Work may not begin before the decision."),
        form_class=forms.ApplyForm,
    ),
    Verb(
        actions.grant,
        rules.can_grant,
        trail=_("Support granted"),
        question=_("Did the authority say yes?"),
        submit_label=_("Yes, it was granted"),
        success_message=_("Saved. Everybody has been told."),
        form_class=forms.GrantForm,
    ),
    Verb(
        actions.refuse,
        rules.can_refuse,
        trail=_("Support not granted"),
        question=_("Did the authority say no?"),
        submit_label=_("Mark as not granted"),
        success_message=_("Saved. Everybody has been told."),
        form_class=forms.RefuseForm,
    ),
    Verb(
        actions.pay,
        rules.can_pay,
        trail=_("Support of a period paid"),
        question=_("Which period was paid?"),
        submit_label=_("Save"),
        success_message=_("Saved."),
        form_class=forms.PayForm,
    ),
    Verb(
        actions.close,
        rules.can_close,
        trail=_("Case of support closed"),
        question=_("Close the case?"),
        explanation=_("Close it when everything has been paid, or when it is given up."),
        submit_label=_("Close the case"),
        success_message=_("Closed."),
        form_class=forms.ReasonForm,
    ),
)

HIRING_VERBS = (
    Verb(
        actions.attach,
        rules.can_attach,
        trail=_("Study plan attached"),
        question=_("Attach the study plan"),
        explanation=_("The student, the workplace and the coach can open it, nobody else."),
        submit_label=_("Attach"),
        success_message=_("Attached."),
        form_class=forms.AttachForm,
    ),
    Verb(
        actions.agree,
        rules.can_agree,
        trail=_("Agreed"),
        question=_("Is everything agreed?"),
        explanation=_("The young person and the workplace get a message with the first day."),
        submit_label=_("Yes, agreed"),
        success_message=_("Agreed. Everybody has been told."),
    ),
    Verb(
        actions.start,
        rules.can_start,
        trail=_("First day"),
        question=_("Has it started?"),
        submit_label=_("Yes, it has started"),
        success_message=_("Good luck!"),
    ),
    Verb(
        actions.end,
        rules.can_end,
        trail=_("Ended"),
        question=_("When did it end?"),
        submit_label=_("Save the end"),
        success_message=_("Saved."),
        form_class=forms.EndForm,
    ),
    Verb(
        actions.cancel,
        rules.can_cancel,
        trail=_("Never started"),
        question=_("Does it not start?"),
        explanation=_("Its cases of support are closed too. The young person and the workplace are told."),
        submit_label=_("Mark as not starting"),
        success_message=_("Cancelled. Everybody has been told."),
        danger=True,
        form_class=forms.ReasonForm,
    ),
)

CONTRACT_VERBS = (
    Verb(
        actions.send,
        rules.can_send,
        trail=_("Contract sent to be signed"),
        question=_("When was it sent to be signed?"),
        submit_label=_("Save"),
        success_message=_("Saved. The workplace knows that it waits."),
        form_class=forms.SendForm,
    ),
    Verb(
        actions.sign,
        rules.can_sign,
        trail=_("Contract signed"),
        question=_("When had everybody signed?"),
        submit_label=_("Save"),
        success_message=_("Saved."),
        form_class=forms.SignForm,
    ),
    Verb(
        actions.reopen,
        rules.can_reopen,
        trail=_("Contract written anew"),
        question=_("Is the contract written anew?"),
        submit_label=_("Write a new contract"),
        success_message=_("Saved."),
        form_class=forms.ReasonForm,
    ),
)
