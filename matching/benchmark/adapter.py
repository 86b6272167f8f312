"""From rows of the format market/1 to the plain rows of the ranking."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matching.benchmark.esco import Esco
from matching.benchmark.files import MalformedError, converted, read_object, read_rows
from matching.ranking.concepts import Linker
from matching.ranking.decisions import Decision
from matching.ranking.demands import asks_qualification
from matching.ranking.kinship import Vocabulary
from matching.ranking.pairs import Opening, Seeker

FORMAT = "market/1"
KINDS = {"trial": "work_trial", "apprenticeship": "apprenticeship", "job": "job", "summer_job": "summer_job"}
SUPPORT = ("none", "some", "much")
SAID: Mapping[str | None, bool | None] = {
    "approved": True, "accepted": True, "completed": True, "rejected": False, "declined": False, "interrupted": False,
    None: None,
}  # fmt: skip
# The one code of this format that speaks of the work; "filled" speaks of the seat.
JOB_REASON = {"not_suitable": "skills"}
HOURS_BY_AGREEMENT = 10.0  # a week, from which on a place with hours by agreement can be had
FIRST_WISH = 5  # interest of the first wish; each later one has one less


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything that a ranker may see of a market, as plain rows."""

    seekers: list[Seeker]
    openings: list[Opening]  # those that are closed have no seat left
    decisions: list[Decision]
    pairs: list[tuple[str, str]]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Concepts:
    """Texts of the dataset and what they mean: the id that stands beside one, else what the linker finds."""

    skills: Mapping[str, str]
    work: Mapping[str, str]
    isco: Mapping[str, str]

    def skill(self, part: Mapping[str, Any]) -> str:
        """A skill's concept, or its own words where nothing is known of them."""
        return part["esco"] or self.skills.get(part["text"], part["text"].lower())

    def occupation(self, part: Mapping[str, Any]) -> str:
        """An occupation's concept or ISCO group, "" if unknown."""
        return part["esco"] or self.work.get(part["text"], "")


def read_dataset(folder: Path, esco: Esco) -> Dataset:
    """Read a dataset. Raises MalformedError, naming file and line; never opens truth/ or protected.jsonl."""
    meta = read_object(folder / "meta.json")
    if meta.get("format") != FORMAT:
        raise MalformedError(f"{folder / 'meta.json'}, line 1: the format is {meta.get('format')!r}, not {FORMAT!r}")
    people, places = read_rows(folder / "seekers.jsonl"), read_rows(folder / "listings.jsonl")
    concepts = _concepts(folder, people, places, esco)
    names = sorted({str(row.get("municipality")) for row in people + places})
    towns = {name: number for number, name in enumerate(names)}
    employers = dict(converted(folder / "employers.jsonl", read_rows(folder / "employers.jsonl"), _employer))
    soon = frozenset(name for name, card in meta.get("certificates", {}).items() if card["trainable"])
    seekers = converted(folder / "seekers.jsonl", people, lambda row: seeker_of(row, concepts, towns))
    openings = converted(
        folder / "listings.jsonl", places, lambda row: opening_of(row, concepts, towns, employers, soon)
    )
    known = frozenset(row.id for row in seekers), frozenset(row.id for row in openings)
    decisions, pairs = folder / "decisions.jsonl", folder / "pairs.jsonl"
    return Dataset(
        seekers=seekers,
        openings=openings,
        decisions=converted(decisions, read_rows(decisions), lambda row: decision_of(row, known)),
        pairs=converted(pairs, read_rows(pairs), lambda row: _pair(row, known)),
        vocabulary=Vocabulary(skills_of=esco.skills_of, related=esco.related, isco=esco.isco),
    )


def _concepts(folder: Path, people: list[dict[str, Any]], places: list[dict[str, Any]], esco: Esco) -> Concepts:
    """Link all texts without an id at once."""
    told = converted(folder / "seekers.jsonl", people, lambda row: (row["skills"], row["wishes"] + row["experience"]))
    asked = converted(
        folder / "listings.jsonl",
        places,
        lambda row: (row["required_skills"] + row["nice_skills"], [{"text": row["title"], "esco": row["occupation"]}]),
    )
    skills = {part["text"] for row, _ in told + asked for part in row if not part["esco"]}
    work = {part["text"] for _, row in told + asked for part in row if not part["esco"]}
    return Concepts(Linker(esco.skill_labels).link(skills), Linker(esco.work_labels).link(work), esco.isco)


def _employer(row: dict[str, Any]) -> tuple[str, int]:
    return row["id"], int(row["size"])


def seeker_of(row: Mapping[str, Any], concepts: Concepts, towns: Mapping[str, int]) -> Seeker:
    """A line of seekers.jsonl. The kinds are wishes here and bar nothing, so they stay out of the hard limits."""
    wishes: dict[str, int] = {}
    experience: dict[str, int] = {}
    for place, part in enumerate(row["wishes"]):
        wishes.setdefault(concepts.occupation(part), max(FIRST_WISH - place, 1))
    for part in row["experience"]:
        work = concepts.occupation(part)
        experience[work] = experience.get(work, 0) + part["months"]
    return Seeker(
        id=row["id"],
        skills=frozenset(concepts.skill(part) for part in row["skills"]),
        wished_occupations={work: interest for work, interest in wishes.items() if work},
        experience=experience,
        kinds_liked=frozenset(KINDS[kind] for kind in row["kinds"]),
        languages=row["languages"],
        certificates=frozenset(row["certificates"]),
        education=row["education_level"],
        town=towns[row["municipality"]],
        latitude=row["lat"],
        longitude=row["lon"],
        max_minutes=row["max_commute_min"],
        has_car=row["car"],
        licence=row["driving_licence"],
        hours_per_week=row["max_hours"],
        evenings="evening" in row["shifts"],
        nights="night" in row["shifts"],
        weekends="weekend" in row["shifts"],
        is_minor=not row["is_adult"],
        finished_basic_school=True,
        support=SUPPORT[row["support_need"]],
        interests=tuple(row["interests"]),
        free_from=_day(row.get("available_from")),
    )


def opening_of(
    row: Mapping[str, Any], concepts: Concepts, towns: Mapping[str, int], sizes: Mapping[str, int], soon: frozenset[str]
) -> Opening:
    """A line of listings.jsonl; ``soon`` are the certificates that a course gives in time."""
    work = concepts.occupation({"text": row["title"], "esco": row["occupation"]})
    cards = frozenset(row["required_certificates"])
    return Opening(
        id=row["id"],
        organisation=row["employer"],
        kind=KINDS[row["kind"]],
        occupation=work,
        isco=concepts.isco.get(work, work if work.isdigit() else ""),
        skills_required=frozenset(concepts.skill(part) for part in row["required_skills"]),
        skills_wished=frozenset(concepts.skill(part) for part in row["nice_skills"]),
        languages=row["required_languages"],
        certificates_required=cards,
        # an apprentice gets every certificate as part of the training
        certificates_obtainable=cards if row["kind"] == "apprenticeship" else cards & soon,
        education=row["education_level"],
        qualification_asked=asks_qualification(row.get("text") or ""),
        town=towns[row["municipality"]],
        latitude=row["lat"],
        longitude=row["lon"],
        hours_per_week=row["hours"],
        hours_least=HOURS_BY_AGREEMENT if row.get("flexible_hours") else None,
        # a place of the past began when its seekers were free: when that was, nobody has written down
        starts_on=_day(row.get("starts_on")) if row["status"] == "open" else None,
        evenings="evening" in row["shifts"],
        nights="night" in row["shifts"],
        weekends="weekend" in row["shifts"],
        needs_licence=row["requires_driving_licence"],
        minors_allowed=not row["requires_adult"],
        seats=row["seats"] if row["status"] == "open" else 0,
        mentor_named=row["mentor"],
        employer_size=sizes[row["employer"]],
    )


def decision_of(row: Mapping[str, Any], known: tuple[frozenset[str], frozenset[str]]) -> Decision:
    """A line of decisions.jsonl."""
    seeker, opening = _pair(row, known)
    return Decision(
        seeker=seeker,
        opening=opening,
        coach=row["coach"],
        approves=SAID[row["coach_decision"]],
        says_yes=SAID[row["seeker_decision"]],
        accepts=SAID[row["employer_decision"]],
        employer_reason=JOB_REASON.get(row["employer_reason"], ""),
        completes=SAID[row["outcome"]],
    )


def _pair(row: Mapping[str, Any], known: tuple[frozenset[str], frozenset[str]]) -> tuple[str, str]:
    seeker, opening = row["seeker"], row["listing"]
    if seeker not in known[0] or opening not in known[1]:
        raise ValueError(f"nobody knows {seeker} or {opening}")
    return seeker, opening


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
