"""Words about words: kinds of concepts, groups of skills, levels of a language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What a concept names."""

    OCCUPATION = "occupation", _("occupation")
    SKILL = "skill", _("skill")
    CERTIFICATE = "certificate", _("card or certificate")
    LANGUAGE = "language", _("language")


class Tongue(models.TextChoices):
    """The three languages in which every concept has a name."""

    FI = "fi", _("Finnish")
    SV = "sv", _("Swedish")
    EN = "en", _("English")


class Group(models.TextChoices):
    """Where a shipped skill is used, for browsing."""

    RETAIL = "retail", _("shops and sales")
    RESTAURANT = "restaurant", _("kitchens and restaurants")
    CLEANING = "cleaning", _("cleaning")
    WAREHOUSE = "warehouse", _("warehouses")
    TRANSPORT = "transport", _("driving and deliveries")
    BUILDING = "building", _("building and repair")
    GARDEN = "garden", _("gardens and yards")
    ANIMALS = "animals", _("animals")
    INDUSTRY = "industry", _("factories and workshops")
    MECHANICS = "mechanics", _("vehicles and electronics")
    DIGITAL = "digital", _("computers and web")
    MEDIA = "media", _("pictures, sound and text")
    EVENTS = "events", _("events")
    GUIDANCE = "guidance", _("children and groups")
    CARE = "care", _("helping people")
    OFFICE = "office", _("office and reception")
    SECURITY = "security", _("security")
    ENTREPRENEURSHIP = "entrepreneurship", _("own business")
    WORKING_LIFE = "working_life", _("ways of working")


class LanguageLevel(models.TextChoices):
    """How well a person speaks a language: the Common European Framework, and mother tongue above it."""

    A1 = "A1", _("A1 a few words")
    A2 = "A2", _("A2 simple everyday talk")
    B1 = "B1", _("B1 gets along at work")
    B2 = "B2", _("B2 fluent")
    C1 = "C1", _("C1 very fluent")
    C2 = "C2", _("C2 like a mother tongue")
    NATIVE = "native", pgettext_lazy("level of a language", "mother tongue")


class Education(models.IntegerChoices):
    """The highest schooling that somebody has finished, or that a work asks for; each step holds those before it."""

    BASIC = 0, _("basic school, or not finished yet")
    UPPER_SECONDARY = 1, _("vocational school or general upper secondary school")
    DEGREE = 2, _("university of applied sciences or a bachelor's degree")
    MASTER = 3, _("a master's degree or more")
