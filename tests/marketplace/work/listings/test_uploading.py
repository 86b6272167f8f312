"""A table of places: looked at first, nothing written; the right rows become drafts that nobody else sees."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from marketplace.work.listings.models import Listing
from marketplace.work.listings.uploading.actions import MOST_ROWS
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db
UPLOAD = reverse("listings:upload")
HEAD = "Otsikko;Tyyppi;Ammatti;Tehtävät;Kunta;Tunnit viikossa;Alkaa;Palkka;Työllistyminen"
NEXT_YEAR = timezone.localdate().year + 1
GOOD = (
    "Leipurin apulainen;työ;leipuri;Paistat sämpylöitä. Pakkaat leipiä.;Lahti;30;"
    f"1.2.{NEXT_YEAR} 0:00:00;12,40 €/h;kyllä"
)
BAD = f"Myyjä;työ;myyjä;Myyt.;Atlantis;paljon;31.2.{NEXT_YEAR};12 €/h;kyllä"


@pytest.fixture
def looked_at(cast, signed_in):
    """``looked_at(GOOD, BAD)``: what Mikko sees of his table."""

    def make(*lines, content=None):
        content = "\r\n".join((HEAD, *lines)).encode() if content is None else content
        table = SimpleUploadedFile("paikat.csv", content)
        return signed_in(cast.mikko).post(UPLOAD, {"organisation": cast.bakery.pk, "table": table})

    return make


def taken(client, cast, rows, **facts):
    sent = {"organisation": cast.bakery.pk, "rows": rows if isinstance(rows, str) else json.dumps(rows), **facts}
    return client.post(UPLOAD, sent)


def test_looking_writes_nothing_and_says_at_each_cell_what_is_wrong(looked_at):
    answer = looked_at(GOOD, BAD)
    assert answer.status_code == 200
    assert answer.context["number"] == 1
    good, bad = answer.context["looked_at"]
    assert good.listing.occupation.code == "leipuri"
    assert set(bad.errors) == {"municipality", "hours_per_week", "starts_on"}
    text = answer.content.decode()
    assert "”Atlantis” ei ole täällä tunnettu kunta" in text
    assert "1 paikka 2 rivistä on kunnossa." in text
    assert not Listing.objects.exists()


def test_the_right_rows_become_drafts_that_nobody_else_sees(looked_at, cast, client, signed_in):
    right = looked_at(GOOD, BAD).context["right"]
    mikko = signed_in(cast.mikko)
    answer = taken(mikko, cast, right)
    assert answer.url == f"{reverse('listings:mine')}?group=draft"
    draft = Listing.objects.get()
    assert (draft.state, draft.organisation, draft.contact, draft.seats) == ("draft", cast.bakery, cast.mikko, 1)
    assert draft.search_text
    assert "Leipurin apulainen" in mikko.get(answer.url).content.decode()
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_a_press_twice_writes_once(looked_at, cast, signed_in):
    answer = looked_at(GOOD)
    mikko, key = signed_in(cast.mikko), answer.context["form_key"]
    urls = [taken(mikko, cast, answer.context["right"], form_key=key).url for _press in range(2)]
    assert len(set(urls)) == 1
    assert Listing.objects.count() == 1


def test_a_place_that_is_there_or_twice_in_the_table_is_taken_once(looked_at, cast):
    marketplace.listing(cast.bakery, title="Leipurin apulainen", kind="job", pay="13 €")
    answer = looked_at(GOOD, GOOD.replace("Leipurin apulainen", "Toinen"), GOOD.replace("Leipurin apulainen", "Toinen"))
    assert [bool(row.listing) for row in answer.context["looked_at"]] == [False, True, False]


@pytest.mark.parametrize("sent", ["", "[]", "{}", "[1]", '[{"title": 1}]', '[{"title": "X"}]', "[" * 9999, "no"])
def test_rows_that_were_made_up_are_refused(sent, cast, signed_in):
    assert taken(signed_in(cast.mikko), cast, sent).status_code == 422
    assert not Listing.objects.exists()


def test_formulas_stay_text(looked_at):
    answer = looked_at(GOOD.replace("Leipurin apulainen", "=HYPERLINK(1)"))
    assert answer.context["looked_at"][0].listing.title == "=HYPERLINK(1)"


def test_a_personal_identity_code_is_refused_at_its_cell(looked_at):
    [row] = looked_at(GOOD.replace("Pakkaat leipiä.", "Soita 131052-308T")).context["looked_at"]
    assert set(row.errors) == {"tasks"}


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "tyhjä"), (b"PK\x03\x04 workbook", "CSV UTF-8"), (b"a;b\n1;2", "title"), (b"\x00\x01\x02", ""),
        (b"x" * (256 * 1024 + 1), "liian suuri"), (b"\xff\xfe\x00", ""), (b"\n\n", "tyhjä"), (b"sep=;", ""),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_told_so_at_the_field(content, word, looked_at):
    answer = looked_at(content=content)
    assert answer.status_code == 422
    assert "table" in answer.context["form"].errors
    assert word in str(answer.context["form"].errors["table"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("hint", ["", "sep=;\r\n"])
def test_what_spreadsheets_save_is_read(encoding, hint, looked_at):
    answer = looked_at(content=f"{hint}{HEAD}\r\n{GOOD}".encode(encoding))
    assert answer.context["number"] == 1


def test_a_table_has_an_end(looked_at):
    answer = looked_at(*[GOOD.replace("Leipurin", f"Leipurin {number}.") for number in range(MOST_ROWS + 1)])
    assert answer.status_code == 422
    assert not Listing.objects.exists()


def test_nobody_writes_for_a_workplace_of_others(cast, looked_at, signed_in):
    right = looked_at(GOOD).context["right"]
    rival = accounts.employer("Kilpailija", accounts.user("employer", "Liisa")).memberships.get().person
    assert taken(signed_in(rival), cast, right).status_code == 422
    for stranger in (cast.aino, cast.kaisa):
        assert taken(signed_in(stranger), cast, right).status_code == 403
    cast.bakery.state = "banned"
    cast.bakery.save()
    assert taken(signed_in(cast.mikko), cast, right).status_code == 422
    assert not Listing.objects.exists()
