"""Pages of introductions: the answer from the mail, what each side sees, and that it is hidden again."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from marketplace.guidance.profiles.actions import block
from marketplace.guidance.profiles.photos import make_photo
from marketplace.work.introductions import actions
from marketplace.work.introductions.states import IntroductionState
from tests.factories import accounts, marketplace
from tests.mail import mailbox  # noqa: F401
from tests.marketplace.guidance.profiles import pictures
from tests.marketplace.work.introductions.answering import CANARIES, answer_url, introduction, opened, post_url, text_of  # noqa: F401
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how", ["withdraw", "block", "close"])
def test_on_the_next_request_she_is_hidden_from_the_workplace_everywhere(cast, introduction, signed_in, client, how):
    employer = signed_in(cast.mikko)
    pages = (
        introduction.get_absolute_url(), reverse("introductions:list"), reverse("home"), answer_url(introduction),
        reverse("api-introductions-detail", args=[introduction.pk]), reverse("api-introductions-list"),
    )  # fmt: skip
    assert any("Aino" in text_of(employer.get(page)) for page in pages)
    if how == "withdraw":
        signed_in(cast.aino).post(reverse("introductions:withdraw", args=[introduction.pk]))
    elif how == "block":
        block(cast.aino, cast.bakery, by=cast.aino)
    else:
        actions.close(introduction, reason="muuttui", by=cast.kaisa)
    for page in pages:
        text = text_of(employer.get(page))
        assert not any(one in text for one in (*CANARIES, "Aino", "täsmällinen")), page
    assert employer.get(reverse("introductions:photo", args=[introduction.pk])).status_code == 404


def test_who_waits_for_mikkos_answer_stands_before_newer_ones_who_have_it(cast, introduction, signed_in):
    place = marketplace.listing(cast.bakery, title="Sovittu paikka")
    marketplace.introduction(accounts.young("Bella", cast.kaisa), place, cast.kaisa, IntroductionState.ACCEPTED)
    text = text_of(signed_in(cast.mikko).get(reverse("introductions:list")))
    assert text.index(introduction.get_absolute_url()) < text.index("Sovittu paikka")


@pytest.mark.parametrize("who", ["mikko", "aino"])
def test_what_is_over_is_folded_below_what_goes_on(cast, introduction, signed_in, who):
    place = marketplace.listing(cast.bakery, title="Mennyt paikka")
    marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.DECLINED)
    text = text_of(signed_in(getattr(cast, who)).get(reverse("introductions:list")))
    before, _summary, folded = text.partition("1, joka ei jatkunut")
    assert introduction.get_absolute_url() in before
    assert "Mennyt paikka" not in before
    assert "Mennyt paikka" in folded


def test_the_workplace_never_sees_more_than_was_ticked(cast, signed_in):
    profile, place = ready_to_meet(cast)
    profile.story, profile.wish = "CanaryStory", "CanaryWish"
    profile.save()
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa)
    for client, page in (
        (signed_in(cast.mikko), introduction.get_absolute_url()),
        (signed_in(cast.mikko), reverse("introductions:list")),
        (signed_in(cast.mikko), reverse("api-introductions-detail", args=[introduction.pk])),
    ):
        text = text_of(client.get(page))
        for secret in ("Aalto", cast.aino.email, cast.aino.phone, "CanaryStory", "CanaryWish", "Hollola"):
            assert secret not in text, (page, secret)


def test_the_workplace_reads_what_she_can_do_and_sees_the_photo_she_ticked(cast, signed_in, client):
    photo = make_photo(SimpleUploadedFile("kuva.jpg", pictures.jpeg()))
    profile = marketplace.profile(cast.aino, photo=photo)
    introduction = marketplace.introduction(
        cast.aino, marketplace.listing(cast.bakery), cast.kaisa,
        released={"given_name": "Aino", "photo": profile.photo.name},
    )  # fmt: skip
    for answer in (signed_in(cast.mikko).get(introduction.get_absolute_url()), opened(client, introduction)):
        text = text_of(answer)
        assert "täsmällinen" in text
        assert "leip" in text
    answer = signed_in(cast.mikko).get(reverse("introductions:photo", args=[introduction.pk]))
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")


def test_the_employers_look_is_on_record_and_hers_is_not(cast, introduction, signed_in):
    signed_in(cast.aino).get(introduction.get_absolute_url())
    assert not Entry.objects.filter(verb="introductions.view").exists()
    signed_in(cast.mikko).get(introduction.get_absolute_url())
    assert Entry.objects.get(verb="introductions.view").person == cast.aino


@pytest.mark.parametrize("state", IntroductionState)
@pytest.mark.parametrize("who", ["aino", "kaisa", "mikko", "sofia"])
def test_every_state_has_a_page_with_only_the_buttons_that_work(cast, signed_in, state, who):
    _profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, state)
    client = signed_in(getattr(cast, who))
    answer = client.get(introduction.get_absolute_url())
    text = text_of(answer)
    assert answer.status_code == 200
    for verb in ("meet", "accept", "decline", "withdraw", "close"):
        url = reverse(f"introductions:{verb}", args=[introduction.pk])
        if url in text:
            assert client.get(url).status_code == 200


def test_the_youth_always_reads_who_is_waited_for_until_when(cast, introduction, signed_in):
    text = text_of(signed_in(cast.aino).get(introduction.get_absolute_url()))
    assert f"{introduction.answer_by.day}.{introduction.answer_by.month}.{introduction.answer_by.year}" in text


def test_a_form_sent_twice_acts_once(cast, introduction, signed_in):
    client = signed_in(cast.mikko)
    key = "5a0e3b9c-8c0e-4a57-9a58-0e5d5f7f3f11"
    url = reverse("introductions:accept", args=[introduction.pk])
    first, second = (client.post(url, {"form_key": key, "greeting": "Hei"}) for _time in range(2))
    assert first.status_code == second.status_code == 302
    assert first.url == second.url
    assert Notice.objects.filter(name="introduction_accepted").count() == 1


def test_a_time_to_meet_is_shown_to_her(cast, introduction, signed_in):
    when = timezone.localtime() + dt.timedelta(days=3)
    client = signed_in(cast.mikko)
    client.post(
        reverse("introductions:meet", args=[introduction.pk]),
        {"meeting_at": f"{when:%d.%m.%Y} 14.30", "meeting_place": "Aleksanterinkatu 1"},
    )
    text = text_of(signed_in(cast.aino).get(introduction.get_absolute_url()))
    assert "Aleksanterinkatu 1" in text
    assert "14.30" in text


def test_markup_in_a_greeting_is_shown_as_text(cast, introduction, client, signed_in):
    client.post(post_url(introduction, "accept"), {"accept-greeting": "<script>alert(1)</script>"})
    assert "<script>alert" not in text_of(signed_in(cast.aino).get(introduction.get_absolute_url()))


def test_lists_cost_the_same_with_one_row_and_with_many(cast, signed_in, django_assert_max_num_queries):
    _profile, place = ready_to_meet(cast)
    for number in range(8):
        young = accounts.young(f"Nuori{number}", cast.kaisa)
        marketplace.profile(young)
        marketplace.introduction(young, place, cast.kaisa)
    for person in (cast.mikko, cast.kaisa):
        client = signed_in(person)
        with django_assert_max_num_queries(22):
            client.get(reverse("introductions:list"))


@pytest.mark.parametrize("given", ["Ánne", "İbrahim", "محمد", "山田", "O'Connor", "<b>Aino</b>", "X"])
def test_every_first_name_reaches_the_workplace_as_it_is_written(cast, signed_in, client, given):
    young = accounts.young(given, cast.kaisa, email=None)
    marketplace.profile(young)
    introduction = marketplace.introduction(young, marketplace.listing(cast.bakery), cast.kaisa)
    shown = given.replace("'", "&#x27;").replace("<", "&lt;").replace(">", "&gt;")
    for answer in (
        opened(client, introduction),
        signed_in(cast.mikko).get(introduction.get_absolute_url()),
        signed_in(cast.mikko).get(reverse("introductions:list")),
    ):
        assert shown in text_of(answer)
        assert "<b>Aino" not in text_of(answer)


@pytest.mark.parametrize("how", ["page", "api", "mail"])
@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_the_coach_hears_the_answer_whichever_way_the_workplace_gave_it(
    cast, introduction, signed_in, client, how, verb
):
    said = {"decline_reason": "skills"} if verb == "decline" else {}
    if how == "page":
        signed_in(cast.mikko).post(reverse(f"introductions:{verb}", args=[introduction.pk]), said)
    elif how == "api":
        endpoint = reverse(f"api-introductions-{verb}", args=[introduction.pk])
        signed_in(cast.mikko).post(endpoint, said, content_type="application/json")
    else:
        client.post(post_url(introduction, verb), {f"{verb}-{name}": value for name, value in said.items()})
    names = {"accept": "introduction_accepted", "decline": "introduction_declined"}
    assert Notice.objects.filter(recipient=cast.aino, name=names[verb]).count() == 1
    assert Notice.objects.filter(recipient=cast.kaisa, name=f"{names[verb]}_coach").count() == 1
