"""What features below this one show of referrals."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import (
    SEEN_BY_SERVICE,
    FeatureManifest,
    NavigationItem,
    Panel,
    Processing,
    menu_of,
    person_action,
)
from accounts.people.states import Role
from marketplace.services.referrals import panels, receivers, states
from marketplace.services.referrals.holdings import OPEN
from marketplace.services.referrals.queues import QUEUES
from marketplace.services.referrals.verbs import REFERRAL_VERBS

FEATURE = FeatureManifest(
    name="referrals",
    leaving=(OPEN,),
    processing=Processing(_("Which service you were referred to, and what it answered."), SEEN_BY_SERVICE),
    trail={
        **trail_of(REFERRAL_VERBS),
        "propose": _("The coach suggested a service"),
        "ask": _("Contacted a service"),
        "agree": _("Said yes"),
        "expire": _("No answer in time"),
        "remind": _("The service was asked once more"),
        "send_link": _("Fresh link sent to the service"),
        "view": _("Looked at the referral"),
    },
    nightly=("marketplace.services.referrals.tasks.watch_referrals",),
    enums={
        "ReferralStateEnum": states.ReferralState,
        "ReferralDeclineReasonEnum": states.DeclineReason,
        "ReferralToldEnum": states.SharedDetail,
    },
    good_ends={"marketplace.referral": ("finish",)},
    connect=receivers.connect,
    link_pages={"referrals.answer": "marketplace.services.referrals.views.ByLink"},
    panels=(
        person_action(30, panels.way_to_propose),
        Panel("person-plan", 70, "marketplace/services/referrals/panel_of_person.html", panels.referrals_of),
    ),
    navigation=(
        *(
            NavigationItem(menu_of(role), 80, "referrals:list", _("Referrals"), "arrow-right")
            for role in (Role.YOUNG, Role.COACH)
        ),
        NavigationItem(menu_of(Role.EMPLOYER), 80, "referrals:list", _("Referrals"), "arrow-right"),
    ),
    queues=QUEUES,
)
