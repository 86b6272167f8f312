"""What features below this one show of practice."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import SEEN_BY_WORKERS, FeatureManifest, Processing

FEATURE = FeatureManifest(
    name="practice",
    processing=Processing(_("How coaches practise with made-up pairs. It is about workers only."), SEEN_BY_WORKERS),
)
