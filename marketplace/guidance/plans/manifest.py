"""What features below this one show of plans."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import (
    SEEN_BY_COACHES,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    menu_of,
    person_action,
)
from accounts.people.states import Role
from accounts.person_lists import PersonColumn, PersonQuestion, QuestionGroup
from marketplace.guidance.plans import panels, receivers, states
from marketplace.guidance.plans.queries import guarantee_near, without_plan
from marketplace.guidance.plans.queues import QUEUES
from marketplace.guidance.plans.verbs import STEP_VERBS

FEATURE = FeatureManifest(
    name="plans",
    # Codes of answers and a copy of the steps: for machines; the steps and her own words are told by themselves.
    told={f"marketplace.{name}": lambda _row: "" for name in ("survey.answers", "version.content")},
    processing=Processing(
        _("Your plan: what you want, the next steps, what you say you are good at."), SEEN_BY_COACHES
    ),
    trail={
        **trail_of(STEP_VERBS),
        "begin": _("Plan begun"),
        "write": _("New version of the plan begun"),
        "add_goal": _("Goal written"),
        "edit_goal": _("Goal written anew"),
        "remove_goal": _("Goal taken away"),
        "propose": _("Step proposed"),
        "edit": _("Step written anew"),
        "agree": _("Step agreed by both"),
        "say_yes": _("One side accepted the plan"),
        "accept": _("Plan accepted by both"),
        "replace": _("A newer version replaced the plan"),
        "review": _("Plan reviewed"),
        "remind": _("Reminded of the review of the plan"),
        "serve": _("Linked to a step"),
        "release": _("Link to a step removed"),
        "begin_survey": _("Questions about strengths begun"),
        "answer": _("Questions about strengths answered in part"),
        "give": _("Questions about strengths answered"),
        "write_guarantee": _("First day without work written"),
        "view": _("Looked at the plan"),
    },
    nightly=("marketplace.guidance.plans.tasks.remind_of_reviews",),
    enums={
        "SurveyStateEnum": states.SurveyState,
        "PlanOwnerEnum": states.Owner,
        "PlanPriorityEnum": states.Priority,
        "PlanStepStateEnum": states.StepState,
        "PlanVersionStateEnum": states.VersionState,
    },
    connect=receivers.connect,
    person_columns=(
        PersonColumn(
            "guarantee",
            _("Youth Guarantee"),
            panels.clocks_in_list,
            "marketplace/guidance/plans/clock.html",
            panels.clock_in_file,
        ),
    ),
    person_questions=(
        PersonQuestion(
            "guarantee",
            _("Youth Guarantee runs out"),
            QuestionGroup.DECISIONS,
            (Role.COACH,),
            guarantee_near,
            ("guarantee", "next", "contact"),
            "next",
        ),
        PersonQuestion(
            "planless",
            _("Without a plan"),
            QuestionGroup.CARE,
            (Role.COACH,),
            without_plan,
            ("profile", "contact", "next"),
            "contact",
        ),
    ),
    panels=(
        Panel("home-young-ideas", 5, "marketplace/guidance/plans/panel_ideas.html", panels.plan_ideas),
        Panel("home-young-goal", 10, "marketplace/guidance/plans/panel_mine.html", panels.my_plan),
        Panel("person-next", 20, "marketplace/guidance/plans/panel_next_step.html", panels.next_step_of),
        person_action(60, panels.way_to_step),
        Panel("person-plan", 20, "marketplace/guidance/plans/panel_of_person.html", panels.plan_of_person),
        Panel("placement-aside", 20, "marketplace/guidance/plans/panel_served.html", panels.served_step),
    ),
    navigation=(NavigationItem(menu_of(Role.COACH), 30, "plans:list", _("Plans"), "check"),),
    queues=QUEUES,
)
