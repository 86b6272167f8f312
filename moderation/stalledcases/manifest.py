"""What features below this one show of stalledcases."""

from accounts.manifests import FeatureManifest, Panel
from moderation.stalledcases import panels

FEATURE = FeatureManifest(
    name="stalledcases",
    panels=(
        Panel("home-coach", 80, "moderation/stalledcases/panel.html", panels.standstills),
        Panel("home-coordinator", 50, "moderation/stalledcases/panel.html", panels.standstills),
    ),
)
