"""Makers of questions for feedback and of answers without a name."""

import datetime as dt

from marketplace.services.feedback.models import FeedbackAnswer, FeedbackAsk, quarter_of, this_quarter
from marketplace.services.feedback.states import FEWEST


def last_quarter():
    """The first day of the newest quarter that is over."""
    return quarter_of(this_quarter() - dt.timedelta(days=1))


def answers(authority, number=1, **facts):
    """So many answers of the quarter that is over."""
    facts = {"kind": "event", "liking": 3, "helping": 1, "quarter": last_quarter(), **facts}
    return [FeedbackAnswer.objects.create(authority=authority, **facts) for _one in range(number)]


def things_of(person, obj, line):
    """A question to a young person, and a line among enough others to be read."""
    question = {"subject": obj._meta.label_lower, "subject_id": str(obj.pk), "kind": "placement"}
    answers(person.authority, FEWEST - 1)
    return {
        "feedback_ask": FeedbackAsk.objects.create(person=person, authority=person.authority, **question),
        "feedback_line": answers(person.authority, line=line)[0],
    }
