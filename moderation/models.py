"""The face where Django finds the tables of moderation; nobody imports it."""

from moderation.reports.models import Report

__all__ = ("Report",)
