"""The face where Django finds the tables of matching; nobody imports it."""

from matching.suggestions.models import RankerSwitch, Run, Suggestion

__all__ = ("RankerSwitch", "Run", "Suggestion")
