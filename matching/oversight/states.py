"""The life of a trained model, the numbers that people set, and what is read of the ranker every week."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition


class ModelState(models.TextChoices):
    """Where a trained model stands."""

    CANDIDATE = "candidate", _("just trained")
    SHADOW = "shadow", _("looks on, decides nothing")
    IN_SERVICE = "in_service", _("in service")
    RETIRED = "retired", _("taken out of service")
    REFUSED = "refused", _("refused")


TRANSITIONS = {
    "watch": Transition((ModelState.CANDIDATE,), ModelState.SHADOW),
    "refuse": Transition((ModelState.CANDIDATE, ModelState.SHADOW), ModelState.REFUSED, needs_reason=True),
    "put_in_service": Transition((ModelState.CANDIDATE, ModelState.SHADOW), ModelState.IN_SERVICE),
    "retire": Transition((ModelState.IN_SERVICE,), ModelState.RETIRED),
    "roll_back": Transition((ModelState.IN_SERVICE,), ModelState.RETIRED, needs_reason=True),
    "restore": Transition((ModelState.RETIRED,), ModelState.IN_SERVICE),
}


# Why it is this engine that orders, as the ranker and its runs write it down.
WHY = {
    "no_decisions": _("nobody has decided anything yet"),
    "too_few_decisions": _("too few decisions to learn from"),
    "too_few_of_each": _("too few approvals or refusals to learn from"),
    "not_better_than_rules": _("the log teaches nothing better than the rules"),
    "better_than_rules": _("it ordered better than the rules"),
    "switched_off": _("the ranker is switched off"),
    "model_broken": _("the model gave no numbers, so the rules did"),
    "broken_off": _("it broke off and was not taken up again"),
}


def why_in_words(code: str) -> str:
    """The reason in the reader's language; what these words do not know (why a file cannot be read) as it is."""
    return str(WHY.get(code, code))


class GateKey(models.TextChoices):
    """What a learned model must have shown before it may be put in service (bars.md M15)."""

    BEATS_RULES = "beats_rules", _("orders better than the rules, surely")
    LIMITS = "limits", _("breaks no hard limit")
    LOADS = "loads", _("loads safely in a process of its own")
    CARD = "card", _("its card is complete")
    SHADOW_COUNT = "shadow_count", _("enough decisions while it looked on")
    SHADOW_QUALITY = "shadow_quality", _("not worse than the one in service while it looked on")


BEFORE_SHADOW = (GateKey.BEATS_RULES, GateKey.LIMITS, GateKey.LOADS, GateKey.CARD)


class Colour(models.TextChoices):
    """What a gate says."""

    GREEN = "green", _("passed")
    RED = "red", _("not passed")


class NumberKey(models.TextChoices):
    """Numbers about the ranker that an administrator sets."""

    EXPLORING = "exploring", _("How often a list gets one place by chance (0 = never, 1 = always)")
    SHADOW_DECISIONS = "shadow_decisions", _("Coaches' decisions that a new model must look on at")
    NEW_DECISIONS = "new_decisions", _("New decisions after which a new model is trained")
    DECISION_BUDGET = "decision_budget", _("Suggestions that may wait for one coach at a time")
    SEAT_QUEUE = "seat_queue", _("Young people who may be asked about for one seat at a time")
    SECONDS_BY_COACH = "seconds_by_coach", _("Show how each coach decides, by name (0 = sums of all only, 1 = by name)")
    WIDENED = "widened", _("Places of other work than wished in one list (5 = lists stay as planned)")


# The budget: the seven rows of a day's list that are truly read, on five working days, so that what stands open is read
# within the week that is promised (time = queue / pace; Little 1961).
# A seat: of three whom a coach reads, about one comes as far as the workplace, which reads five (decision 13).
USUAL = {
    NumberKey.EXPLORING: 0.25, NumberKey.SHADOW_DECISIONS: 200, NumberKey.NEW_DECISIONS: 100,
    NumberKey.DECISION_BUDGET: 35, NumberKey.SEAT_QUEUE: 3, NumberKey.WIDENED: 2,
    NumberKey.SECONDS_BY_COACH: 0,
}  # fmt: skip
MOST = {
    NumberKey.EXPLORING: 1, NumberKey.SHADOW_DECISIONS: 100_000, NumberKey.NEW_DECISIONS: 100_000,
    NumberKey.DECISION_BUDGET: 1000, NumberKey.SEAT_QUEUE: 5, NumberKey.WIDENED: 5,
    NumberKey.SECONDS_BY_COACH: 1,
}  # fmt: skip


class Measure(models.TextChoices):
    """What is read of the ranker every week (bars.md M10, M11)."""

    APPROVED = "approved", _("share of suggestions that coaches approve")
    PLACED = "placed", _("share of answered introductions that the workplace accepts")
    EMPTY_LISTS = "empty_lists", _("young people without any suggestion")
    FACT_DRIFT = "fact_drift", _("facts that look different from before")
    SCORE_DRIFT = "score_drift", _("scores that look different from before")
    UNKNOWN_WORKS = "unknown_works", _("open places whose work ESCO does not know")
    CAUGHT = "caught", _("planted pairs that coaches notice in practice")
    GINI = "gini", _("how unevenly places are suggested")
    TOP_PLACES = "top_places", _("share of the ten most suggested places")
    RIVALS = "rivals", _("most young people on one seat")
    UNSEEN_PLACES = "unseen_places", _("open places that nobody has been suggested to")
    FAIR_SUGGESTED = "fair_suggested", _("who gets suggestions at all")
    FAIR_APPROVED = "fair_approved", _("whose suggestions coaches approve")
    FAIR_ACCEPTED = "fair_accepted", _("whom workplaces accept")
    FAIR_CHANCES = "fair_chances", _("whose chances come true as said")


FAIRNESS = (Measure.FAIR_SUGGESTED, Measure.FAIR_APPROVED, Measure.FAIR_ACCEPTED, Measure.FAIR_CHANCES)


class Verdict(models.TextChoices):
    """What a reading means."""

    FINE = "fine", _("as it should be")
    ALARM = "alarm", _("look at this")
    TOO_FEW = "too_few", _("too few to say")
