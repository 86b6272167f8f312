"""What features below this one show of notices."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.administration_pages import AdministrationGroup, AdministrationPage
from accounts.manifests import MENU, SEEN_BY_HERSELF, FeatureManifest, NavigationItem, Panel, Processing
from accounts.notices import panels, receivers, states
from accounts.notices.holdings import WAITING
from accounts.notices.jobs import panels as job_panels
from accounts.notices.jobs.verbs import JOB_VERBS
from accounts.notices.queries import unread_count
from accounts.notices.verbs import PARKED_VERBS
from accounts.notices.words import words_of

FEATURE = FeatureManifest(
    name="notices",
    processing=Processing(_("Mails and text messages that we sent to you, and whether they arrived."), SEEN_BY_HERSELF),
    trail={
        **trail_of(PARKED_VERBS),
        **trail_of(JOB_VERBS),
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
    panels=(
        Panel("home-administrator", 5, "accounts/notices/panel_parked.html", panels.parked_notices),
        Panel("home-administrator", 6, "accounts/notices/panel_jobs.html", job_panels.broken_jobs),
    ),
    administration=(
        AdministrationPage(
            AdministrationGroup.MACHINE,
            30,
            "notices:parked",
            _("Messages that got stuck"),
            _("For whom, since when and why; they can be sent again."),
        ),
        AdministrationPage(
            AdministrationGroup.MACHINE,
            40,
            "notices:jobs",
            _("Jobs that went wrong"),
            _("What the service does by itself, where it failed; a job can be run again."),
        ),
        AdministrationPage(
            AdministrationGroup.MACHINE,
            60,
            "notices:texts",
            _("Texts of messages"),
            _("What the service writes to people, in every language and with invented names."),
        ),
    ),
    holdings=(WAITING,),
)
