"""What features below this one show of assessments."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_WORKPLACE, FeatureManifest, Processing
from marketplace.work.assessments import receivers, states
from marketplace.work.assessments.queues import QUEUES
from marketplace.work.assessments.verbs import ASSESSMENT_VERBS

FEATURE = FeatureManifest(
    name="assessments",
    processing=Processing(
        _("What the workplace writes about how the trial went, and your own words to it."), SEEN_BY_WORKPLACE
    ),
    trail={
        **trail_of(ASSESSMENT_VERBS),
        "request": _("Assessment asked of the workplace"),
        "remind": _("Assessment asked once more"),
        "write": _("Assessment written in part"),
        "give": _("Assessment given"),
        "view": _("Looked at the assessment"),
    },
    nightly=("marketplace.work.assessments.tasks.ask_assessments",),
    enums={
        "AssessmentStateEnum": states.AssessmentState,
    },
    link_pages={"assessments.give": "marketplace.work.assessments.views.ByLink"},
    connect=receivers.connect,
    queues=QUEUES,
)
