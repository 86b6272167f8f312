"""Each mail in three languages: who sends it, why it came, how to change that; a subject that names the matter."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from accounts.access.models import Authority
from accounts.caseloads.actions import notify_coach
from accounts.notices.actions import deliver, notify, tell_address
from accounts.notices.models import Notice
from accounts.notices.words import LONGEST_SUBJECT, mail_of, words_of
from accounts.privacy.actions import erase
from marketplace.guidance.appointments.notices import tell_coach
from marketplace.guidance.plans import actions as plans
from marketplace.guidance.plans.models import Plan
from marketplace.guidance.plans.queries import draft_of
from marketplace.services.events import actions as events
from tests.factories import accounts, appointments, marketplace, services
from tests.factories import plans as plan_factory

TEMPLATES = Path(settings.BASE_DIR) / "templates"
TEXTS = sorted(path for path in TEMPLATES.rglob("notices/*.txt") if not path.stem.endswith(".sms"))
FACT = re.compile(r"{{ (\w+) }}")
GIVEN = {"name", "link", "service", "site"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]
GREETING = {"fi": "Hei", "sv": "Hej", "en": "Hi"}
PHONE = "+358381411111"


@pytest.fixture
def _phones(db):
    Authority.objects.update(phone=PHONE, contact="tyollisyys@example.test")


def canaries(path):
    """Facts for all that a text asks for: each a word of its own."""
    return {name: f"Kanaria {name}" for name in FACT.findall(path.read_text(encoding="utf-8")) if name not in GIVEN}


def written(path, cast, language, reader=None):
    """The mail of a text to Kaisa, or another reader, with a link."""
    reader = reader or cast.kaisa
    reader.language = language
    facts = canaries(path)
    whole = {"name": path.stem, "facts": facts, "link": "/people/1/", "cause": "accounts.organisation"}
    return mail_of(Notice(recipient=reader, cause_id=str(cast.bakery.pk), **whole))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.usefixtures("_phones")
def test_a_mail_says_what_it_is_about_and_who_sends_it(path, language, cast):
    subject, body = written(path, cast, language)
    assert 0 < len(subject) <= LONGEST_SUBJECT == 78
    assert subject[0] == subject[0].upper()
    assert subject[-1] not in ".!"
    greeting, text = body.split("\n", 1)
    assert greeting.startswith((GREETING[language], "Hello"))
    assert greeting.endswith("," if language == "en" else "!")
    assert text.strip()[0].isupper(), "the text after a greeting begins with a capital letter"
    assert {PHONE, "Duunipari", "tyollisyys@example.test"} <= set(re.split(r"[\s,]+", body))
    assert f"{settings.SITE_URL}{reverse('people:settings')}" in body
    links = re.findall(r"https?://[^\s,]+", body)
    assert links
    assert all(link.startswith(settings.SITE_URL) for link in links)


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_line_of_a_mail_is_left_in_english(path, language, cast):
    english, theirs = (" \n".join(written(path, cast, tongue)) for tongue in ("en", language))
    lines = {line.strip() for line in english.splitlines() if re.sub(r"Kanaria \w+|http\S+|[\W\d]|Duunipari", "", line)}
    assert not lines & {line.strip() for line in theirs.splitlines()} - {"Kanaria matter Kanaria when"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_matters_have_the_same_subject(language, cast):
    subjects = [written(path, cast, language)[0] for path in TEXTS]
    assert sorted(one for one in set(subjects) if subjects.count(one) > 1) == []


@pytest.mark.usefixtures("_phones")
def test_each_kind_of_reader_reads_why_it_came(cast):
    path = next(path for path in TEXTS if path.stem == "message_new")
    readers = (cast.aino, cast.kaisa, cast.mikko, cast.sofia, cast.admin)
    reasons = {
        next(line for line in written(path, cast, "fi", one)[1].splitlines() if "koska" in line) for one in readers
    }
    assert len(reasons) == len(readers)


@pytest.mark.usefixtures("_phones")
def test_an_employer_reads_the_authority_whose_matter_it_is(cast, mailbox):
    deliver(notify(cast.mikko, "organisation_verified", about=cast.bakery, organisation="Leipomo"))
    [sent] = mailbox.mails
    assert "Lahden kaupunki" in sent.get_content()
    assert "Päijät-Hämeen" not in sent.get_content()
    assert sent["Reply-To"] == "tyollisyys@example.test"
    assert sent["List-Unsubscribe"] is None


@pytest.mark.usefixtures("_phones")
def test_who_has_no_account_reads_whom_to_tell(cast, mailbox):
    card = services.service()
    deliver(tell_address("kortti@talo.example", "fi", "card_check", about=card, card="Opintoneuvonta", checked="1.1."))
    [sent] = mailbox.mails
    assert "Opintoneuvonta" in sent["Subject"]
    assert "Vastaa tähän viestiin tai soita" in sent.get_content()
    assert PHONE in sent.get_content()
    assert reverse("people:settings") not in sent.get_content()


def test_a_coach_reads_the_first_name_and_finds_the_rest_behind_the_link(cast):
    profile = marketplace.profile(cast.aino)
    notify_coach(profile, "profile_published")
    tell_coach(appointments.appointment(cast.aino, cast.kaisa), "appointment_booked_coach", by=cast.aino)
    plan_factory.step(cast.aino, cast.kaisa)
    plans.accept(draft_of(Plan.objects.get(person=cast.aino)), by=cast.aino)
    told = Notice.objects.filter(recipient=cast.kaisa)
    assert {one.name for one in told} >= {"profile_published", "appointment_booked_coach", "plan_waits_for_you"}
    for notice in told:
        said = " ".join(words_of(notice))
        assert "Aino" in said
        assert "Aalto" not in said


def test_her_first_name_goes_from_what_a_coach_was_told_when_she_is_erased(cast):
    plan_factory.step(cast.aino, cast.kaisa)
    plans.accept(draft_of(Plan.objects.get(person=cast.aino)), by=cast.aino)
    told = Notice.objects.get(recipient=cast.kaisa, name="plan_waits_for_you")
    assert told.facts["who"] == "Aino"
    erase(cast.aino, by=cast.aino)
    assert "Aino" not in str([one.facts for one in Notice.objects.filter(recipient=cast.kaisa)])


def test_no_notice_is_given_a_young_persons_whole_name():
    calls = re.compile(
        r"(?:notify|notify_coach|_tell\w*|tell_\w+)\([^()]*(?:\([^()]*\)[^()]*)*person\.full_name", re.DOTALL
    )
    found = [
        path
        for floor in ("accounts", "marketplace", "matching", "moderation")
        for path in (Path(settings.BASE_DIR) / floor).rglob("*.py")
        if calls.search(path.read_text(encoding="utf-8")) or '"person": obj.person.full_name' in path.read_text("utf-8")
    ]
    assert found == []


def test_a_long_title_is_cut_where_a_list_of_mails_would_cut_it(cast):
    notice = notify(cast.mikko, "listing_published", about=cast.bakery, title="Leipuri " * 20)
    subject, _body = words_of(notice)
    assert len(subject) <= LONGEST_SUBJECT
    assert subject.endswith("…")


def test_an_event_is_named_by_its_card_and_never_by_its_title(cast):
    card = marketplace.concept("hygieniapassi", "certificate")
    training = services.event(kind="training", certificate=card, title="Velat kuriin")
    events.sign_up(training, by=cast.aino)
    subject, body = words_of(Notice.objects.get(name="event_signed_up"))
    assert re.match(r"Hygieniapassi \w\w \d+\.\d+\. klo \d+", subject)
    assert "Velat" not in subject + body


@pytest.mark.usefixtures("_phones")
@pytest.mark.parametrize(
    ("language", "says"), [("fi", "Koodi toimii"), ("sv", "Koden fungerar"), ("en", "The code works")]
)
def test_a_mail_with_a_code_comes_from_a_machine_and_says_how_long_it_works(cast, client, language, says):
    client.cookies["django_language"] = language
    client.post(reverse("account_request_login_code"), {"email": cast.mikko.email})
    [sent] = mail.outbox
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert says in sent.body
    assert PHONE in sent.body
    assert set(re.findall(r"https?://[^\s,]+?(?=[.,]?\s|$)", sent.body)) <= {settings.SITE_URL}


@pytest.mark.usefixtures("_phones")
def test_a_link_to_a_new_password_leads_to_our_own_site_whatever_host_was_asked(cast, client):
    coach = accounts.coach("Leena")
    coach.set_password("Pitkä ja kummallinen 1")
    coach.save()
    client.post(reverse("account_reset_password"), {"email": coach.email}, headers={"host": "127.0.0.1"})
    [sent] = mail.outbox
    assert f"{settings.SITE_URL}/" in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
