"""What introductions tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, Panel
from accounts.people.states import Role
from marketplace.work.introductions import receivers, states
from marketplace.work.introductions.queries import unanswered

FEATURE = FeatureManifest(
    name="introductions",
    trail={
        "open": _("The workplace was asked"),
        "see": _("The workplace looked"),
        "meet": _("Time to meet agreed"),
        "accept": _("The workplace said yes"),
        "decline": _("The workplace said no"),
        "withdraw": _("The young person took the request back"),
        "mark_unanswered": _("No answer in time: the coach calls"),
        "close": _("Closed"),
        "view": _("Looked at the introduction"),
    },
    navigation=(NavigationItem(Role.EMPLOYER, 30, "introductions:list", _("Young people"), "people"),),
    nightly=("marketplace.work.introductions.tasks.hush_silent",),
    enums={
        "DeclineReasonEnum": states.DeclineReason,
    },
    good_ends={"marketplace.introduction": ("accept",)},
    annotations={"marketplace.listing": {"waiting": unanswered}},
    connect=receivers.connect,
    panels=(
        Panel("home-coach", 60, "marketplace_panels", "my_introductions"),
        Panel("home-employer", 40, "marketplace_panels", "my_introductions"),
        Panel("home-young", 70, "marketplace_panels", "my_introductions"),
        Panel("person", 50, "marketplace_panels", "introductions_of person"),
    ),
)
