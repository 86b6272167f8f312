"""Marks without a meaning of ours: told apart by shape and by colour."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.TextChoices):
    """What a coach puts beside a name."""

    CIRCLE = "circle", _("blue circle")
    SQUARE = "square", _("green square")
    TRIANGLE = "triangle", _("red triangle")
    DIAMOND = "diamond", _("violet diamond")
    STAR = "star", _("orange star")
    CROSS = "cross", _("grey cross")
