"""A small ESCO release: two occupations and two skills, one of each on the everyday list."""

import csv

SHELF_FILLER = "http://data.europa.eu/esco/occupation/d35f9e79-5778-43b4-8667-0e3ba1fcb19a"
FERRYMAN = "http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-000000000001"
STOCK_SHELVES = "http://data.europa.eu/esco/skill/7e9daad3-8604-4839-af9b-dc6f8db3ef68"
ROWING = "http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000002"

OCCUPATIONS = {
    "fi": [(SHELF_FILLER, "9334", "hyllyttäjä", ""), (FERRYMAN, "8350", "lossinkuljettaja", "")],
    "sv": [(SHELF_FILLER, "9334", "varuplockare i butik", ""), (FERRYMAN, "8350", "färjförare", "")],
    "en": [
        (SHELF_FILLER, "9334", "shelf filler", "shelf replenisher\nshop stocker"),
        (FERRYMAN, "8350", "ferryman", "cable ferry driver\nferry driver"),
    ],
}
SKILLS = {
    "fi": [(STOCK_SHELVES, "täyttää hyllyjä", ""), (ROWING, "soutaa", "")],
    "sv": [(STOCK_SHELVES, "fylla hyllor", ""), (ROWING, "ro", "")],
    "en": [(STOCK_SHELVES, "stock shelves", "refill shelves"), (ROWING, "row a boat", "")],
}
RELATIONS = [
    (SHELF_FILLER, "essential", "skill/competence", STOCK_SHELVES),
    (FERRYMAN, "optional", "skill/competence", ROWING),
]


def write_release(folder):
    """Write the release as the official CSV files."""
    for tongue in ("fi", "sv", "en"):
        header = ("conceptUri", "iscoGroup", "preferredLabel", "altLabels")
        _write(folder / f"occupations_{tongue}.csv", header, OCCUPATIONS[tongue])
        _write(folder / f"skills_{tongue}.csv", ("conceptUri", "preferredLabel", "altLabels"), SKILLS[tongue])
    header = ("occupationUri", "relationType", "skillType", "skillUri")
    _write(folder / "occupationSkillRelations.csv", header, RELATIONS)


def _write(path, header, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])
