"""Plain verbs of profiles: each row is a page, its address and an action of the API."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import Verb
from marketplace.guidance.profiles import actions, rules

PROFILE_VERBS = (
    Verb(
        actions.pause,
        rules.can_pause,
        trail=_("Profile paused"),
        question=_("Take a break?"),
        explanation=_("You get no new suggestions until you go on. What is agreed with workplaces stays."),
        submit_label=_("Take a break"),
        success_message=_("Paused. Go on whenever you like."),
    ),
    Verb(
        actions.resume,
        rules.can_resume,
        trail=_("Profile in use again"),
        question=_("Go on?"),
        explanation=_("You get suggestions again."),
        submit_label=_("Go on"),
        success_message=_("Good to have you back."),
    ),
    Verb(
        actions.ask_coach,
        rules.can_ask_coach,
        trail=_("Coach asked to read the profile"),
        question=_("Ask your coach to read it?"),
        explanation=_("Your coach reads it and writes on with you."),
        submit_label=_("Ask my coach"),
        success_message=_("Sent. Your coach reads it within three days."),
    ),
)
