"""What referrals tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, Panel
from marketplace.services.referrals import receivers, states

FEATURE = FeatureManifest(
    name="referrals",
    trail={
        "propose": _("The coach suggested a service"),
        "ask": _("The young person turned to a service"),
        "agree": _("The young person said yes"),
        "turn_down": _("The young person said no"),
        "see": _("The service looked"),
        "accept": _("The service said yes"),
        "waitlist": _("On the service's waiting list"),
        "decline": _("The service said no"),
        "start": _("It started"),
        "finish": _("It came to its end"),
        "miss": _("Did not attend"),
        "expire": _("No answer in time"),
        "withdraw": _("Taken back"),
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
    panels=(
        Panel("home-coach", 120, "service_panels", "my_referrals"),
        Panel("home-employer", 70, "service_panels", "my_referrals"),
        Panel("home-young", 110, "service_panels", "my_referrals"),
        Panel("person", 70, "service_panels", "referrals_of person"),
    ),
)
