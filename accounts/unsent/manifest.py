"""What features below this one show of texts that were not sent."""

from accounts.manifests import FeatureManifest, Panel
from accounts.people.states import Role
from accounts.unsent import panels

HOMES = [role for role in Role.values if role != Role.SYSTEM]

FEATURE = FeatureManifest(
    name="unsent",
    panels=tuple(Panel(f"home-{role}", 1, "accounts/unsent/panel_mine.html", panels.my_unsent_texts) for role in HOMES),
    nightly=("accounts.unsent.tasks.sweep_unsent_texts",),
)
