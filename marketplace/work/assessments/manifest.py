"""What assessments tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest
from marketplace.work.assessments import receivers, states

FEATURE = FeatureManifest(
    name="assessments",
    trail={
        "request": _("Assessment asked of the workplace"),
        "remind": _("Assessment asked once more"),
        "write": _("Assessment written in part"),
        "give": _("Assessment given"),
        "confirm": _("Assessment confirmed by the young person"),
        "dispute": _("The young person sees the assessment differently"),
        "reopen": _("Assessment opened again"),
        "view": _("Looked at the assessment"),
    },
    nightly=("marketplace.work.assessments.tasks.ask_assessments",),
    enums={
        "AssessmentStateEnum": states.AssessmentState,
    },
    connect=receivers.connect,
)
