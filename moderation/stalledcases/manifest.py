"""What features below this one show of stalledcases."""

from django.utils.translation import gettext_lazy as _

from accounts.manifests import FeatureManifest, NavigationItem, menu_of
from accounts.people.states import Role
from accounts.person_lists import PersonQuestion, QuestionGroup
from moderation.stalledcases.queries import stands_still
from moderation.stalledcases.queues import QUEUES

FEATURE = FeatureManifest(
    name="stalledcases",
    navigation=(
        *(
            NavigationItem(menu_of(role), 130, "stalledcases:list", _("Nothing moves"), "pause")
            for role in (Role.COACH, Role.COORDINATOR)
        ),
    ),
    queues=QUEUES,
    person_questions=(
        PersonQuestion(
            "still",
            _("Nothing moves"),
            QuestionGroup.CARE,
            (Role.COACH, Role.COORDINATOR),
            stands_still,
            ("contact", "profile", "next"),
            "contact",
        ),
    ),
)
