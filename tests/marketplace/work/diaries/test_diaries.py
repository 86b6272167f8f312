"""The diary: one entry a day, no day that has not come, hers alone until she shares it, never the workplace's."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image

from accounts.access.tenancy import within_organisations
from accounts.audit.models import Entry
from accounts.people.models import User
from accounts.privacy.actions import erase, export
from marketplace.work.diaries import actions, rules
from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.placements import actions as placements
from tests.factories import accounts
from tests.people import day, work_trial

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(cast):
    return work_trial(cast, begins=-10, ends=30)


@pytest.fixture
def entry(cast, trial):
    return actions.write(trial, tap="good", by=cast.aino)


def picture(**exif):
    written = io.BytesIO()
    image = Image.new("RGB", (800, 400), "orange")
    tags = image.getexif()
    tags[0x010E] = "KANARIA"
    image.save(written, "JPEG", exif=tags)
    return SimpleUploadedFile("IMG_Aino_kotona.jpg", written.getvalue(), content_type="image/jpeg")


@pytest.mark.parametrize(
    ("tap", "was_there", "feeling"), [("great", True, "great"), ("hard", True, "hard"), ("away", False, "")]
)
def test_one_tap_writes_today(cast, trial, tap, was_there, feeling):
    entry = actions.write(trial, tap=tap, by=cast.aino)
    assert (entry.day, entry.was_there, entry.feeling, entry.is_shared) == (day(0), was_there, feeling, False)
    assert (entry.person, entry.authority, entry.tap) == (cast.aino, cast.aino.authority, tap)


def test_a_second_tap_takes_the_place_of_the_first(cast, trial, entry):
    actions.add(entry, line="Paistoin pullaa", by=cast.aino)
    again = actions.write(trial, tap="hard", by=cast.aino)
    assert DiaryEntry.objects.count() == 1
    assert (again.pk, again.feeling, again.line) == (entry.pk, "hard", "Paistoin pullaa")


@pytest.mark.parametrize("days", [1, 2, 400, -11, -400])
def test_no_day_that_has_not_come_and_none_outside_the_placement(cast, trial, days):
    with pytest.raises(ValidationError) as refusal:
        actions.write(trial, tap="good", day=day(days), by=cast.aino)
    assert list(refusal.value.message_dict) == ["day"]
    assert not DiaryEntry.objects.exists()


@pytest.mark.parametrize("days", [0, -1, -10])
def test_a_day_that_was_forgotten_may_be_written_later(cast, trial, days):
    assert actions.write(trial, tap="okay", day=day(days), by=cast.aino).day == day(days)


def test_after_the_end_the_last_days_may_be_written_and_no_later_ones(cast, trial):
    placements.end(trial, ended_on=day(-2), outcome="studies", by=cast.kaisa)
    assert actions.write(trial, tap="good", day=day(-2), by=cast.aino).day == day(-2)
    with pytest.raises(ValidationError):
        actions.write(trial, tap="good", day=day(-1), by=cast.aino)


@pytest.mark.parametrize("state", ["draft", "agreed", "cancelled"])
def test_a_placement_that_has_not_begun_has_no_days(cast, trial, state):
    type(trial).objects.update(state=state)
    with pytest.raises(ValidationError) as refusal:
        actions.write(trial.__class__.objects.get(), tap="good", by=cast.aino)
    assert refusal.value.code == "not_begun"


@pytest.mark.both_databases
def test_the_table_refuses_two_entries_of_a_day_and_a_day_at_work_without_a_feeling(entry):
    with pytest.raises(IntegrityError), transaction.atomic():
        DiaryEntry.objects.filter(pk=entry.pk).update(feeling="")
    entry.pk, entry._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save(force_insert=True)


# Who sees it


@pytest.mark.parametrize("who", ["kaisa", "mikko", "sofia", "ville", "admin"])
def test_until_she_shares_it_nobody_else_sees_anything(cast, entry, signed_in, who):
    client = signed_in(getattr(cast, who))
    assert client.get(entry.get_absolute_url()).status_code == 404
    assert not DiaryEntry.objects.visible_to(getattr(cast, who)).exists()
    assert not rules.can_view(getattr(cast, who), entry)
    assert client.get(reverse("diaries:read", args=[entry.placement_id])).status_code in {403, 404}


def test_a_shared_day_is_her_coachs_and_nobody_elses(cast, entry, signed_in):
    actions.share(entry, by=cast.aino)
    assert signed_in(cast.kaisa).get(entry.get_absolute_url()).status_code == 200
    assert Entry.objects.get(verb="diaries.view").actor == cast.kaisa
    meetings = reverse("caseloads:person_meetings", args=[cast.aino.pk])
    assert entry.get_absolute_url() in signed_in(cast.kaisa).get(meetings).content.decode()
    for other in (cast.mikko, cast.sofia, cast.ville, cast.admin, accounts.coach("Leena")):
        assert signed_in(other).get(entry.get_absolute_url()).status_code == 404


def test_a_hidden_day_is_gone_on_the_coachs_next_request(cast, entry, signed_in):
    actions.share(entry, by=cast.aino)
    actions.hide(entry, by=cast.aino)
    assert signed_in(cast.kaisa).get(entry.get_absolute_url()).status_code == 404


def test_sharing_one_day_shares_no_other(cast, trial, entry):
    other = actions.write(trial, tap="hard", day=day(-1), by=cast.aino)
    actions.share(entry, by=cast.aino)
    assert list(DiaryEntry.objects.visible_to(cast.kaisa)) == [entry]
    assert other not in DiaryEntry.objects.visible_to(cast.kaisa)


def test_no_scope_of_a_workplace_holds_a_day(cast, entry):
    actions.share(entry, by=cast.aino)
    with within_organisations([cast.bakery.pk]):
        assert list(DiaryEntry.objects.all()) == []


def test_a_coach_cannot_write_share_or_remove(cast, entry, signed_in):
    actions.share(entry, by=cast.aino)
    client = signed_in(cast.kaisa)
    for verb in ("add", "hide", "remove", "share"):
        assert client.post(reverse(f"diaries:{verb}", args=[entry.pk]), {"line": "x"}).status_code == 403
    assert client.post(reverse("diaries:write", args=[entry.placement_id]), {"tap": "good"}).status_code == 403


# Pages


def test_one_tap_on_the_home_page_writes_the_day_and_comes_back(cast, trial, signed_in):
    client = signed_in(cast.aino)
    page = client.get(reverse("home")).content.decode()
    assert page.count('name="tap"') == 5
    made = client.post(reverse("diaries:write", args=[trial.pk]), {"tap": "great", "next": "/"})
    assert made["Location"] == "/"
    assert DiaryEntry.objects.get().feeling == "great"
    assert 'aria-pressed="true"' in client.get(reverse("home")).content.decode()


def test_a_line_and_a_picture_drawn_anew(cast, entry, signed_in):
    client = signed_in(cast.aino)
    sent = client.post(reverse("diaries:add", args=[entry.pk]), {"line": "Pullia", "picture": picture()})
    assert sent.status_code == 302
    entry.refresh_from_db()
    assert entry.picture.name.startswith("diary/")
    assert "Aino" not in entry.picture.name
    kept = b"".join(client.get(reverse("diaries:picture", args=[entry.pk])).streaming_content)
    assert b"KANARIA" not in kept
    with Image.open(io.BytesIO(kept)) as drawn:
        assert (drawn.format, drawn.size) == ("JPEG", (800, 400))


def test_a_new_picture_takes_the_old_file_with_it(cast, entry, commits):
    with commits():
        actions.add(entry, line="", picture=picture(), by=cast.aino)
    first, storage = entry.picture.name, entry.picture.storage
    with commits():
        actions.add(entry, line="", picture=picture(), by=cast.aino)
    assert not storage.exists(first)
    with commits():
        actions.remove(entry, by=cast.aino)
    assert not storage.exists(entry.picture.name or "-")
    assert not DiaryEntry.objects.exists()


def test_what_is_no_picture_is_refused_and_the_line_is_not_lost(cast, entry, signed_in):
    wrong = SimpleUploadedFile("x.jpg", b"<script>", content_type="image/jpeg")
    answer = signed_in(cast.aino).post(reverse("diaries:add", args=[entry.pk]), {"line": "Pullia", "picture": wrong})
    assert answer.status_code == 422
    assert "Pullia" in answer.content.decode()


def test_the_whole_diary_stands_on_her_page(cast, trial, entry, signed_in):
    actions.add(entry, line="Paistoin pullaa", by=cast.aino)
    actions.write(trial, tap="away", day=day(-1), by=cast.aino)
    page = signed_in(cast.aino).get(reverse("diaries:read", args=[trial.pk])).content.decode()
    assert "Paistoin pullaa" in page
    assert page.index(entry.get_absolute_url()) < page.index(f"/diary/{DiaryEntry.objects.get(day=day(-1)).pk}/")


# Her data


def test_the_diary_is_in_her_export_and_gone_with_her(cast, trial, entry, commits):
    with commits():
        actions.add(entry, line="Kanarialintu", picture=picture(), by=cast.aino)
    name, storage = entry.picture.name, entry.picture.storage
    sections = {section.name: section for section in export(cast.aino, by=cast.aino)}
    assert "Kanarialintu" in [cell.value for row in sections["marketplace.diaryentry"].rows for cell in row]
    placements.end(trial, ended_on=day(0), outcome="studies", by=cast.kaisa)
    with commits():
        erase(User.objects.get(pk=cast.aino.pk), by=cast.aino)
    assert not DiaryEntry.objects.exists()
    assert not storage.exists(name)
