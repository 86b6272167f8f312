"""What a reason names: plain parameters of each code, read from the two rows of the pair alone."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from matching.ranking.market import Market
from matching.ranking.occupations import CLOSE, RELATED, likeness
from matching.ranking.pairs import CEFR, SHIFTS, SUPPORT, Opening, Seeker, first_free_day

SHORT, EASY = 30, 0.5  # minutes, and share of what somebody has said, up to which a way is not called long
ROUNDED = 5  # minutes to which a way is told: it is worked out from a straight line
MOST_NAMES = 5  # skills, certificates or languages named in one reason


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair with both its rows and its facts by column."""

    market: Market
    seeker: Seeker
    opening: Opening
    facts: Mapping[str, float]


def particulars(factor: str, pair: Pair) -> dict[str, object]:
    """The reason as a plain dict: its code and what it names. Same pair, same dict."""
    return {"code": factor, **READERS[factor](pair)}


def _skills(pair: Pair) -> dict[str, object]:
    asked = [
        *sorted(pair.opening.skills_required),
        *sorted(pair.opening.skills_wished - pair.opening.skills_required),
    ]
    met = [skill for skill in asked if skill in pair.seeker.skills]
    missing = [skill for skill in sorted(pair.opening.skills_required) if skill not in pair.seeker.skills]
    return {"met": met[:MOST_NAMES], "missing": missing[:MOST_NAMES]}


def _experience(pair: Pair) -> dict[str, object]:
    occupation, alike = _closest(pair, pair.seeker.experience or {})
    return {
        "occupation": occupation,
        "alike": alike,
        "months": (pair.seeker.experience or {}).get(occupation, 0) if alike != "other" else 0,
    }


def _language(pair: Pair) -> dict[str, object]:
    has = pair.seeker.languages or {}
    steps = {name: i for i, name in enumerate(CEFR, start=1)}
    asked = sorted(pair.opening.languages.items())
    short = [
        {"language": name, "asked": level, "has": has.get(name, "")}
        for name, level in asked
        if steps[level] > steps.get(has.get(name, ""), 0)
    ]
    return {"asked": [name for name, _ in asked][:MOST_NAMES], "short": short[:MOST_NAMES]}


def _education(pair: Pair) -> dict[str, object]:
    return {"asked": pair.opening.education, "has": pair.seeker.education}


def _certificates(pair: Pair) -> dict[str, object]:
    asked = pair.opening.certificates_required
    return {
        "held": sorted(asked & pair.seeker.certificates)[:MOST_NAMES],
        "missing": sorted(asked - pair.seeker.certificates)[:MOST_NAMES],
    }


def _support(pair: Pair) -> dict[str, object]:
    return {"mentor": pair.opening.mentor_named}


def _wish(pair: Pair) -> dict[str, object]:
    occupation, alike = _closest(pair, pair.seeker.wished_occupations)
    return {"occupation": occupation, "alike": alike}


def _interest(pair: Pair) -> dict[str, object]:
    occupation, alike = _closest(pair, pair.seeker.wished_occupations)
    if alike == "other":  # how keen she is on other work says nothing of this one
        return {"occupation": "", "interest": None}
    return {"occupation": occupation, "interest": pair.seeker.wished_occupations[occupation]}


def _commute(pair: Pair) -> dict[str, object]:
    km, minutes = pair.facts["km"], pair.facts["minutes"]
    return {
        "km": None if math.isnan(km) else round(km),
        "minutes": None if math.isnan(minutes) else ROUNDED * round(minutes / ROUNDED),
        "long": not (minutes <= SHORT or minutes <= EASY * (pair.seeker.max_minutes or 0)),
        "max_km": pair.seeker.max_km,
        "car": pair.seeker.has_car,
    }


def _kind(pair: Pair) -> dict[str, object]:
    return {"kind": pair.opening.kind, "wished": pair.opening.kind in pair.seeker.kinds}


def _hours(pair: Pair) -> dict[str, object]:
    return {"hours": pair.opening.hours_per_week, "wished": pair.seeker.hours_per_week}


def _shifts(pair: Pair) -> dict[str, object]:
    asked = [shift for shift in SHIFTS if getattr(pair.opening, shift)]
    said = {shift: getattr(pair.seeker, shift) for shift in asked}
    return {
        "suits": [shift for shift in asked if said[shift]],
        "refused": [shift for shift in asked if said[shift] is False],
        "unsaid": [shift for shift in asked if said[shift] is None],
    }


def _employer(pair: Pair) -> dict[str, object]:
    return {"job_likely_after": pair.opening.job_likely_after}


def _availability(pair: Pair) -> dict[str, object]:
    starts, free = pair.opening.starts_on, first_free_day(pair.seeker, pair.opening)
    return {
        "starts_on": starts and starts.isoformat(),
        "free_from": free and free.isoformat(),
        "moves_weeks": pair.opening.start_moves_weeks,
    }


READERS: Mapping[str, Callable[[Pair], dict[str, object]]] = {
    "skills": _skills,
    "experience": _experience,
    "language": _language,
    "education": _education,
    "certificates": _certificates,
    "support": _support,
    "wish": _wish,
    "commute": _commute,
    "kind": _kind,
    "hours": _hours,
    "shifts": _shifts,
    "interest": _interest,
    "employer": _employer,
    "availability": _availability,
}


def _closest(pair: Pair, occupations: Mapping[str, int]) -> tuple[str, str]:
    """The most alike of the seeker's occupations (of equals the greater number) and how alike it is."""
    names = sorted(occupations, key=lambda name: (-occupations[name], name))
    if not names:
        return "", "other"
    code = pair.market.code
    offered = [(pair.opening.occupation, pair.opening.isco or code(pair.opening.occupation))]
    alike = likeness([(name, code(name)) for name in names], offered)[:, 0]
    best = int(alike.argmax())
    word = (
        "same"
        if alike[best] == 1
        else "close"
        if alike[best] >= CLOSE
        else "related"
        if alike[best] >= RELATED
        else "other"
    )
    return names[best], word


def is_asked(factor: str, pair: Pair) -> bool:
    """Whether either side asks anything of this factor, so that meeting it is worth a word."""
    opening = pair.opening
    asks: Mapping[str, object] = {
        "language": opening.languages,
        "education": opening.education,
        "certificates": opening.certificates_required,
        "shifts": opening.evenings or opening.nights or opening.weekends,
        "support": pair.seeker.support in SUPPORT[1:],
        "availability": opening.starts_on,
    }
    return bool(asks.get(factor, True))


def unknown_side(factor: str, pair: Pair) -> str:
    """Who has not said what this factor needs: "seeker", "opening" or "" (all said, or nothing asked)."""
    seeker, opening = pair.seeker, pair.opening
    silent: Mapping[str, tuple[bool, bool]] = {  # factor → (the seeker has not said, the opening has not said)
        "skills": (not seeker.skills, not (opening.skills_required or opening.skills_wished)),
        "experience": (seeker.experience is None, not (opening.occupation or opening.isco)),
        "language": (bool(opening.languages) and seeker.languages is None, False),
        "education": (opening.education is not None and seeker.education is None, False),
        "wish": (not seeker.wished_occupations, not (opening.occupation or opening.isco)),
        "commute": (seeker.latitude is None or seeker.longitude is None, opening.latitude is None),
        "kind": (not (seeker.kinds or seeker.kinds_liked), False),
        "hours": (seeker.hours_per_week is None, opening.hours_per_week is None),
        "shifts": (bool(_shifts(pair)["unsaid"]) and not _shifts(pair)["refused"], False),
        "availability": (opening.starts_on is not None and first_free_day(seeker, opening) is None, False),
        "employer": (False, opening.job_likely_after is None),
    }
    her, its = silent.get(factor, (False, False))
    return "seeker" if her else "opening" if its else ""
