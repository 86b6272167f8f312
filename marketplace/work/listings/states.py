"""Kinds of listings, their life, and the words of their fields."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition
from marketplace.reference.vocabulary.states import Group


class ListingKind(models.TextChoices):
    """The four kinds of places."""

    TRIAL = "work_trial", _("work trial")
    APPRENTICESHIP = "apprenticeship", _("apprenticeship")
    JOB = "job", _("job")
    BUSINESS = "entrepreneurship", _("opening for an entrepreneur")


class Aim(models.TextChoices):
    """What a work trial is for (380/2023 § 54 knows two aims), or what kind of opening waits for an entrepreneur."""

    EXPLORE = "explore", _("finding out about an occupation or a career")
    RETURN = "return", _("coming back to working life")
    TAKEOVER = "takeover", _("taking a business over")
    PARTNER = "partner", _("becoming a partner")
    FREELANCE = "freelance", _("working as a freelancer")


TRIAL_AIMS = (Aim.EXPLORE, Aim.RETURN)
BUSINESS_AIMS = (Aim.TAKEOVER, Aim.PARTNER, Aim.FREELANCE)


class JobLikely(models.TextChoices):
    """Whether a job is likely afterwards, said before anybody starts."""

    YES = "yes", _("yes, if all goes well")
    MAYBE = "maybe", _("maybe")
    NO = "no", _("no")


class Accessibility(models.TextChoices):
    """What makes a place easier to come to and to work at."""

    STEP_FREE = "step_free", _("step-free way in")
    LIFT = "lift", _("lift, or all on one floor")
    TOILET = "toilet", _("accessible toilet")
    SEATED = "seated", _("the work can be done sitting")
    QUIET = "quiet", _("a quiet place to work")


class ListingState(models.TextChoices):
    """Where a listing stands."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for a coach to read it")
    RETURNED = "returned", _("sent back to be changed")
    PUBLISHED = "published", _("open")
    PAUSED = "paused", _("paused")
    FILLED = "filled", _("filled")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")


EDITABLE = (ListingState.DRAFT, ListingState.RETURNED)
ON_SHOW = (ListingState.PUBLISHED, ListingState.PAUSED)
CLOSED = (ListingState.FILLED, ListingState.EXPIRED, ListingState.WITHDRAWN)

TRANSITIONS = {
    "submit": Transition(EDITABLE, ListingState.SUBMITTED),
    "publish": Transition((ListingState.SUBMITTED,), ListingState.PUBLISHED),
    "send_back": Transition((ListingState.SUBMITTED,), ListingState.RETURNED, needs_reason=True),
    "reread": Transition(ON_SHOW, ListingState.SUBMITTED),
    "pause": Transition((ListingState.PUBLISHED,), ListingState.PAUSED),
    "resume": Transition((ListingState.PAUSED,), ListingState.PUBLISHED),
    "fill": Transition((ListingState.PUBLISHED, ListingState.PAUSED), ListingState.FILLED),
    "reopen": Transition((ListingState.FILLED, ListingState.EXPIRED), ListingState.PUBLISHED),
    "expire": Transition((ListingState.PUBLISHED, ListingState.PAUSED), ListingState.EXPIRED),
    "withdraw": Transition(
        (*EDITABLE, ListingState.SUBMITTED, ListingState.PUBLISHED, ListingState.PAUSED),
        ListingState.WITHDRAWN,
        needs_reason=True,
    ),
}

# Fields of work for browsing, by the beginnings of ISCO-08 codes.
FIELDS_OF_WORK: dict[str, tuple[str, ...]] = {
    Group.RETAIL: ("522", "523"),
    Group.RESTAURANT: ("512", "513", "5246", "751", "94"),
    Group.CLEANING: ("911", "9122", "8157"),
    Group.WAREHOUSE: ("432", "933", "834", "9321"),
    Group.TRANSPORT: ("832", "833", "9331", "9621"),
    Group.BUILDING: ("711", "712", "713", "741", "931", "5153"),
    Group.GARDEN: ("61", "62", "92"),
    Group.INDUSTRY: ("721", "722", "752", "753", "81", "821", "932", "961"),
    Group.MECHANICS: ("723", "742"),
    Group.DIGITAL: ("25", "35"),
    Group.MEDIA: ("243", "265", "343", "3521"),
    Group.EVENTS: ("9629",),
    Group.GUIDANCE: ("342", "531", "234"),
    Group.CARE: ("532", "514", "516", "325"),
    Group.OFFICE: ("33", "41", "42", "431", "44"),
    Group.SECURITY: ("541",),
}
