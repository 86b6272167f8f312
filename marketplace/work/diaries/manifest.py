"""What diaries tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, Panel

FEATURE = FeatureManifest(
    name="diaries",
    trail={
        "write": _("Diary written"),
        "add": _("A line added to the diary"),
        "share": _("Day of the diary shared with the coach"),
        "hide": _("Day of the diary hidden again"),
        "remove": _("Day of the diary removed"),
        "view": _("Looked at a shared day of the diary"),
    },
    panels=(
        Panel("home-young", 40, "marketplace_panels", "my_diary"),
        Panel("person", 90, "marketplace_panels", "shared_diary_of person"),
    ),
)
