"""What features below this one show of what waits."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, Panel, PersonColumn
from accounts.people.states import Role
from accounts.worklist import panels
from accounts.worklist.queries import is_read

TURN = "accounts/worklist/panel_turn.html"
OTHERS = "accounts/worklist/panel_others.html"
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
    person_columns=(PersonColumn(_("Next step"), panels.next_steps_of, "accounts/worklist/next_step.html"),),
)
