"""What features below this one show of messages."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import (
    SEEN_BY_WRITERS,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    menu_of,
    person_action,
)
from accounts.people.states import Role
from accounts.person_lists import PersonQuestion, QuestionGroup
from marketplace.work.messages import panels, receivers
from marketplace.work.messages.holdings import MESSAGES
from marketplace.work.messages.queries import waits_for_answer
from marketplace.work.messages.queues import QUEUES

FEATURE = FeatureManifest(
    name="messages",
    processing=Processing(_("Messages between you, your coach and the workplace."), SEEN_BY_WRITERS),
    contacts=("write",),
    trail={
        "write": _("Message written"),
        "pass_on": _("Message passed on, because nobody had answered"),
        "view": _("Read a conversation"),
        "change_holder": _("Somebody else answers"),
    },
    nightly=("marketplace.work.messages.tasks.pass_on_late",),
    connect=receivers.connect,
    panels=(
        Panel("home-young-aside", 20, "marketplace/work/messages/panel_coach.html", panels.my_coach),
        Panel("introduction", 10, "marketplace/work/messages/link_about.html", panels.talk_about),
        person_action(50, panels.way_to_talk),
    ),
    holdings=(MESSAGES,),
    navigation=(
        *(
            NavigationItem(menu_of(role), 10, "messages:list", _("Conversations"), "mail")
            for role in (Role.YOUNG, Role.EMPLOYER, Role.COACH, Role.COORDINATOR)
        ),
    ),
    queues=QUEUES,
    person_questions=(
        PersonQuestion(
            "wrote",
            _("Wrote, and waits for my answer"),
            QuestionGroup.WAITS,
            (Role.COACH,),
            waits_for_answer,
            ("next", "until", "contact"),
            "until",
        ),
    ),
)
