"""Plain verbs of directory: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.services.directory import actions, forms, rules

CARD_VERBS = (
    Verb(
        actions.publish,
        rules.can_publish,
        trail=_("Card of a service published"),
        question=_("Publish this card?"),
        explanation=_("Everybody sees it, with the day of today as the day on which it was checked."),
        submit_label=_("Publish"),
        success_message=_("Published."),
    ),
    Verb(
        actions.verify,
        rules.can_verify,
        trail=_("Card of a service checked"),
        question=_("Is everything on the card right?"),
        explanation=_("Opening hours, phone, how to get in, cost. The day of today is shown on the card."),
        submit_label=_("Yes, it is right"),
        success_message=_("Thank you. The card says that it was checked today."),
    ),
    Verb(
        actions.hide,
        rules.keeps,
        trail=_("Card of a service hidden"),
        question=_("Hide this card for now?"),
        explanation=_("It is off all lists until it is published again. Open referrals go on."),
        submit_label=_("Hide"),
        success_message=_("Hidden."),
    ),
    Verb(
        actions.close,
        rules.keeps,
        trail=_("The service has ended"),
        question=_("Has the service ended?"),
        explanation=_("The card cannot be published again. Open referrals end, and everybody who waits is told."),
        submit_label=_("Yes, it has ended"),
        success_message=_("The card says that the service has ended."),
        danger=True,
        form_class=forms.CloseForm,
    ),
    Verb(
        actions.send_link,
        rules.can_send_link,
        trail=_("Fresh link to the card sent"),
        question=_("Send the keeper a link to this card?"),
        explanation=_("The link needs no account and works for thirty days. One sent before stops working."),
        submit_label=_("Send"),
        success_message=_("Sent."),
    ),
)
