"""What features below this one show of links: nothing but their being there."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import SEEN_BY_HERSELF, FeatureManifest, Processing

FEATURE = FeatureManifest(
    name="links",
    processing=Processing(_("Links in mails: for whom they are, and when they were opened."), SEEN_BY_HERSELF),
)
