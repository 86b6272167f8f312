"""What features below this one show of statistics."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, Panel
from accounts.people.states import Role
from moderation.statistics import panels

FEATURE = FeatureManifest(
    name="statistics",
    navigation=(
        NavigationItem(Role.COORDINATOR, 30, "statistics:overview", _("Numbers"), "chart"),
        NavigationItem(Role.ADMINISTRATOR, 40, "statistics:overview", _("Numbers"), "chart"),
    ),
    panels=(
        Panel("home-administrator", 10, "moderation/statistics/panel_month.html", panels.figures_of_month),
        Panel("home-coach-aside", 10, "moderation/statistics/panel_trials.html", panels.where_trials_led),
        Panel("home-coordinator", 20, "moderation/statistics/panel_month.html", panels.figures_of_month),
        Panel("home-coordinator", 70, "moderation/statistics/panel_trials.html", panels.where_trials_led),
        Panel("home-coordinator", 80, "moderation/statistics/panel_falls.html", panels.referral_falls),
    ),
)
