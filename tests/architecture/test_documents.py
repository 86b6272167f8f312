"""The papers of the house say what is there: settings, pictures, links, files, and how long a newcomer reads."""

import re

import pytest

from tests.architecture.source import FLOORS, ROOT

PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def settings_read():
    """Every variable of the environment that the settings ask for."""
    said = "\n".join(path.read_text("utf-8") for path in (ROOT / "marketplace" / "config").glob("*.py"))
    return {f"DUUNIPARI_{name}" for name in re.findall(r'\benv(?:_bool|_list)?\(\s*"(\w+)"', said)}


def test_the_readme_lists_every_setting_that_the_code_reads_and_no_other():
    rows = set(re.findall(r"^\| `(DUUNIPARI_\w+)` \|", text("README.md"), re.MULTILINE))
    assert rows == settings_read()
    assert len(rows) > 20


@pytest.mark.parametrize("paper", PAPERS)
def test_what_a_paper_links_to_is_there(paper):
    links = re.findall(r"\]\(([^)#]+)\)", text(paper))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_file_that_a_paper_names_is_there(paper):
    there = {path.name for folder in (*FLOORS, "tests") for path in (ROOT / folder).rglob("*.*")}
    named = re.findall(r"`[\w/.…]*?(\w+\.(?:py|txt|toml|typ))\b", text(paper))
    assert (
        sorted(
            {
                name
                for name in named
                if name not in there and not list(ROOT.glob(f"*/{name}")) and not (ROOT / name).exists()
            }
        )
        == []
    )


def test_the_architecture_is_three_pages():
    assert len(text("ARCHITECTURE.md").splitlines()) <= 150


def test_each_decision_is_a_dated_page_of_its_own():
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04d}" for number in range(1, len(DECISIONS) + 1)]
    for number, path in enumerate(DECISIONS, 1):
        page = path.read_text(encoding="utf-8")
        assert page.startswith(f"# {number}. "), path.name
        assert re.search(r"^Date: \d{4}-\d\d-\d\d$", page, re.MULTILINE), path.name
        assert len(page.splitlines()) <= 60, path.name
