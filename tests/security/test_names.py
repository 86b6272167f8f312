"""Names as people bear them (bars R17) go through every door unchanged: account, way in, pages, search, mail, API."""

import html
import unicodedata
from email import message_from_bytes, policy

import pytest
from django.core import mail
from django.urls import reverse

from accounts.notices.actions import deliver, notify
from accounts.people.models import User
from tests.factories import accounts
from tests.people import ready_to_meet

NAMES = [
    ("Ánne", "Čáppa"), ("Ođđajohka-Máret", "Gáppe"), ("İbrahim", "Yıldız"), ("Åke", "Öhman"), ("محمد", "الحسن"),
    ("Nguyễn Thị", "Hồng"), ("O’Neill", "d'Arc"), ("Bon<<eau", "R&D"), ("<script>alert(1)</script>", "{{ 7*7 }}"),
    ("李", "小龙"), ("Q", "Ö"), ("Anna-Maria Sofia " * 5 + "Liisa", "von und zu " * 8 + "Ahola"), ("Mário", ""),
    ("👩‍🍳Aino", "Näätä"), ("Robert'); DROP TABLE users;--", "%s %(name)s"),
]  # fmt: skip
every_name = pytest.mark.parametrize(("given", "family"), NAMES, ids=[given[:12] for given, _family in NAMES])


@pytest.fixture
def kaisa(db):
    return accounts.coach("Kaisa")


def nfc(text):
    return unicodedata.normalize("NFC", text)


def written(given, family):
    """Both names as a page shows them: as they were typed, not as a property of the model makes them."""
    return html.escape(f"{given.strip()} {family.strip()}".strip())


@every_name
def test_a_name_is_kept_and_shown_as_it_was_written(kaisa, signed_in, given, family):
    coach = signed_in(kaisa)
    facts = {
        "given_name": given,
        "family_name": family,
        "birth_on": "4.9.2007",
        "municipality": "398",
        "language": "fi",
    }
    answer = coach.post(reverse("caseloads:welcome"), facts)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    person = User.objects.get(role="young")
    assert (nfc(person.given_name), nfc(person.family_name)) == (nfc(given.strip()), nfc(family.strip()))
    page = coach.get(reverse("caseloads:person", args=[person.pk])).content.decode()
    assert written(given, family) in page
    assert "<script>alert(1)" not in page
    assert written(family, given) in coach.get(reverse("caseloads:list")).content.decode()


@every_name
def test_whoever_bears_a_name_comes_in_and_is_greeted(kaisa, client, given, family):
    person = accounts.young(given, kaisa, family_name=family, email=None)
    made = accounts.way_in(person, kaisa)
    assert client.post(reverse("people:join_link", args=[made.token])).status_code == 302
    assert html.escape(given) in client.get("/").content.decode()
    assert client.get(reverse("api-people-me")).json()["given_name"] == given


@every_name
def test_a_name_never_breaks_a_mail(cast, given, family):
    _profile, place = ready_to_meet(cast)
    wild = f"{given}\r\nBcc: everybody@example.test"
    notice = notify(cast.kaisa, "interest_shown", about=place, title=wild, person=f"{given} {family}")
    deliver(notice)
    sent = message_from_bytes(mail.outbox[-1].message().as_bytes(), policy=policy.default)
    assert sent.get_all("to") == [cast.kaisa.email]
    assert sent["bcc"] is None
    assert "\n" not in sent["subject"]


def test_a_line_that_turns_the_writing_around_never_reaches_a_subject(cast):
    _profile, place = ready_to_meet(cast)
    notice = notify(cast.kaisa, "interest_shown", about=place, title="\u202egpj.exe", person="Aino\u202e\u2028")
    deliver(notice)
    assert not {"\u202e", "\u2028"} & set(mail.outbox[-1].subject)
