"""What features below this one show of diaries."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_DIARY, FeatureManifest, Panel, Processing
from marketplace.work.diaries import panels
from marketplace.work.diaries.verbs import ENTRY_VERBS

FEATURE = FeatureManifest(
    name="diaries",
    processing=Processing(_("Your diary of the placement."), SEEN_BY_DIARY),
    trail={
        **trail_of(ENTRY_VERBS),
        "write": _("Diary written"),
        "add": _("A line added to the diary"),
        "remove": _("Day of the diary removed"),
        "view": _("Looked at a shared day of the diary"),
    },
    panels=(
        Panel("home-young-after", 10, "marketplace/work/diaries/panel_mine.html", panels.my_diary),
        Panel("person-meetings", 90, "marketplace/work/diaries/panel_shared.html", panels.shared_diary_of),
    ),
)
