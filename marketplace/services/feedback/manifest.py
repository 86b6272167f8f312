"""What feedback tells the floors below."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, Panel
from marketplace.services.feedback import receivers, states

FEATURE = FeatureManifest(
    name="feedback",
    trail={
        "show": _("Line of feedback shown"),
        "hide": _("Line of feedback hidden"),
    },
    nightly=("marketplace.services.feedback.tasks.mix_answers",),
    enums={
        "FeedbackKindEnum": states.FeedbackKind,
        "FeedbackLineStateEnum": states.LineState,
    },
    connect=receivers.connect,
    panels=(
        Panel("home-coach-aside", 50, "feedback_panels", "feedback_to_read"),
        Panel("home-coordinator-aside", 30, "feedback_panels", "feedback_to_read"),
        Panel("home-young", 30, "feedback_panels", "feedback_asked"),
    ),
)
