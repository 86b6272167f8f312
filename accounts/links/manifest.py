"""What features below this one show of links: nothing but their being there."""

from accounts.manifests import FeatureManifest

FEATURE = FeatureManifest(name="links")
