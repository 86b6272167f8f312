"""What practice tells the floors below."""

from accounts.manifests import FeatureManifest

FEATURE = FeatureManifest(
    name="practice",
)
