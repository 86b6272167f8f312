"""The face where Django finds the tables of matching; nobody imports it."""

from matching.oversight.models import Number, Reading, TrainedModel
from matching.suggestions.models import RankerSwitch, Run, Shadow, Shard, Suggestion

__all__ = ("Number", "RankerSwitch", "Reading", "Run", "Shadow", "Shard", "Suggestion", "TrainedModel")
