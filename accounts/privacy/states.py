"""Chapters of everything about somebody, in the order in which they are read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """What a table is about, for its person; the registry's part of each table names one."""

    ABOUT = "about", _("About you")
    PROFILE = "profile", _("Your profile")
    PLAN = "plan", _("Your plan")
    SUGGESTIONS = "suggestions", _("Suggestions and why")
    RELEASED = "released", _("What was told about you, and to whom")
    MEETINGS = "meetings", _("Meetings and events")
    MESSAGES = "messages", _("Messages and notes")
    PLACEMENTS = "placements", _("Work trials, jobs and what came of them")
    LOOKS = "looks", _("Who has looked at your data")
    PERMISSIONS = "permissions", _("Permissions")
    HAPPENED = "happened", _("What has happened")
    OTHER = "other", _("The account and the rest")
