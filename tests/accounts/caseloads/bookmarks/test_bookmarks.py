"""A coach's own reminder and mark about a young person, and what is new since she last looked."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.audit.transitions import log
from accounts.caseloads.actions import deputise, hand_over
from accounts.caseloads.bookmarks.actions import keep_bookmark
from accounts.caseloads.bookmarks.models import Bookmark
from accounts.people.models import User
from accounts.worklist.queries import waiting_rows
from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LIST = "/caseloads/"


def today():
    return timezone.localdate()


def kept(person, coach, **told):
    keep_bookmark(person, by=coach, **{"mark": "", "note": "", "remind_on": None, **told})


def reminders(coach):
    """What of her reminders stands on a coach's list of today, as her next request reads it."""
    rows = waiting_rows(User.objects.get(pk=coach.pk))
    return [(row.person_id, row.last_on) for row in rows if row.queue == "caseloads.remind"]


def asked(client, question):
    return [person.given_name for person in client.get(LIST, {"question": question}).context["page_obj"]]


def test_a_reminder_is_set_under_its_row_and_the_list_comes_back_to_it(cast, signed_in):
    client = signed_in(cast.kaisa)
    page = client.get(LIST, {"sort": "name", "note": cast.aino.pk})
    back = page.context["note"]["back"]
    assert back == f"{LIST}?sort=name#person-{cast.aino.pk}"
    assert 'class="sticky"' in page.content.decode()
    told = {"mark": "star", "note": "Soita äidille", "remind_on": "4.1.2027", "next": back}
    assert client.post(reverse("caseloads:bookmark", args=[cast.aino.pk]), told).url == back
    row = Bookmark.objects.get()
    assert (row.coach, row.mark, row.note, row.remind_on) == (
        cast.kaisa, "star", "Soita äidille", dt.date(2027, 1, 4),
    )  # fmt: skip
    assert "oranssi tähti" in client.get(LIST).content.decode()
    assert asked(client, "reminders") == asked(client, "marked") == ["Aino"]


def test_what_is_emptied_is_kept_no_longer(cast, signed_in):
    kept(cast.aino, cast.kaisa, mark="star", note="Soita")
    signed_in(cast.kaisa).post(reverse("caseloads:bookmark", args=[cast.aino.pk]), {"mark": "", "note": ""})
    assert not Bookmark.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("note", "Hetu 131052-308T"), ("note", "x" * 201), ("remind_on", "32.1.2027"), ("mark", "heart")],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(cast, signed_in, field, value):
    told = {"note": "Soita", field: value}
    page = signed_in(cast.kaisa).post(reverse("caseloads:bookmark", args=[cast.aino.pk]), told)
    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert value in page.content.decode() or field == "mark"
    assert not Bookmark.objects.exists()


def test_a_reminder_stands_on_the_list_of_today_from_its_day_on(cast):
    kept(cast.aino, cast.kaisa, note="Soita", remind_on=today() + dt.timedelta(days=1))
    assert reminders(cast.kaisa) == []
    kept(cast.aino, cast.kaisa, note="Soita", remind_on=today())
    assert reminders(cast.kaisa) == [(cast.aino.pk, today())]


def test_nobody_else_sees_it(cast, signed_in):
    leena = accounts.coach("Leena")
    deputise(cast.kaisa, deputy=leena, starts_on=today(), ends_on=today(), by=cast.kaisa)
    kept(cast.aino, cast.kaisa, mark="star", note="Salainen", remind_on=today())
    for reader in (leena, cast.sofia):
        client = signed_in(reader)
        assert "Salainen" not in client.get(LIST, {"note": cast.aino.pk}).content.decode()
        assert "oranssi tähti" not in client.get(LIST).content.decode()
        assert reminders(reader) == []
    assert asked(signed_in(leena), "marked") == []
    assert Bookmark.objects.visible_to(cast.aino).count() == 0


def test_who_does_not_support_her_keeps_nothing_about_her(cast, signed_in):
    leena = accounts.coach("Leena")
    for verb in ("bookmark", "mark_unread"):
        address = reverse(f"caseloads:{verb}", args=[cast.aino.pk])
        for reader, status in ((leena, 403), (cast.sofia, 403), (cast.ville, 404), (cast.aino, 403)):
            assert signed_in(reader).post(address, {"note": "x"}).status_code == status
    assert not Bookmark.objects.exists()


def test_a_handover_deletes_it_after_a_warning(cast, signed_in):
    kept(cast.aino, cast.kaisa, note="Soita")
    page = signed_in(cast.kaisa).get(reverse("caseloads:hand_over", args=[cast.aino.pk])).content.decode()
    assert "Oma muistutuksesi ja merkkisi poistetaan" in page
    hand_over(cast.aino, to=accounts.coach("Leena"), reason="Muutto", by=cast.kaisa)
    assert not Bookmark.objects.exists()


def test_what_she_does_is_new_until_her_coach_opens_her_page(cast, signed_in):
    client = signed_in(cast.kaisa)
    client.get(cast.aino.get_absolute_url())
    assert asked(client, "changed") == []
    log(cast.aino, "correct", by=cast.kaisa)
    assert asked(client, "changed") == [], "what others do is no news from her"
    log(cast.aino, "change_settings", by=cast.aino)
    assert asked(client, "changed") == ["Aino"]
    assert client.get(LIST).context["page_obj"][0].is_changed
    client.get(cast.aino.get_absolute_url())
    assert asked(client, "changed") == []


def test_another_readers_look_leaves_it_new(cast, signed_in):
    log(cast.aino, "change_settings", by=cast.aino)
    signed_in(cast.sofia).get(cast.aino.get_absolute_url())
    assert asked(signed_in(cast.kaisa), "changed") == ["Aino"]


def test_somebody_can_be_marked_as_not_seen_again(cast, signed_in):
    client = signed_in(cast.kaisa)
    client.get(cast.aino.get_absolute_url())
    answer = client.post(reverse("caseloads:mark_unread", args=[cast.aino.pk]))
    assert answer.url == reverse("caseloads:back", args=[cast.aino.pk])
    assert asked(client, "changed") == ["Aino"]
    client.get(cast.aino.get_absolute_url())
    assert asked(client, "changed") == []


def test_the_database_keeps_one_for_a_coach_and_a_person_and_no_other_mark(cast):
    with pytest.raises(ValidationError):
        kept(cast.aino, cast.kaisa, mark="heart")
    for note in ("Soita", "Soita taas"):
        kept(cast.aino, cast.kaisa, note=note)
    assert [row.note for row in Bookmark.objects.all()] == ["Soita taas"]
