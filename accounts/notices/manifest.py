"""What features below this one show of notices."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import MENU, SEEN_BY_HERSELF, FeatureManifest, NavigationItem, Panel, Processing
from accounts.notices import panels, receivers, states
from accounts.notices.holdings import WAITING
from accounts.notices.queries import unread_count
from accounts.notices.verbs import PARKED_VERBS
from accounts.notices.words import words_of

FEATURE = FeatureManifest(
    name="notices",
    processing=Processing(_("Mails and text messages that we sent to you, and whether they arrived."), SEEN_BY_HERSELF),
    trail={
        **trail_of(PARKED_VERBS),
        "remind": _("Reminded"),
        "view": _("Looked at the messages"),
    },
    navigation=(NavigationItem(MENU, 10, "notices:list", _("Messages"), "bell", unread_count),),
    enums={
        "NoticeStateEnum": states.NoticeState,
    },
    connect=receivers.connect,
    told={
        "accounts.notice.facts": lambda notice: " ".join(words_of(notice)),
        **{f"accounts.notice.{name}": lambda _notice: "" for name in ("link", "send_after", "channel", "appears_at")},
    },
    every_minute=("accounts.notices.tasks.deliver_due",),
    panels=(Panel("home-administrator", 5, "accounts/notices/panel_parked.html", panels.parked_notices),),
    holdings=(WAITING,),
)
