"""What features below this one show of suggestions."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.first_days import FirstStep
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
from matching.suggestions import panels, receivers
from matching.suggestions.queries import wished_by
from matching.suggestions.queues import QUEUES
from matching.suggestions.verbs import SUGGESTION_VERBS
from matching.suggestions.words import may_be_shown, why

FEATURE = FeatureManifest(
    name="suggestions",
    processing=Processing(
        _(
            "Suggestions with their reasons, what you, your coach and the workplace answered, and which way"
            " of counting made them."
        ),
        SEEN_BY_COACHES,
    ),
    unseen_verbs=("reserve", "put_back", "drop"),
    trail={
        **trail_of(SUGGESTION_VERBS),
        "propose": _("Suggested"),
        "reserve": _("Kept in reserve"),
        "put_forward": _("Put before the coach"),
        "put_back": _("Put back into the reserve"),
        "drop": _("Fell away in reserve"),
        "approve": _("The coach said yes"),
        "decline": _("The coach said no"),
        "say_yes": _("Said yes"),
        "introduce": _("The workplace was asked"),
        "expire": _("Time ran out"),
        "withdraw": _("Taken off the list"),
        "switch_ranker": _("Switch of the ranker turned"),
        "view": _("Looked at the suggestion"),
    },
    navigation=(
        NavigationItem(menu_of(Role.COORDINATOR), 150, "suggestions:ranker", _("Ranker"), "star"),
        NavigationItem(Role.YOUNG, 30, "suggestions:mine", _("My places"), "heart"),
    ),
    nightly=("matching.suggestions.tasks.expire_old", "matching.suggestions.tasks.refresh_everything"),
    connect=receivers.connect,
    told={
        "matching.suggestion.reasons": why,
        "matching.suggestion.release": may_be_shown,
        "matching.suggestion.features": lambda _suggestion: "",
        "matching.suggestion.run": lambda _suggestion: "",
    },
    administration=(
        AdministrationPage(
            AdministrationGroup.MACHINE,
            10,
            "suggestions:ranker",
            _("Ranker"),
            _("Runs, models, and the switch that turns it off."),
        ),
    ),
    pages={"ranker": "suggestions:ranker", "other_host": "suggestions:propose"},
    panels=(
        Panel("home-coordinator", 55, "matching/suggestions/panel_budget.html", panels.decision_budget),
        person_action(40, panels.way_to_propose),
        Panel("person-places", 40, "matching/suggestions/panel_of_person.html", panels.suggestions_of),
    ),
    queues=QUEUES,
    first_steps=(FirstStep(Role.YOUNG, 30, _("Look at the places and ask for one"), "listings:list", wished_by),),
)
