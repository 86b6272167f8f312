"""What features below this one show of the search."""

from accounts.finder import panels
from accounts.manifests import FeatureManifest, Panel

FEATURE = FeatureManifest(
    name="finder",
    panels=(Panel("caseload", 10, "accounts/finder/panel_recent.html", panels.recent_people),),
)
