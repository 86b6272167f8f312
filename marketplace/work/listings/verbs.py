"""Plain verbs of listings: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.work.listings import actions, rules
from marketplace.work.listings.changing.forms import FillForm, WithdrawForm

LISTING_VERBS = (
    Verb(
        actions.publish,
        rules.can_publish,
        trail=_("Published"),
        question=_("Publish this place?"),
        explanation=_("Everybody sees it from now on. Suggestions are made at once."),
        submit_label=_("Publish"),
        success_message=_("Published. The employer gets a message."),
    ),
    Verb(
        actions.pause,
        rules.can_pause,
        trail=_("Paused"),
        question=_("Pause this place?"),
        explanation=_("Nobody new asks for it until you open it again. Those who wait still get your answer."),
        submit_label=_("Pause"),
        success_message=_("Paused."),
    ),
    Verb(
        actions.resume,
        rules.can_resume,
        trail=_("Pause ended"),
        question=_("Open this place again?"),
        submit_label=_("Open again"),
        success_message=_("Open again."),
    ),
    Verb(
        actions.fill,
        rules.can_fill,
        trail=_("All seats taken"),
        question=_("Are all seats taken?"),
        explanation=_("The place closes. Everybody who waits for it gets a message, so nobody is left in silence."),
        submit_label=_("Yes, it is filled"),
        success_message=_("Filled. Everybody who waited gets a message."),
        form_class=FillForm,
    ),
    Verb(
        actions.refresh,
        rules.can_refresh,
        trail=_("The workplace said that the place still stands"),
        question=_("Is the place still open?"),
        explanation=_("Say yes and it stays open for two months more."),
        submit_label=_("Yes, it is open"),
        success_message=_("Thanks! The place stays open."),
    ),
    Verb(
        actions.withdraw,
        rules.can_withdraw,
        trail=_("Taken away"),
        question=_("Take this place away?"),
        explanation=_("It cannot be opened again, but it can be copied. Everybody who waits gets a message."),
        submit_label=_("Take away"),
        success_message=_("Taken away."),
        danger=True,
        form_class=WithdrawForm,
    ),
)
