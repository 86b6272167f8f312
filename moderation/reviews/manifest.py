"""What features below this one show of reviews."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, Panel
from accounts.people.states import Role
from moderation.reviews import panels

FEATURE = FeatureManifest(
    name="reviews",
    navigation=(
        NavigationItem(Role.COACH, 20, "reviews:queue", _("Queue"), "check"),
        NavigationItem(Role.COORDINATOR, 20, "reviews:queue", _("Queue"), "check"),
    ),
    pages={"decisions": "reviews:queue"},
    panels=(
        Panel("home-coach", 10, "moderation/reviews/panel_counts.html", panels.queue_counts),
        Panel("home-coordinator", 10, "moderation/reviews/panel_counts.html", panels.queue_counts),
    ),
)
