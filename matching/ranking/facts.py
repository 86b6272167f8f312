"""The facts of pairs: what the models and the rules may look at, column by column."""

from itertools import pairwise

import numpy as np
from scipy import sparse

from matching.ranking.interests import interest_fit
from matching.ranking.market import BLOCK, Market, overlap
from matching.ranking.occupations import RELATED
from matching.ranking.pairs import KINDS, SHIFTS
from matching.ranking.schema import COLUMNS, INTEREST_COLUMNS

# Minutes to start and minutes a km on the road: on foot, by bike, by bus, by car (as `People.goes_by`).
PACE = np.array([(0.0, 13.0), (3.0, 4.5), (14.0, 1.9), (5.0, 1.1)])


def pair_rows(market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """The facts of pairs: float array (pairs, len(COLUMNS)); NaN = unknown.

    `seeker` and `opening` are positions in the market, one of each per pair. The columns and their units
    stand in `schema.SCHEMA`.
    """
    seeker, opening = np.asarray(seeker, int), np.asarray(opening, int)
    facts = {
        **_skill_facts(market, seeker, opening),
        **_occupation_facts(market, seeker, opening),
        **_place_facts(market, seeker, opening),
        **_work_facts(market, seeker, opening),
        **_person_facts(market, seeker, opening),
    }
    rows = np.empty((len(seeker), len(COLUMNS)), order="F")  # written and read column by column
    for place, name in enumerate(COLUMNS):
        rows[:, place] = facts[name]
    return rows


def near_share(near: np.ndarray, asked: sparse.csr_array, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Mean over an opening's asked skills of how near the seeker comes to each (0–1); 0 where nothing is asked."""
    order = np.argsort(seeker, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(seeker[order] // BLOCK) > 0]) if len(order) else np.empty(0, int)
    columns = asked.T.tocsr()
    out = np.zeros(len(seeker))
    for start, end in pairwise([*starts, len(order)]):
        pairs = order[start:end]
        people, person = np.unique(seeker[pairs], return_inverse=True)
        places, place = np.unique(opening[pairs], return_inverse=True)
        out[pairs] = (near[people].astype(np.float32) @ columns[:, places])[person, place]
    return out / np.maximum(asked.sum(axis=1)[opening], 1)


def _skill_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    known = market.people.skills_known[seeker]
    facts = {}
    for name, asked in (("required", market.places.required), ("wished", market.places.wished)):
        count = asked.sum(axis=1)[opening]
        met = overlap(market.skills, asked, seeker, opening)
        facts[f"skills_{name}_covered"] = np.where(known & (count > 0), met / np.maximum(count, 1), np.nan)
        if name == "required":
            facts["skills_missing"] = np.where(known & (count > 0), count - met, np.nan)
            facts["skills_asked"] = count
            for side, near in (("related", market.skills_related), ("kindred", market.skills_kindred)):
                share = near_share(near, asked, seeker, opening)
                facts[f"skills_{side}"] = np.where(known & (count > 0), share, np.nan)
    facts["skills_told"] = np.where(known, market.people.skills_told[seeker], np.nan)
    return facts


def _occupation_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    work = market.occupation[opening]
    known = market.occupation_known[work]
    wish = market.wish[seeker, work]
    worked = known & market.people.experience_known[seeker]
    return {
        "wish_kinship": np.where(known & market.people.wish_known[seeker], market.wish_kin[seeker, work], np.nan),
        "experience_kinship": np.where(worked, market.done_kin[seeker, work], np.nan),
        "experience_total": np.where(
            market.people.experience_known[seeker], market.people.months_in_all[seeker], np.nan
        ),
        "field": market.field[work],
        "interest_fit": interest_fit(market.people.interests[seeker], market.types[work]),
        **dict(zip(INTEREST_COLUMNS, market.people.interests[seeker].T, strict=True)),
        "wish_similarity": np.where(known & market.people.wish_known[seeker], wish, np.nan),
        "interest": np.where(wish >= RELATED, market.interest[seeker, work], np.nan),
        "experience_similarity": np.where(worked, market.done[seeker, work], np.nan),
        "experience_months": np.where(worked, market.months[seeker, work], np.nan),
    }


def travel_minutes(km: np.ndarray, goes_by: np.ndarray) -> np.ndarray:
    """Minutes of travel over so many km by the quickest of the means at hand (…, as PACE); shapes broadcast."""
    minutes = np.full(np.broadcast_shapes(km.shape, goes_by.shape[:-1]), np.inf)
    for means, (start, pace) in enumerate(PACE):
        minutes = np.where(goes_by[..., means], np.minimum(minutes, start + pace * km), minutes)
    return minutes


def _place_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    km = market.km(seeker, opening)
    minutes = travel_minutes(np.maximum(km, market.people.within_km[seeker]), market.people.goes_by[seeker])
    return {
        "minutes": minutes,
        "minutes_share": minutes / np.maximum(market.people.max_minutes[seeker], 1.0),
        "route": market.route(seeker, opening),
        "km": km,
        "km_share": km / np.maximum(market.people.max_km[seeker], 1.0),
        "has_car": market.people.has_car[seeker],
    }


def _work_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    kind = market.places.kind[opening]
    said = market.people.kinds_liked[seeker].any(axis=1)
    wished = market.people.hours_wished[seeker]
    asked, ok = market.places.shifts[opening], market.people.shifts_ok[seeker]
    return {
        "kind_wished": np.where(said, market.people.kinds_liked[seeker, kind], np.nan),
        **{f"kind_{name}": kind == number for number, name in enumerate(KINDS)},
        "days_before_free": days_before_free(market, seeker, opening),
        "hours_over": np.maximum(market.places.hours_least[opening] - wished, 0),
        "hours_under": np.maximum(wished - market.places.hours[opening], 0),
        "shifts_refused": (asked & (ok == 0)).sum(axis=1),
        "hours_asked": market.places.hours[opening],
        **{f"{shift}_asked": asked[:, number] for number, shift in enumerate(SHIFTS)},
        **{f"{shift}_refused": asked[:, number] & (ok[:, number] == 0) for number, shift in enumerate(SHIFTS)},
        "employer_size": market.places.employer_size[opening],
        "shifts_unsaid": (asked & np.isnan(ok)).sum(axis=1),
        "mentor_named": market.places.mentor[opening],
        "job_likely_after": market.places.job_after[opening],
    }


def days_before_free(market: Market, seeker: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """Days from the latest start of each opening to the day when its seeker is free; 0 where it starts by agreement.

    NaN where she has not said from when, unless she is busy on that very day. As `pairs.first_free_day`.
    """
    start, free_from = market.places.starts_on[opening], market.people.free_from[seeker]
    free = np.fmax(start, free_from)
    for number in range(market.people.busy.shape[1]):
        first, last = market.people.busy[seeker, number].T
        free = np.where((first <= free) & (free <= last), last + 1, free)
    early = np.maximum(free - start - market.places.start_moves[opening], 0)
    return np.where(np.isnan(start), 0.0, np.where(np.isnan(free_from) & (free == start), np.nan, early))


def _person_facts(market: Market, seeker: np.ndarray, opening: np.ndarray) -> dict[str, np.ndarray]:
    first, others = _language_gaps(market, seeker, opening)
    soon = market.places.certificates_soon.sum(axis=1)[opening]
    held = overlap(market.certificates, market.places.certificates_soon, seeker, opening)
    steps = market.places.education_asked[opening] - market.people.education[seeker]
    return {
        "language_gap": np.maximum(first, others),
        "language_gap_first": first,
        "language_gap_others": others,
        "education_gap": np.maximum(steps, 0),
        "education_spare": np.maximum(-steps, 0),
        "certificates_missing": soon - held,
        "certificates_held": held,
        "support_need": market.people.support[seeker],
    }


def _language_gaps(market: Market, seeker: np.ndarray, opening: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Steps that are missing in Finnish, and the most that are missing in any other language."""
    first, others = np.zeros(len(seeker)), np.zeros(len(seeker))
    for language, name in enumerate(market.languages):
        asked, level = market.places.language_asked[opening, language], market.language_level[seeker, language]
        missing = np.where(asked > 0, np.maximum(asked - level, 0), 0)
        if name == "fi":
            first = missing
        else:
            others = np.maximum(others, missing)
    return first, others
