"""A made-up town for the ranker's tests: Aino and others, Mikko's bakery and others, and coaches who decide."""

import numpy as np

from matching.ranking.decisions import Decision, Decisions
from matching.ranking.facts import pair_rows
from matching.ranking.limits import allowed
from matching.ranking.market import Market
from matching.ranking.pairs import CEFR, KINDS, Opening, Seeker
from matching.ranking.schema import COLUMNS

LAHTI = 60.98, 25.66
OCCUPATIONS = {
    "baker": "7512", "confectioner": "7512", "butcher": "7511", "joiner": "7115", "painter": "7131", "cook": "5120",
    "waiter": "5131", "clerk": "5223", "cleaner": "9112", "packer": "9321", "driver": "8322", "carer": "5321",
}  # fmt: skip
CERTIFICATES = ("hygiene", "safety", "forklift", "hotwork")
SKILLS = tuple(f"{work} skill {number}" for work in OCCUPATIONS for number in range(6))


def aino(**changes: object) -> Seeker:
    """Aino, 19 in real life, wants to bake; the ranker knows no age."""
    return Seeker(
        **{
            "id": "aino",
            "skills": {"baking": 0.8, "customer service": 1.0},
            "wished_occupations": {"baker": 5, "cook": 3},
            "experience": {"cook": 3},
            "kinds": frozenset({"work_trial", "apprenticeship", "job"}),
            "languages": {"fi": "C1", "en": "B1"},
            "education": 1,
            "latitude": LAHTI[0],
            "longitude": LAHTI[1],
            "max_km": 30.0,
            "has_car": False,
            "hours_per_week": 30.0,
            "evenings": True,
            "nights": False,
            "support": "some",
            **changes,
        }
    )


def bakery(**changes: object) -> Opening:
    """Mikko's bakery in the next village."""
    return Opening(
        **{
            "id": "bakery",
            "organisation": "mikko",
            "kind": "job",
            "occupation": "baker",
            "isco": "7512",
            "skills_required": frozenset({"baking", "cleaning"}),
            "skills_wished": frozenset({"customer service"}),
            "languages": {"fi": "B1"},
            "education": 1,
            "latitude": LAHTI[0] + 0.1,
            "longitude": LAHTI[1],
            "hours_per_week": 35.0,
            "evenings": True,
            "minors_allowed": True,
            "job_likely_after": True,
            "mentor_named": True,
            **changes,
        }
    )


def _maybe(rng: np.random.Generator, value: object, chance: float = 0.1) -> object:
    return None if rng.uniform() < chance else value


def _some(rng: np.random.Generator, names: tuple[str, ...], most: int) -> frozenset[str]:
    return frozenset(rng.choice(names, size=rng.integers(0, most + 1), replace=False).tolist())


def random_seeker(rng: np.random.Generator, number: int) -> Seeker:
    works = rng.choice(tuple(OCCUPATIONS), size=2, replace=False).tolist()
    own = [skill for skill in SKILLS if skill.split()[0] in works]
    skills = {**dict.fromkeys(_some(rng, tuple(own), 8), 1.0), **dict.fromkeys(_some(rng, SKILLS, 5), 0.5)}
    return Seeker(
        id=f"seeker {number}",
        skills=skills,
        wished_occupations={work: int(rng.integers(1, 6)) for work in works},
        experience=_maybe(rng, {works[0]: int(rng.integers(1, 30))} if rng.uniform() < 0.5 else {}),
        kinds=_some(rng, KINDS, 4),
        languages=_maybe(rng, {"fi": str(rng.choice(CEFR)), "en": str(rng.choice(CEFR))}),
        certificates=_some(rng, CERTIFICATES, 3),
        education=_maybe(rng, int(rng.integers(0, 3))),
        latitude=LAHTI[0] + rng.normal(0, 0.12),
        longitude=_maybe(rng, LAHTI[1] + rng.normal(0, 0.25), 0.05),
        max_km=_maybe(rng, float(rng.integers(5, 60)), 0.3),
        has_car=_maybe(rng, bool(rng.uniform() < 0.3)),
        licence=bool(rng.uniform() < 0.4),
        hours_per_week=_maybe(rng, float(rng.integers(10, 39))),
        evenings=_maybe(rng, bool(rng.uniform() < 0.6), 0.3),
        nights=_maybe(rng, bool(rng.uniform() < 0.3), 0.3),
        weekends=_maybe(rng, bool(rng.uniform() < 0.5), 0.3),
        blocked_organisations=_some(rng, tuple(f"firm {n}" for n in range(20)), 2),
        is_minor=bool(rng.uniform() < 0.15),
        finished_basic_school=_maybe(rng, bool(rng.uniform() < 0.9)),
        support=_maybe(rng, str(rng.choice(("none", "some", "much")))),
    )


def random_opening(rng: np.random.Generator, number: int) -> Opening:
    work = str(rng.choice(tuple(OCCUPATIONS)))
    own = tuple(skill for skill in SKILLS if skill.split()[0] == work)
    required = _some(rng, CERTIFICATES, 2)
    return Opening(
        id=f"opening {number}",
        organisation=f"firm {rng.integers(20)}",
        kind=str(rng.choice(KINDS)),
        occupation=work,
        isco=OCCUPATIONS[work],
        skills_required=_some(rng, own, 5),
        skills_wished=_some(rng, SKILLS, 2),
        languages={"fi": str(rng.choice(CEFR[:4]))} if rng.uniform() < 0.8 else {},
        certificates_required=required,
        certificates_obtainable=required & _some(rng, CERTIFICATES, 4),
        education=_maybe(rng, int(rng.integers(0, 3)), 0.3),
        latitude=LAHTI[0] + rng.normal(0, 0.12),
        longitude=LAHTI[1] + rng.normal(0, 0.25),
        hours_per_week=_maybe(rng, float(rng.integers(10, 40))),
        evenings=bool(rng.uniform() < 0.4),
        nights=bool(rng.uniform() < 0.2),
        weekends=bool(rng.uniform() < 0.3),
        needs_licence=bool(rng.uniform() < 0.2),
        minors_allowed=bool(rng.uniform() < 0.7),
        seats=int(rng.integers(0, 4)),
        job_likely_after=_maybe(rng, bool(rng.uniform() < 0.5)),
        mentor_named=bool(rng.uniform() < 0.6),
    )


def town(seed: int = 0, seekers: int = 120, openings: int = 60) -> Market:
    rng = np.random.default_rng(seed)
    people = [random_seeker(rng, number) for number in range(seekers)]
    return Market(people, [random_opening(rng, number) for number in range(openings)], OCCUPATIONS)


def random_pairs(market: Market, count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.integers(len(market.seekers), size=count), rng.integers(len(market.openings), size=count)


def allowed_pairs(market: Market, count: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Random pairs that break no limit: only such come before a coach."""
    seeker, opening = random_pairs(market, 20 * count, seed)
    first = np.flatnonzero(allowed(market, seeker, opening))[:count]
    return seeker[first], opening[first]


# What the people of this town truly care about; the rules weigh it quite otherwise.
TASTE = {"km": -0.12, "language_gap": -0.8, "hours_over": -0.12, "mentor_named": 1.6, "kind_work_trial": 1.2}


def true_log_odds(rows: np.ndarray) -> np.ndarray:
    return 0.8 + sum(np.nan_to_num(rows[:, COLUMNS.index(name)]) * weight for name, weight in TASTE.items())


def decided(market: Market, count: int = 1500, seed: int = 1, coaches: int = 12) -> list[Decision]:
    """Decisions with the town's taste at every stage; half of the employers' refusals give no reason of the job."""
    rng = np.random.default_rng(seed)
    seeker, opening = allowed_pairs(market, count, seed)
    yes = rng.uniform(size=(count, 4)) < 1 / (1 + np.exp(-true_log_odds(pair_rows(market, seeker, opening))))[:, None]
    decisions = []
    for number in range(count):
        approves, says_yes, accepts = yes[number, 0], yes[number, 1], yes[number, 2]
        introduced = bool(approves and says_yes)
        decisions.append(
            Decision(
                seeker=market.seekers[seeker[number]].id,
                opening=market.openings[opening[number]].id,
                coach=f"coach {rng.integers(coaches)}",
                approves=bool(approves),
                says_yes=bool(says_yes) if approves else None,
                accepts=bool(accepts) if introduced else None,
                employer_reason="" if accepts else str(rng.choice(("skills", "filled"))),
                completes=bool(yes[number, 3]) if introduced and accepts else None,
            )
        )
    return decisions


def lessons(market: Market, count: int = 1500, seed: int = 1) -> Decisions:
    return Decisions.of(market, decided(market, count, seed))
