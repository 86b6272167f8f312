"""The printed agreement: tagged as PDF/UA-1 asks (read with pypdf; no validator of PDF/UA is at hand here).

typst itself refuses to write ``ua-1`` where it sees a fault (a picture without words, a skipped heading level). What
is read here again: the structure tree, language, title, headings, tables, the picture's words, embedded fonts.
"""

from io import BytesIO
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from marketplace.work.agreements import actions
from marketplace.work.agreements.limits import refuse_unprintable
from marketplace.work.agreements.proofs.exports import pdf_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(standing):
    return PdfReader(BytesIO(pdf_of(standing, "fi")))


def elements(paper):
    """Every structure element with its type, from the top."""

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                yield from walk(one)
        elif hasattr(node, "get"):
            if node.get("/S"):
                yield node
            if "/K" in node and not isinstance(node["/K"], int):
                yield from walk(node["/K"])

    yield from walk(paper.trailer["/Root"]["/StructTreeRoot"])


def test_it_is_marked_tagged_and_has_a_language_and_a_title(paper):
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("fi")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert paper.metadata.title
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_its_headings_come_in_order_and_begin_with_the_first(paper):
    levels = [int(one["/S"][2:]) for one in elements(paper) if one["/S"] in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(levels) >= 5


def test_its_tables_have_header_cells_and_its_list_has_items(paper):
    kinds = [one["/S"] for one in elements(paper)]
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 5
    assert kinds.count("/LI") == 9
    assert all(one["/A"] for one in elements(paper) if one["/S"] == "/TH")


def test_its_picture_has_words(paper):
    pictures = [one for one in elements(paper) if one["/S"] == "/Figure"]
    assert len(pictures) == 1
    assert "QR" in pictures[0]["/Alt"]


def test_its_link_is_tagged_and_says_where_it_leads(paper, standing):
    assert "/Link" in [one["/S"] for one in elements(paper)]
    notes = [note.get_object() for page in paper.pages for note in page.get("/Annots", [])]
    assert all(f"/agreements/verify/{standing.code}/" in note["/A"]["/URI"] and note["/Contents"] for note in notes)
    assert notes
    assert all(page["/Tabs"] == "/S" for page in paper.pages)


def test_every_letter_has_its_font_inside(paper):
    fonts = [font.get_object() for page in paper.pages for font in page["/Resources"]["/Font"].values()]
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(inner)
        assert "/ToUnicode" in font


def test_it_says_everything_that_was_signed(paper, standing):
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for said in ("Aino Aalto", "Leipomo Kauris", "Mikko Leipuri", "Selvitetään", standing.code[:4], "380/2023"):
        assert said in text, said
    assert " ".join(standing.fingerprint[at : at + 8] for at in range(0, 24, 8)) in text


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_speaks_the_readers_language(standing, language):
    paper = PdfReader(BytesIO(pdf_of(standing, language)))
    assert paper.trailer["/Root"]["/Lang"].startswith(language)


@pytest.mark.parametrize(
    "goals", ["*ei lihavaa* #let x = 1 $a$ \\ ` <b> @kaisa [", "Ánne İbrahim محمد 山田", "a" * 600]
)
def test_what_people_write_is_text_and_never_code(cast, version, goals):
    actions.edit(version, goals=goals, by=cast.kaisa)
    paper = PdfReader(BytesIO(pdf_of(version, "fi")))
    text = "".join("".join(page.extract_text() for page in paper.pages).split())
    assert "".join(goals.split())[:12] in text or "محمد" in goals


def test_a_draft_says_that_nobody_has_signed(version):
    assert len(PdfReader(BytesIO(pdf_of(version, "fi"))).pages) >= 1


SIGNS = {
    "emoji": "Kahvi ☕ ja 😀", "skin tone": "Kokki 👩🏽‍🍳 auttaa", "keycap": "Vaihe 5️⃣ ja #️⃣", "flag": "🇫🇮 ja 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "joined": "👨‍👩‍👧‍👦", "Arabic": "مرحبا", "Thai": "สวัสดี", "Chinese": "你好", "Amharic": "ሰላም", "Hindi": "नमस्ते",
    "a selector alone": "a\ufe0f", "turned around": "\u202eabc", "many": "".join(map(chr, range(0x1F300, 0x1F3C0))),
    "private": "\ue000\U000f0000", "noncharacter": "\ufffe", "control": "\x07\x1b",
}  # fmt: skip


@pytest.mark.parametrize("signs", SIGNS.values(), ids=SIGNS)
def test_every_letter_that_a_person_can_write_gets_a_paper(version, signs):
    version.content = {**version.content, "goals": f"Alku {signs} loppu", "young": f"Aino {signs}"}
    paper = PdfReader(BytesIO(pdf_of(version, "fi")))
    text = " ".join(page.extract_text() for page in paper.pages)
    assert "Alku" in text
    assert "loppu" in text


def test_what_cannot_be_printed_is_told_before_anybody_signs(version):
    for signs in ("😀", "👩🏽‍🍳", "5️⃣", "你好"):
        version.content = {**version.content, "goals": f"Opit leipomaan {signs}"}
        with pytest.raises(ValidationError) as refusal:
            refuse_unprintable(version)
        assert signs[0] in refusal.value.messages[0] or signs[-1] in refusal.value.messages[0]
    version.content = {**version.content, "goals": "Zażółć ўґ Ξένια – “10 €”, ½ h, n:o 3 (Łódź) § 57 …"}
    refuse_unprintable(version)
