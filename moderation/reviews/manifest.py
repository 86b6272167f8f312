"""What features below this one show of reviews."""

from django.utils.translation import gettext_lazy as _

from accounts.first_days import FirstStep
from accounts.manifests import FeatureManifest, NavigationItem, Panel
from accounts.people.states import Role
from accounts.person_lists import PersonQuestion, QuestionGroup
from matching.suggestions.queries import decided_by
from moderation.reviews import panels
from moderation.reviews.queries import to_decide_about
from moderation.reviews.queues import QUEUES

FEATURE = FeatureManifest(
    name="reviews",
    navigation=(
        NavigationItem(Role.COACH, 20, "reviews:queue", _("Queue"), "check"),
        NavigationItem(Role.COORDINATOR, 20, "reviews:queue", _("Queue"), "check"),
    ),
    pages={"decisions": "reviews:queue"},
    queues=QUEUES,
    panels=(Panel("listing-sent", 10, "moderation/reviews/panel_sent.html", panels.way_of_a_new_place),),
    person_questions=(
        PersonQuestion(
            "decide",
            _("To decide: places and profiles"),
            QuestionGroup.DECISIONS,
            (Role.COACH,),
            to_decide_about,
            ("next", "until", "contact"),
            "until",
        ),
    ),
    first_steps=(FirstStep(Role.COACH, 30, _("Decide about your first pair"), "reviews:queue", decided_by),),
)
