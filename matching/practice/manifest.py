"""What features below this one show of practice."""

from accounts.manifests import FeatureManifest

FEATURE = FeatureManifest(
    name="practice",
)
