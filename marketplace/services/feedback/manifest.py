"""What features below this one show of feedback."""

from django.utils.translation import gettext_lazy as _

from accounts.access.verbs import trail_of
from accounts.manifests import SEEN_BY_COACHES, FeatureManifest, NavigationItem, Panel, Processing, menu_of
from accounts.people.states import Role
from marketplace.services.feedback import panels, receivers, states
from marketplace.services.feedback.verbs import LINE_VERBS

FEATURE = FeatureManifest(
    name="feedback",
    processing=Processing(
        _("What you thought of a meeting or a placement. Without your name, unless you sign it."),
        SEEN_BY_COACHES,
    ),
    trail={
        **trail_of(LINE_VERBS),
    },
    nightly=("marketplace.services.feedback.tasks.mix_answers",),
    enums={
        "FeedbackKindEnum": states.FeedbackKind,
        "FeedbackLineStateEnum": states.LineState,
    },
    link_pages={"feedback.answer": "marketplace.services.feedback.views.ByLink"},
    connect=receivers.connect,
    panels=(Panel("home-young-after", 20, "marketplace/services/feedback/panel_asked.html", panels.feedback_asked),),
    navigation=(
        *(
            NavigationItem(menu_of(role), 120, "feedback:list", _("What people say"), "face-good")
            for role in (Role.COACH, Role.COORDINATOR)
        ),
    ),
)
