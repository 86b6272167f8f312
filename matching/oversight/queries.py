"""Reads about the ranker's models: keys of their manifests, what served before, whether their gates stand open."""

from __future__ import annotations

import hmac
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.keyring.sealing import ring
from matching.oversight.models import Reading, TrainedModel
from matching.oversight.states import BEFORE_SHADOW, FAIRNESS, Colour, GateKey, Measure, ModelState, Verdict
from matching.ranking.signature import read_manifest

TONES = {Verdict.FINE: "good", Verdict.ALARM: "bad", Verdict.TOO_FEW: "neutral"}
FAIR_WORDS = {
    "fair": gettext_lazy("as the others"), "unfair": gettext_lazy("less than the others"),
    "unsure": gettext_lazy("not sure yet"), "too_few": gettext_lazy("too few to say"),
}  # fmt: skip
FAIR_TONES = {"fair": "good", "unfair": "bad", "unsure": "waiting", "too_few": "neutral"}
GROUP_WORDS = {
    "sex:woman": gettext_lazy("women"), "sex:man": gettext_lazy("men"),
    "sex:other": gettext_lazy("other genders"),
    "language:national": gettext_lazy("first language Finnish, Swedish or Sámi"),
    "language:other": gettext_lazy("another first language"),
    "age:under20": gettext_lazy("under 20 years old"), "age:older": gettext_lazy("20 or older"),
}  # fmt: skip
LEAST_TOLD = 30  # a smaller group is not even named
MANIFESTS = "matching.oversight manifest"
INDEXES = (Measure.FACT_DRIFT, Measure.SCORE_DRIFT, Measure.GINI, Measure.RIVALS)


def keyring() -> tuple[bytes, ...]:
    """Keys of models' manifests: the one in use first, then older ones, at last those from before keys had names.

    A model that was signed with a key which has been taken away is not read any more; the rules serve then.
    """
    keys = ring().keys
    named = [key.derived(MANIFESTS) for key in keys]
    former = [hmac.digest(key.secret.encode(), MANIFESTS.encode(), "sha256") for key in keys]
    return (*named, *former)


def signing_key(model: TrainedModel) -> str | None:
    """The name of the key that signed a model's manifest, "" before keys had names; None where no key of ours did."""
    try:
        manifest = read_manifest(model.path)
    except (OSError, ValueError, TypeError):
        return None
    named = (key.name for key in ring().keys if manifest.is_signed_by([key.derived(MANIFESTS)]))
    return next(named, "" if manifest.is_signed_by(keyring()) else None)


def before(model: TrainedModel) -> TrainedModel | None:
    """What served before a model: the last one that was taken out of service."""
    served = TrainedModel.objects.filter(state=ModelState.RETIRED, served_from__isnull=False).exclude(pk=model.pk)
    return served.order_by("-served_until", "-pk").first()


def gates_needed(model: TrainedModel) -> tuple[GateKey, ...]:
    """A learned model needs every gate. Rules only get their level from the log: their order changes nothing."""
    return tuple(GateKey) if model.is_learned else (GateKey.LIMITS, GateKey.LOADS, GateKey.CARD)


def may_watch(model: TrainedModel) -> bool:
    """Whether a candidate may become the shadow: everything that can be measured before is green."""
    return model.is_green(*BEFORE_SHADOW)


def gate_rows(model: TrainedModel) -> list[dict[str, Any]]:
    """Each gate of a model in words: name, colour, figures; one that was never measured is red."""
    rows = []
    for key in gates_needed(model):
        gate = model.gates.get(key, {})
        colour = Colour(gate.get("colour", Colour.RED))
        said = gate.get("said", "") or ("" if gate else _("not measured"))
        rows.append({"label": key.label, "colour": colour, "colour_label": colour.label, "said": said})
    return rows


def newest_readings() -> list[Reading]:
    """The readings of the newest week that has any."""
    newest = Reading.objects.first()
    return list(Reading.objects.filter(week_on=newest.week_on)) if newest else []


def reading_rows(readings: list[Reading]) -> list[dict[str, Any]]:
    """Readings in words: what, how much, what it should be, what it means."""
    return [
        {
            "label": Measure(one.measure).label, "said": _figure(one, one.value), "verdict": one.verdict,
            "bound": _bound(one), "verdict_label": Verdict(one.verdict).label, "tone": TONES[Verdict(one.verdict)],
            "detail": ", ".join(one.detail.get("columns", ())),
        }
        for one in sorted(readings, key=lambda one: list(Measure).index(Measure(one.measure)))
        if one.measure not in FAIRNESS
    ]  # fmt: skip


def fairness_rows(readings: list[Reading]) -> list[dict[str, Any]]:
    """What each group got beside the others, in words; a group that is too small has no figure."""
    return [
        {
            "label": Measure(one.measure).label, "group": GROUP_WORDS[row["group"]], "count": row["count"],
            "said": _ratio(row), "verdict": row["verdict"], "verdict_label": FAIR_WORDS[row["verdict"]],
            "tone": FAIR_TONES[row["verdict"]],
        }
        for one in readings
        if one.measure in FAIRNESS
        for row in one.detail.get("groups", ())
        if row["count"] >= LEAST_TOLD
    ]  # fmt: skip


def _ratio(row: dict[str, Any]) -> str:
    if row["ratio"] is None:
        return "–"
    return f"{row['ratio']:.2f} ({row['low']:.2f} … {row['high']:.2f})"


def weeks_of(measure: Measure, count: int = 12) -> list[dict[str, Any]]:
    """One measure over the newest weeks, newest first."""
    rows = Reading.objects.filter(measure=measure).order_by("-week_on")[:count]
    return [{"week_on": one.week_on, "said": _figure(one, one.value), "count": one.count} for one in rows]


def _figure(reading: Reading, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if reading.measure in INDEXES else f"{value:.0%}".replace("%", " %")


def _bound(reading: Reading) -> str:
    if "low" in reading.detail:
        return f"{_figure(reading, reading.detail['low'])} … {_figure(reading, reading.detail['high'])}"
    return "" if reading.bound is None else f"≤ {_figure(reading, reading.bound)}"
