"""What features below this one show of vocabulary."""

from accounts.manifests import FeatureManifest
from marketplace.reference.vocabulary import states

FEATURE = FeatureManifest(
    name="vocabulary",
    enums={
        "ConceptKindEnum": states.Kind,
    },
)
