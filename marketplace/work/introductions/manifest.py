"""What features below this one show of introductions."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.first_days import FirstStep
from accounts.manifests import SEEN_BY_WORKPLACE, FeatureManifest, NavigationItem, Panel, Processing, menu_of
from accounts.people.states import Role
from marketplace.work.introductions import panels, receivers, states
from marketplace.work.introductions.holdings import OPEN
from marketplace.work.introductions.queries import AT_LISTING, answered_by
from marketplace.work.introductions.queues import QUEUES
from marketplace.work.introductions.verbs import INTRODUCTION_VERBS

MEETINGS_OF_WORKPLACE = "marketplace/work/introductions/panel_meetings_of_workplace.html"

FEATURE = FeatureManifest(
    name="introductions",
    leaving=(OPEN,),
    processing=Processing(
        _("What a workplace was told about you, what it answered, when and where you meet."), SEEN_BY_WORKPLACE
    ),
    trail={
        **trail_of(INTRODUCTION_VERBS),
        "open": _("The workplace was asked"),
        "mark_unanswered": _("No answer in time: the coach calls"),
        "remind": _("The workplace was reminded"),
        "record_answer": _("Written down: what the workplace said on the phone"),
        "view": _("Looked at the introduction"),
    },
    navigation=(
        NavigationItem(Role.EMPLOYER, 30, "introductions:list", _("Introduced young people"), "people"),
        *(
            NavigationItem(menu_of(role), 40, "introductions:list", _("Introductions"), "people")
            for role in (Role.YOUNG, Role.COACH, Role.COORDINATOR)
        ),
    ),
    nightly=(
        "marketplace.work.introductions.tasks.mark_unanswered_introductions",
        "marketplace.work.introductions.tasks.remind_workplaces",
    ),
    enums={
        "DeclineReasonEnum": states.DeclineReason,
        "PhoneAnswerEnum": states.PhoneAnswer,
    },
    good_ends={"marketplace.introduction": ("accept",)},
    annotations={"marketplace.listing": AT_LISTING},
    link_pages={"introductions.answer": "marketplace.work.introductions.views.Answer"},
    connect=receivers.connect,
    panels=(
        Panel("home-young-coming", 22, "marketplace/work/introductions/panel_meetings.html", panels.meetings_to_come),
        Panel("home-employer", 40, MEETINGS_OF_WORKPLACE, panels.meetings_to_come),
        Panel("protection", 10, "marketplace/work/introductions/panel_told_already.html", panels.told_already),
        Panel("listing-people", 10, "marketplace/work/introductions/panel_of_listing.html", panels.introductions_at),
        Panel("person-places", 50, "marketplace/work/introductions/panel_of_person.html", panels.introductions_of),
    ),
    queues=QUEUES,
    first_steps=(
        FirstStep(Role.EMPLOYER, 30, _("Answer about the first young person"), "introductions:list", answered_by),
    ),
)
