"""The face where Django finds the tables of matching; nobody imports it."""

from matching.oversight.models import Number, Reading, TrainedModel
from matching.practice.models import Practice
from matching.suggestions.models import RankerSwitch, Run, Shadow, Shard, Suggestion

__all__ = ("Number", "Practice", "RankerSwitch", "Reading", "Run", "Shadow", "Shard", "Suggestion", "TrainedModel")
