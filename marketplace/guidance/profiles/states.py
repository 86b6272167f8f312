"""The life of a profile's version."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.audit.transition_table import Transition
from accounts.people.states import Role


class ProfileState(models.TextChoices):
    """Where a version of a profile stands."""

    DRAFT = "draft", _("draft")
    AWAITING = "awaiting", _("waiting for the young person's yes")
    PUBLISHED = "published", _("in use")
    PAUSED = "paused", _("paused")
    ARCHIVED = "archived", _("archived")


STATE_WORDS = {Role.YOUNG: {ProfileState.AWAITING: _("waiting for your yes")}}
BEING_WRITTEN = (ProfileState.DRAFT, ProfileState.AWAITING)
IN_FORCE = (ProfileState.PUBLISHED, ProfileState.PAUSED)

TRANSITIONS = {
    "offer": Transition((ProfileState.DRAFT,), ProfileState.AWAITING),
    "rewrite": Transition((ProfileState.AWAITING,), ProfileState.DRAFT),
    "publish": Transition((ProfileState.AWAITING,), ProfileState.PUBLISHED),
    "pause": Transition((ProfileState.PUBLISHED,), ProfileState.PAUSED),
    "resume": Transition((ProfileState.PAUSED,), ProfileState.PUBLISHED),
    "archive": Transition((*BEING_WRITTEN, *IN_FORCE), ProfileState.ARCHIVED),
}


class Wanted(models.TextChoices):
    """The kinds of places that a young person may wish for, by the codes of listings."""

    TRIAL = "work_trial", _("work trial")
    APPRENTICESHIP = "apprenticeship", _("apprenticeship")
    JOB = "job", _("job")
    BUSINESS = "entrepreneurship", _("opening for an entrepreneur")


WANTED_MEANS = {
    Wanted.TRIAL: _("Work trial: you try out a job for some weeks. No wage, your benefit goes on."),
    Wanted.APPRENTICESHIP: _("Apprenticeship: you learn an occupation at work and get a wage."),
    Wanted.JOB: _("Job: you work and get a wage from the first day."),
    Wanted.BUSINESS: _("Own business: you take over a firm, join one or sell your own work."),
}


class Strength(models.TextChoices):
    """Example words of what somebody is good at, to be ticked."""

    PUNCTUAL = "punctual", _("I come on time")
    FRIENDLY = "friendly", _("I am friendly")
    CALM = "calm", _("I stay calm")
    CAREFUL = "careful", _("I am careful")
    QUICK = "quick", _("I learn fast")
    BRAVE = "brave", _("I dare to try new things")
    HELPFUL = "helpful", _("I like to help")
    LISTENING = "listening", _("I listen to others")
    TALKING = "talking", _("I am good at talking with people")
    HANDY = "handy", _("I am good with my hands")
    STRONG = "strong", _("I am strong and like to move")
    CREATIVE = "creative", _("I have ideas")
    PATIENT = "patient", _("I do not give up")
    TIDY = "tidy", _("I keep things in order")
    DIGITAL = "digital", _("I am good with phones and computers")
    INDEPENDENT = "independent", _("I can work on my own")


class SkillLevel(models.IntegerChoices):
    """How well somebody can do a thing, in her own words."""

    TRIED = 1, _("I have tried it")
    CAN = 2, _("I can do it")
    GOOD = 3, _("I am good at it")


class Interest(models.IntegerChoices):
    """How much somebody wants an occupation."""

    MAYBE = 1, _("maybe")
    CURIOUS = 2, _("a little")
    INTERESTED = 3, _("interested")
    KEEN = 4, _("a lot")
    DREAM = 5, _("my dream")


class ExperienceKind(models.TextChoices):
    """Where somebody has learnt to do a thing; all of them count."""

    SCHOOL = "school", _("school or course")
    JOB = "job", _("job or summer job")
    TRIAL = "trial", _("work trial or practice")
    HOBBY = "hobby", _("hobby")
    FAMILY = "family", _("helping at home or relatives")


class TravelMeans(models.TextChoices):
    """How somebody gets to work. A car has a column of its own, because rules ask for it."""

    FOOT = "foot", _("on foot")
    BIKE = "bike", _("by bike")
    BUS = "bus", _("by bus or train")


class Support(models.TextChoices):
    """How much support somebody wishes for at work: her wish, never a fact about her health."""

    NONE = "none", _("I get along on my own after the first days")
    SOME = "some", _("I would like somebody whom I can ask")
    MUCH = "much", _("I would like somebody beside me, above all at first")


class Activity(models.TextChoices):
    """Twelve things to do, two for each of Holland's six kinds of interests in the order R I A S E C."""

    REPAIR = "repair", _("Repair a bike or a machine")
    BUILD = "build", _("Build or paint something with your hands")
    EXPLORE = "explore", _("Find out how something works")
    TEST = "test", _("Measure and test things, as in a laboratory")
    CREATE = "create", _("Draw, film or make music")
    DESIGN = "design", _("Plan how a room, clothes or a page look")
    HELP = "help", _("Help a child or an old person with everyday things")
    SHOW = "show", _("Show others how something is done")
    SELL = "sell", _("Sell or present something to people")
    LEAD = "lead", _("Lead a group and decide what is done")
    TIDY = "tidy", _("Put shelves, papers or files in order")
    COUNT = "count", _("Count money or keep a list that has to be exact")


INTEREST_KINDS = tuple(zip(Activity.values[::2], Activity.values[1::2], strict=True))


class Liking(models.IntegerChoices):
    """How an activity sounds. The mean of two such answers is 1, 2, 3, 4 or 5."""

    YES = 5, _("I would like it")
    MAYBE = 3, _("Perhaps")
    NO = 1, _("Not for me")
