"""A tiny benchmark market, made for the tests: its ESCO release, its files, and decisions that follow a plain taste."""

import csv
import json

import numpy as np

WORKS = {  # occupation → ISCO group, Finnish, Swedish, English
    "baker": ("7512", "leipuri", "bagare", "baker"),
    "cook": ("5120", "kokki", "kock", "cook"),
    "cleaner": ("9112", "siivooja", "städare", "cleaner"),
    "painter": ("7131", "maalari", "målare", "painter"),
}
SKILLS = {f"{work}-{n}": f"{WORKS[work][1]} taito {'abcde'[n]}" for work in WORKS for n in range(5)}
TOWNS = (("Lahti", 60.98, 25.66), ("Hollola", 60.99, 25.51), ("Heinola", 61.2, 26.03))
SKILL = "http://data.europa.eu/esco/skill/"
WORK = "http://data.europa.eu/esco/occupation/"


def _table(path, names, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])


def write_esco(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for place, language in enumerate(("fi", "sv", "en"), start=1):
        labels = ("conceptUri", "iscoGroup", "preferredLabel", "altLabels")
        _table(
            folder / f"occupations_{language}.csv", labels, [(WORK + n, w[0], w[place], "") for n, w in WORKS.items()]
        )
        skills = [
            (SKILL + name, "", f"{label}{'' if language == 'fi' else language}", "") for name, label in SKILLS.items()
        ]
        _table(folder / f"skills_{language}.csv", labels, skills)
        _table(
            folder / f"ISCOGroups_{language}.csv",
            ("code", "preferredLabel"),
            [(w[0], f"{w[place]} ym.") for w in WORKS.values()],
        )
    needs = [(WORK + name.partition("-")[0], SKILL + name) for name in SKILLS]
    _table(folder / "occupationSkillRelations.csv", ("occupationUri", "skillUri"), needs)
    related = [(SKILL + "baker-0", SKILL + "cook-0")]
    _table(folder / "skillSkillRelations.csv", ("originalSkillUri", "relatedSkillUri"), related)
    return folder


def _named(rng, concept, label):
    """As people write it: with its id in two of three cases."""
    return {"text": label, "esco": concept if rng.uniform() < 0.67 else None}


def _skills(rng, work, most):
    names = [f"{work}-{n}" for n in rng.permutation(5)[: rng.integers(1, most + 1)]]
    return [_named(rng, name, SKILLS[name]) for name in names]


def _seeker(rng, number):
    work, (town, lat, lon) = str(rng.choice(list(WORKS))), TOWNS[rng.integers(3)]
    return {
        "id": f"S{number:05d}", "coach": f"C{number % 5:03d}", "profile_language": "fi", "municipality": town,
        "lat": lat, "lon": lon, "driving_licence": bool(rng.uniform() < 0.5), "car": bool(rng.uniform() < 0.3),
        "is_adult": bool(rng.uniform() < 0.8), "max_commute_min": 45, "languages": {"fi": str(rng.choice(["A2", "C2"]))},
        "wishes": [_named(rng, work, WORKS[work][1])],
        "experience": [{**_named(rng, work, WORKS[work][1]), "months": 5}] if rng.uniform() < 0.5 else [],
        "skills": _skills(rng, work, 5), "kinds": ["job"], "max_hours": 30.0, "shifts": ["day"], "certificates": [],
        "education_level": 1, "support_need": int(rng.integers(3)),
        "interests": rng.integers(1, 6, 6).tolist(), "available_from": "2026-11-01", "text": "",
    }  # fmt: skip


def _listing(rng, number, closed):
    work, (town, lat, lon) = str(rng.choice(list(WORKS))), TOWNS[rng.integers(3)]
    return {
        "id": f"L{number:05d}", "employer": f"E{number % 7:04d}", "status": "closed" if number < closed else "open",
        "language": "fi", "title": WORKS[work][1], "occupation": work if rng.uniform() < 0.67 else None, "kind": "job",
        "municipality": town, "lat": lat, "lon": lon, "hours": 30.0, "shifts": ["day"],
        "required_skills": _skills(rng, work, 3), "nice_skills": [],
        "required_certificates": ["forklift"] if rng.uniform() < 0.1 else [],
        "requires_driving_licence": bool(rng.uniform() < 0.2), "requires_adult": bool(rng.uniform() < 0.2),
        "required_languages": {"fi": "B1"}, "education_level": 1, "mentor": bool(rng.uniform() < 0.5), "seats": 2,
        "posted_at": "2026-01-01", "text": "",
    }  # fmt: skip


def _decision(rng, number, seeker, listing):
    same = seeker["wishes"][0]["text"] == listing["title"]
    near = seeker["municipality"] == listing["municipality"]
    yes = rng.uniform(size=4) < (0.75 if same else 0.15) + (0.15 if near else -0.1)
    words = [("approved", "rejected"), ("accepted", "declined"), ("accepted", "declined"), ("completed", "interrupted")]
    said = [words[n][not yes[n]] if yes[:n].all() else None for n in range(4)]
    return {
        "id": f"D{number:06d}", "slate": "T", "seeker": seeker["id"], "listing": listing["id"],
        "coach": seeker["coach"], "shown_at": "2026-02-01", "position": 1, "explored": False, "old_score": 0.0,
        "coach_decision": said[0], "coach_reason": None, "seeker_decision": said[1], "employer_decision": said[2],
        "employer_reason": "not_suitable" if said[2] == "declined" else None, "decided_at": "2026-02-02",
        "started_at": None, "ended_at": None, "outcome": said[3],
    }  # fmt: skip


def _lines(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write_market(folder, seekers=60, listings=50, decisions=900, seed=0):
    """The files of format market/1, without truth; half of the listings are closed."""
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    people = [_seeker(rng, number) for number in range(seekers)]
    places = [_listing(rng, number, listings // 2) for number in range(listings)]
    past = [
        _decision(rng, number, people[rng.integers(seekers)], places[rng.integers(listings)])
        for number in range(decisions)
    ]
    meta = {
        "format": "market/1",
        "historic_listings": listings // 2,
        "certificates": {"forklift": {"trainable": False}},
    }
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    _lines(folder / "seekers.jsonl", people)
    _lines(folder / "listings.jsonl", places)
    _lines(folder / "employers.jsonl", [{"id": f"E{n:04d}", "size": n % 5, "municipality": "Lahti"} for n in range(7)])
    _lines(folder / "decisions.jsonl", past)
    asked = [{"seeker": people[n % seekers]["id"], "listing": places[-1 - n % 20]["id"]} for n in range(80)]
    _lines(folder / "pairs.jsonl", asked)
    return folder
