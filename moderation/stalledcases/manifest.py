"""What features below this one show of stalledcases."""

from accounts.manifests import FeatureManifest, Panel

FEATURE = FeatureManifest(
    name="stalledcases",
    panels=(
        Panel("home-coach", 80, "moderation_panels", "standstills"),
        Panel("home-coordinator", 50, "moderation_panels", "standstills"),
    ),
)
