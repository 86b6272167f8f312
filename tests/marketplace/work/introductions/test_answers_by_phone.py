"""What a workplace says when the coach calls: the same moves as its own, who said it, who is told, what it cannot do."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.caseloads.models import Deputy
from accounts.notices.models import Notice
from accounts.organisations.models import Membership
from accounts.people.states import Role
from marketplace.work.introductions import actions
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.tasks import mark_unanswered_introductions
from marketplace.work.introductions.words import answer_in_words
from marketplace.work.placements.actions import draft
from tests.factories import accounts
from tests.marketplace.work.introductions.answering import introduction, text_of  # noqa: F401
from tests.people import day

pytestmark = pytest.mark.django_db

YES = {"said": "yes", "greeting": "Tervetuloa!"}
NO = {"said": "no", "decline_reason": "filled"}
MEETING = {"said": "meeting", "meeting_place": "Aleksanterinkatu 1"}
PHONE = "+358401112223"


def tomorrow_at_two():
    return timezone.make_aware(dt.datetime.combine(day(1), dt.time(14)))


def told(person):
    return list(Notice.objects.filter(recipient=person).values_list("name", flat=True))


def record_url(introduction):
    return reverse("introductions:record_answer", args=[introduction.pk])


def meeting_as_typed():
    return {**MEETING, "meeting_at": f"{tomorrow_at_two().astimezone(timezone.get_current_timezone()):%d.%m.%Y %H.%M}"}


@pytest.mark.parametrize(
    ("typed", "state", "young_hears", "is_answer"),
    [
        (lambda: YES, "accepted", "introduction_accepted", True),
        (lambda: NO, "declined", "introduction_declined", True),
        (meeting_as_typed, "meeting", "introduction_meeting", False),
    ],
    ids=["yes", "no", "meeting"],
)
def test_an_answer_by_phone_is_the_move_of_the_workplace(
    cast, introduction, signed_in, typed, state, young_hears, is_answer
):
    answer = signed_in(cast.kaisa).post(record_url(introduction), typed())
    assert answer.status_code == 302, text_of(answer)
    introduction.refresh_from_db()
    assert introduction.state == state
    assert (introduction.said_by, introduction.said_to) == (cast.mikko, cast.kaisa)
    assert introduction.answered_by == (cast.mikko if is_answer else None)
    assert told(cast.aino) == [young_hears]
    assert told(cast.mikko) == ["introduction_recorded"]
    assert told(cast.kaisa) == []
    line = Entry.objects.about(introduction).filter(verb="introductions.record_answer").get()
    assert (line.actor, line.reason) == (cast.kaisa, f"{typed()['said']}: user {cast.mikko.pk}")


def test_the_page_has_the_number_to_call_and_the_form(cast, introduction, signed_in):
    cast.mikko.phone = PHONE
    cast.mikko.save()
    page = text_of(signed_in(cast.kaisa).get(introduction.get_absolute_url()))
    assert f'href="tel:{PHONE}"' in page
    assert f'action="{record_url(introduction)}"' in page


def test_a_plain_yes_is_one_button_where_only_mikko_can_have_said_it(cast, introduction, signed_in):
    kaisa = signed_in(cast.kaisa)
    page = text_of(kaisa.get(introduction.get_absolute_url()))
    assert page.count('name="said" value="yes"') == page.count("Sanoi kyllä") == 1
    Membership.objects.create(organisation=cast.bakery, person=accounts.user(Role.EMPLOYER, "Milla"))
    page = text_of(kaisa.get(introduction.get_absolute_url()))
    assert page.count('name="said" value="yes"') == 1
    assert "Sanoi kyllä" not in page


@pytest.mark.parametrize("who", ["mikko", "aino", "sofia"])
def test_nobody_but_her_coach_writes_an_answer_down(cast, introduction, signed_in, who):
    reader = signed_in(getattr(cast, who))
    assert record_url(introduction) not in text_of(reader.get(introduction.get_absolute_url()))
    assert reader.post(record_url(introduction), YES).status_code == 403
    introduction.refresh_from_db()
    assert introduction.state == "opened"


def test_who_stands_in_writes_it_down_and_the_coach_hears_of_it(cast, introduction, signed_in):
    leena = accounts.coach("Leena")
    Deputy.objects.create(
        coach=cast.kaisa, deputy=leena, starts_on=day(0), ends_on=day(1), authority=cast.kaisa.authority
    )
    assert signed_in(leena).post(record_url(introduction), YES).status_code == 302
    introduction.refresh_from_db()
    assert (introduction.state, introduction.said_to) == ("accepted", leena)
    assert "introduction_accepted_coach" in told(cast.kaisa)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"said": "no"}, "decline_reason"),
        ({"said": "meeting", "meeting_place": "Torilla"}, "meeting_at"),
        ({"said": "meeting", "meeting_at": "5.1.1999 14.00", "meeting_place": "Torilla"}, "meeting_at"),
        ({"said": "again"}, "call_again_on"),
        ({"said": "again", "call_again_on": "1999-01-02"}, "call_again_on"),
        ({}, "said"),
    ],
)
def test_half_an_answer_gets_a_word_at_its_field_and_keeps_what_was_typed(cast, introduction, signed_in, typed, field):
    answer = signed_in(cast.kaisa).post(record_url(introduction), {**typed, "greeting": "Kiitos paljon"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "Kiitos paljon" in text_of(answer)
    introduction.refresh_from_db()
    assert (introduction.state, introduction.called_at) == ("opened", None)


def test_a_colleague_of_the_contact_may_have_said_it_and_both_are_told(cast, introduction, signed_in):
    colleague = accounts.user(Role.EMPLOYER, "Milla")
    Membership.objects.create(organisation=cast.bakery, person=colleague)
    page = signed_in(cast.kaisa)
    assert page.post(record_url(introduction), {**YES, "said_by": colleague.pk}).status_code == 302
    introduction.refresh_from_db()
    assert introduction.answered_by == colleague
    assert told(colleague) == told(cast.mikko) == ["introduction_recorded"]


def test_a_stranger_to_the_workplace_has_said_nothing(cast, introduction):
    with pytest.raises(ValidationError) as refusal:
        actions.record_answer(introduction, **YES, said_by=cast.sofia, by=cast.kaisa)
    assert list(refusal.value.error_dict) == ["said_by"]


def test_a_day_to_call_again_keeps_it_open_and_stands_on_her_page(cast, introduction, signed_in):
    again = {"said": "again", "call_again_on": day(3).isoformat()}
    assert signed_in(cast.kaisa).post(record_url(introduction), again).status_code == 302
    introduction.refresh_from_db()
    assert (introduction.state, introduction.next_call_on, introduction.said_by) == ("opened", day(3), None)
    assert told(cast.mikko) == told(cast.aino) == []
    shown = f"{day(3).day}.{day(3).month}.{day(3).year}"
    for reader in (cast.kaisa, cast.aino):
        assert shown in text_of(signed_in(reader).get(introduction.get_absolute_url()))


def test_nobody_is_called_silent_before_the_day_of_the_next_call(cast, introduction):
    long_ago = timezone.now() - dt.timedelta(days=15)
    rows = Introduction.objects.filter(pk=introduction.pk)
    rows.update(opened_at=long_ago, approved_at=long_ago, said_yes_at=long_ago)
    actions.record_answer(introduction, said="again", call_again_on=day(1), by=cast.kaisa)
    mark_unanswered_introductions.call()
    introduction.refresh_from_db()
    assert introduction.state == "opened"
    rows.update(call_again_on=day(0))
    mark_unanswered_introductions.call()
    introduction.refresh_from_db()
    assert introduction.state == "silent"


def test_the_workplace_that_answers_by_itself_needs_no_call_any_more(cast, introduction):
    actions.record_answer(introduction, said="again", call_again_on=day(3), by=cast.kaisa)
    actions.accept(introduction, by=cast.mikko)
    introduction.refresh_from_db()
    assert (introduction.call_again_on, introduction.said_to, introduction.next_call_on) == (None, None, None)


def test_the_cover_of_the_mail_says_who_wrote_it_down_and_a_yes_can_be_taken_back(cast, introduction):
    actions.record_answer(introduction, **YES, by=cast.kaisa)
    assert any("Kaisa Korhonen" in sentence for sentence in answer_in_words(introduction))
    actions.decline(introduction, decline_reason="changed", by=cast.mikko)
    introduction.refresh_from_db()
    assert (introduction.state, introduction.said_to) == ("declined", None)


def test_the_mail_to_the_workplace_does_not_name_the_young_person(cast, introduction):
    actions.record_answer(introduction, **YES, by=cast.kaisa)
    facts = Notice.objects.get(recipient=cast.mikko).facts
    assert "Aino" not in str(facts)
    assert "Kaisa Korhonen" in facts["coach"]


def test_a_yes_by_phone_is_taken_back_by_phone_until_the_coach_has_acted(cast, introduction):
    actions.record_answer(introduction, **YES, by=cast.kaisa)
    with pytest.raises(TransitionRefusedError):
        actions.record_answer(introduction, said="again", call_again_on=day(1), by=cast.kaisa)
    draft(introduction, by=cast.kaisa)
    with pytest.raises(ValidationError) as refusal:
        actions.record_answer(introduction, **NO, by=cast.kaisa)
    assert refusal.value.code == "coach_acted"


def test_a_page_that_is_too_old_says_who_was_first_and_keeps_what_was_typed(cast, introduction, signed_in):
    actions.decline(introduction, decline_reason="filled", by=cast.mikko)
    answer = signed_in(cast.kaisa).post(record_url(introduction), {**YES, "greeting": "Kiitos paljon"})
    assert answer.status_code == 409
    assert "Mikko" in answer.context["form"].non_field_errors()[0]
    assert "Kiitos paljon" in text_of(answer)


def test_what_is_over_takes_no_answer_by_phone(cast, introduction, signed_in):
    actions.withdraw(introduction, by=cast.aino)
    page = signed_in(cast.kaisa)
    assert record_url(introduction) not in text_of(page.get(introduction.get_absolute_url()))
    with pytest.raises(TransitionRefusedError):
        actions.record_answer(introduction, **YES, by=cast.kaisa)


def test_the_api_takes_the_same_answer(cast, introduction, signed_in):
    address = reverse("api-introductions-record-answer", args=[introduction.pk])
    page = signed_in(cast.kaisa)
    assert page.post(address, {"said": "no"}, "application/json").status_code == 422
    assert page.post(address, {**NO, "said_by": cast.sofia.pk}, "application/json").status_code == 400
    answer = page.post(address, {**NO, "said_by": cast.mikko.pk}, "application/json")
    assert answer.json()["state"] == "declined"
