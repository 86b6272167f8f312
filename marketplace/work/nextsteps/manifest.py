"""What features below this one show of nextsteps."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, Panel, Processing
from marketplace.work.nextsteps import panels, receivers, states
from marketplace.work.nextsteps.holdings import STEPS
from marketplace.work.nextsteps.queues import QUEUES
from marketplace.work.nextsteps.verbs import STEP_VERBS

FEATURE = FeatureManifest(
    name="nextsteps",
    processing=Processing(_("How you say it is going at work, and what comes next."), SEEN_BY_COACHES),
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
        "change_owner": _("Another coach sees to the step"),
    },
    nightly=("marketplace.work.nextsteps.tasks.ask_check_ins", "marketplace.work.nextsteps.tasks.ask_follow_ups"),
    enums={
        "CheckInStateEnum": states.CheckInState,
        "NextStepKindEnum": states.StepKind,
        "NextStepStateEnum": states.StepState,
        "CheckInPartyEnum": states.Party,
    },
    link_pages={
        "nextsteps.check_in": "marketplace.work.nextsteps.views.CheckInByLink",
        "nextsteps.follow_up": "marketplace.work.nextsteps.views.FollowUpByLink",
    },
    connect=receivers.connect,
    panels=(Panel("placement-aside", 10, "marketplace/work/nextsteps/panel_of_placement.html", panels.on_the_way),),
    holdings=(STEPS,),
    queues=QUEUES,
)
