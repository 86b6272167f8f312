"""Papers for authorities: the generated one is what the code says today, all of them say what people still decide."""

import pytest
from django.utils import translation

from accounts.privacy.exports import record_of_processing
from tests.architecture.source import ROOT

PAPERS = sorted(path for path in (ROOT / "docs" / "papers").glob("*.md") if path.name != "README.md")


def test_the_record_of_processing_is_that_of_today():
    with translation.override("en"):
        assert (ROOT / "docs" / "papers" / "record-of-processing.md").read_text("utf-8") == record_of_processing(), (
            "make papers"
        )


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_it_is_written_in_the_languages_of_the_authority_too(language):
    with translation.override(language):
        told = record_of_processing()
    assert told.count("\n## ") > 20
    assert "Record of processing" not in told


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
def test_a_paper_says_what_people_still_have_to_decide(paper):
    assert "still to be decided" in paper.read_text("utf-8").lower()
