"""What features below this one show of first steps."""

from accounts.firststeps import panels
from accounts.manifests import FeatureManifest, Panel
from accounts.people.states import Role

HOMES = (Role.YOUNG, Role.EMPLOYER, Role.COACH, Role.COORDINATOR, Role.ADMINISTRATOR)

FEATURE = FeatureManifest(
    name="firststeps",
    panels=tuple(
        Panel(f"home-{role}", 15, "accounts/firststeps/panel_mine.html", panels.my_first_steps) for role in HOMES
    ),
)
