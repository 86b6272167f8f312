"""Every limit, unit and finding has a name in words, and nobody but the schemes computes a limit of the law."""

import ast
import csv

import pytest
from django.utils.translation import override

from marketplace.reference.eligibility.basis.answers import Finding, Verdict
from marketplace.reference.eligibility.loader import DATA
from marketplace.reference.eligibility.states import LABELS, UNITS, label_of, section_of, unit_of
from marketplace.reference.eligibility.words import WORDS, sentence_of
from tests.architecture.source import FLOORS, ROOT, python_files, short, tree_of

with DATA.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
ELIGIBILITY = ROOT / "marketplace" / "reference" / "eligibility"
# Who asks for the law of a day and hands it to the functions of the schemes.
MAY_READ_LIMITS = {
    "marketplace/work/agreements/absences/actions.py", "marketplace/work/agreements/absences/views.py",
    "marketplace/work/agreements/words.py", "marketplace/work/agreements/queries.py",
    "marketplace/work/agreements/views.py", "marketplace/work/outcomes/forms.py",
    "marketplace/work/listings/forms.py", "marketplace/work/listings/writing/views.py",
    "marketplace/work/outcomes/case_actions.py", "marketplace/work/outcomes/case_views.py", "marketplace/work/outcomes/queries.py",
    "marketplace/work/listings/limits.py", "marketplace/work/nextsteps/options.py", "marketplace/work/nextsteps/queries.py",
    "marketplace/work/placements/actions.py", "marketplace/guidance/plans/actions.py", "marketplace/guidance/plans/queries.py",
    "marketplace/guidance/plans/views.py", "marketplace/services/referrals/queries.py", "matching/suggestions/runs/rows.py",
    "matching/suggestions/runs/missing.py",
    "moderation/demo/stories.py",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "section", "written"),
    [
        ("fi", "380/2023 § 55", "380/2023, 55 §"), ("sv", "380/2023 § 83-84", "380/2023, 83-84 §"),
        ("en", "380/2023 § 55", "380/2023 § 55"), ("fi", "VNA 22.12.2025", "VNA 22.12.2025"),
    ],
)  # fmt: skip
def test_a_section_is_written_as_the_language_writes_it(language, section, written):
    with override(language):
        assert section_of(section) == written


def test_every_limit_and_every_unit_has_a_name():
    assert {row["key"] for row in ROWS} == set(LABELS)
    assert {row["unit"] for row in ROWS} == set(UNITS)


def test_a_limit_of_an_administrator_stands_for_itself():
    assert (label_of("own-limit"), unit_of("moons")) == ("own-limit", "moons")


def codes():
    """Every finding that the schemes make, by the first argument of ``Finding(…)`` and of its makers."""
    found = set()
    for path in sorted(ELIGIBILITY.rglob("*.py")):
        for node in ast.walk(tree_of(path)):
            name = getattr(getattr(node, "func", None), "id", "")
            if name in {"Finding", "_at_most", "_hour"} and node.args and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


def test_every_finding_has_a_sentence():
    assert codes() - set(WORDS) == set()
    assert len(codes()) > 45


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_sentence_carries_its_numbers(language):
    found = Finding("hours_day", Verdict.MET, "380/2023 § 57", {"least": 4, "most": 8})
    with override(language):
        assert {"4", "8"} <= set(sentence_of(found).replace("–", " ").split())


def readers():
    """Modules outside the schemes that read a limit by its key or count months as the law does."""
    taken = {"limit_on", "months_later", "Law", "Limit"}
    for path in python_files(*FLOORS):
        if ELIGIBILITY in path.parents or path.parts[-2] in {"management", "benchmark"}:
            continue
        for node in ast.walk(tree_of(path)):
            is_ours = isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "marketplace.reference.eligibility"
            )
            if is_ours and taken & {alias.name for alias in node.names}:
                yield short(path)


def test_only_those_who_ask_the_schemes_read_the_law():
    seen = set(readers()) - {"marketplace/models.py", "marketplace/work/outcomes/costs/api.py"}
    assert seen == MAY_READ_LIMITS


def test_no_key_of_a_limit_is_read_outside_the_schemes():
    keys = {row["key"] for row in ROWS}
    wrong = [
        f"{short(path)} {node.value}"
        for path in python_files(*FLOORS)
        if ELIGIBILITY not in path.parents
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value in keys
    ]
    assert wrong == []
