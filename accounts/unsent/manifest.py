"""What features below this one show of texts that were not sent."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import SEEN_BY_HERSELF, FeatureManifest, Panel, Processing
from accounts.people.states import Role
from accounts.unsent import panels

HOMES = [role for role in Role.values if role != Role.SYSTEM]

FEATURE = FeatureManifest(
    name="unsent",
    processing=Processing(_("What you typed and did not send, for an hour, so that it is not lost."), SEEN_BY_HERSELF),
    panels=tuple(Panel(f"home-{role}", 1, "accounts/unsent/panel_mine.html", panels.my_unsent_texts) for role in HOMES),
    nightly=("accounts.unsent.tasks.sweep_unsent_texts",),
)
