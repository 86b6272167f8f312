"""What features below this one show of nextsteps."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import FeatureManifest, Panel
from marketplace.work.nextsteps import receivers, states
from marketplace.work.nextsteps.verbs import STEP_VERBS

FEATURE = FeatureManifest(
    name="nextsteps",
    trail={
        **trail_of(STEP_VERBS),
        "plan": _("Questions planned"),
        "ask": _("Asked how it is going"),
        "remind": _("Asked once more"),
        "replan": _("Day of the questions changed"),
        "tap": _("First question answered"),
        "answer": _("Told how it is going"),
        "lapse": _("Questions not needed any more"),
        "view": _("Looked at what comes next"),
        "choose": _("Next step chosen"),
    },
    nightly=("marketplace.work.nextsteps.tasks.ask_check_ins", "marketplace.work.nextsteps.tasks.ask_follow_ups"),
    enums={
        "CheckInStateEnum": states.CheckInState,
        "NextStepKindEnum": states.StepKind,
        "NextStepStateEnum": states.StepState,
        "CheckInPartyEnum": states.Party,
    },
    connect=receivers.connect,
    panels=(
        Panel("home-coach", 40, "marketplace_panels", "my_questions"),
        Panel("home-coach", 100, "marketplace_panels", "placements_ending"),
        Panel("home-coach", 110, "marketplace_panels", "my_next_steps"),
        Panel("home-coordinator", 60, "marketplace_panels", "placements_ending"),
        Panel("home-employer", 30, "marketplace_panels", "my_questions"),
        Panel("home-young", 20, "marketplace_panels", "my_questions"),
        Panel("home-young", 100, "marketplace_panels", "my_next_steps"),
        Panel("placement-aside", 10, "marketplace_panels", "on_the_way object"),
    ),
)
