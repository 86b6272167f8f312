"""Answers to "may this be": met, not met or unknown, one finding for each thing the law asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

Tristate = bool | None  # None: nobody has told


class Verdict(models.TextChoices):
    """What is known about one demand of the law."""

    MET = "met", _("in order")
    NOT_MET = "not_met", _("not allowed")
    UNKNOWN = "unknown", _("not known yet")


@dataclass(frozen=True, slots=True)
class Finding:
    """One demand, what is known about it, and the section that makes it. ``facts`` are numbers for its sentence."""

    code: str
    verdict: Verdict
    section: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """All findings about a person, a place and a day; ``until`` is the last day that the law allows, if it sets one."""

    findings: tuple[Finding, ...]
    until: dt.date | None = None

    @property
    def verdict(self) -> Verdict:
        """Not met if anything is not, else unknown if anything is, else met."""
        verdicts = {finding.verdict for finding in self.findings}
        return next((one for one in (Verdict.NOT_MET, Verdict.UNKNOWN) if one in verdicts), Verdict.MET)

    def of(self, verdict: Verdict) -> tuple[Finding, ...]:
        """The findings with one verdict, in the order of the law."""
        return tuple(finding for finding in self.findings if finding.verdict == verdict)


def verdict_of(good: Tristate) -> Verdict:
    """The verdict on a demand that is met, is not, or of which nobody has told."""
    if good is None:
        return Verdict.UNKNOWN
    return Verdict.MET if good else Verdict.NOT_MET


def opposite(told: Tristate) -> Tristate:
    """The other way round; what nobody has told stays untold."""
    return None if told is None else not told


def any_of(truths: Iterable[Tristate]) -> Tristate:
    """True if one is, else unknown if one is, else False."""
    known = list(truths)
    return True if True in known else None if None in known else False


def all_of(truths: Iterable[Tristate]) -> Tristate:
    """False if one is, else unknown if one is, else True."""
    return opposite(any_of(opposite(one) for one in truths))
