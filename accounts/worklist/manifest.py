"""What features below this one show of what waits."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, Panel
from accounts.people.states import Role
from accounts.person_lists import PersonColumn, PersonQuestion, QuestionGroup
from accounts.worklist import panels
from accounts.worklist.queries import by_consequence, hers, is_read, late, mine, outside, soon

TURN = "accounts/worklist/panel_turn.html"
OTHERS = "accounts/worklist/panel_others.html"
COACHES = (Role.COACH, Role.COORDINATOR)
WORKERS = (Role.COACH, Role.COORDINATOR, Role.EMPLOYER)

FEATURE = FeatureManifest(
    name="worklist",
    navigation=(
        NavigationItem(Role.YOUNG, 10, "home", _("Home"), "home", panels.number_in_menu, is_read),
        NavigationItem(Role.EMPLOYER, 10, "home", _("Home"), "home", panels.number_in_menu, is_read),
        NavigationItem(Role.COACH, 10, "home", _("Today"), "home", panels.number_in_menu, is_read),
        NavigationItem(Role.COORDINATOR, 10, "home", _("Today"), "home", panels.number_in_menu, is_read),
    ),
    panels=(
        *(Panel(f"home-{role}", 10, TURN, panels.my_turn) for role in WORKERS),
        Panel(f"home-{Role.YOUNG}", 10, "accounts/worklist/panel_next.html", panels.my_next_step),
        Panel("home-young-waiting", 10, OTHERS, panels.turn_of_others),
        Panel(f"home-{Role.EMPLOYER}", 50, OTHERS, panels.turn_of_others),
        Panel("home-coach-numbers", 10, "parts/number.html", panels.number_of_others),
        Panel("person-attention", 5, "accounts/worklist/panel_of_person.html", panels.next_with_person),
        Panel("person-waiting", 5, "accounts/worklist/panel_others_of_person.html", panels.others_with_person),
    ),
    person_columns=(
        PersonColumn(
            "next",
            _("Next step"),
            panels.next_steps_of,
            "accounts/worklist/next_step.html",
            panels.step_in_file,
            by_consequence,
            is_usual=True,
        ),
        PersonColumn(
            "until",
            _("Promised by"),
            panels.days_of,
            "accounts/worklist/until.html",
            panels.day_in_file,
            by_consequence,
        ),
        PersonColumn(
            "her_turn",
            _("Waits for the young person"),
            panels.her_turns_with,
            "accounts/worklist/turn.html",
            panels.turn_in_file,
        ),
        PersonColumn(
            "outside_turn",
            _("Waits for others"),
            panels.outside_turns_with,
            "accounts/worklist/turn.html",
            panels.turn_in_file,
        ),
    ),
    person_questions=(
        PersonQuestion(
            "late", _("A promised day has passed"), QuestionGroup.DECISIONS, COACHES, late, ("until", "next"), "until"
        ),
        PersonQuestion(
            "soon", _("Due within a week"), QuestionGroup.DECISIONS, COACHES, soon, ("until", "next"), "until"
        ),
        PersonQuestion(
            "mine", _("Waits for me"), QuestionGroup.WAITS, COACHES, mine, ("next", "until", "contact"), "next"
        ),
        PersonQuestion(
            "hers",
            _("Waits for the young person"),
            QuestionGroup.WAITS,
            (Role.COACH,),
            hers,
            ("her_turn", "next", "contact"),
            "contact",
        ),
        PersonQuestion(
            "outside",
            _("Waits for a workplace or a service"),
            QuestionGroup.WAITS,
            (Role.COACH,),
            outside,
            ("outside_turn", "next", "contact"),
            "contact",
        ),
    ),
)
