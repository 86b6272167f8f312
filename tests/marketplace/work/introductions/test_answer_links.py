"""The answer from the mail: a cover, what the right of the moment shows, how an answer stands and is changed."""

import datetime as dt
import re

import pytest
from django.apps import apps
from django.utils import timezone

from accounts.audit.queries import views_of
from accounts.links.models import AccessLink
from accounts.notices.actions import deliver
from accounts.notices.models import Notice
from accounts.people.models import User
from marketplace.work.introductions import actions
from marketplace.work.introductions.models import Introduction
from marketplace.work.introductions.states import HIDDEN
from tests.factories import marketplace
from tests.links import pressed
from tests.mail import mailbox  # noqa: F401
from tests.marketplace.work.introductions.answering import CANARIES, answer_url, introduction, opened, post_url, text_of  # noqa: F401
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def test_a_workplace_answers_from_its_mail_without_signing_in(introduction, client, cast):
    link = answer_url(introduction)
    cover = text_of(client.get(link))
    assert not any(one in cover for one in (*CANARIES, "Aino"))
    page = text_of(pressed(client, link))
    assert all(one in page for one in CANARIES)
    answer = client.post(f"{link}?do=accept", {"accept-greeting": "Tervetuloa"})
    introduction.refresh_from_db()
    assert answer.url == link
    assert "Mikko Mäkinen" in text_of(client.get(link))
    assert (introduction.state, introduction.answered_by, introduction.greeting) == (
        "accepted", cast.mikko, "Tervetuloa",
    )  # fmt: skip


def test_opening_the_link_changes_nothing_so_mail_scanners_answer_for_nobody(introduction, client):
    before = Introduction.objects.values().get()
    for _time in range(3):
        client.get(answer_url(introduction))
        client.head(answer_url(introduction))
    assert client.get(post_url(introduction, "accept")).status_code == 200  # a reload: the cover
    assert Introduction.objects.values().get() == before


def test_the_page_of_the_link_is_kept_by_no_cache_and_tells_nobody_where_it_came_from(introduction, client):
    answer = client.get(answer_url(introduction))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "strict-origin"


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00", "a" * 300, "..", "null"])
def test_a_guessed_link_finds_nothing(introduction, client, token):
    assert client.get(f"/link/{token}/").status_code == 404


@pytest.mark.parametrize("verb", ["withdraw", "close", "mark_unanswered", "see", "open_between", "x"])
def test_the_link_does_only_what_a_workplace_may(introduction, client, verb):
    assert client.post(post_url(introduction, verb)).status_code == 403
    introduction.refresh_from_db()
    assert introduction.state == "opened"


def test_a_no_without_a_reason_is_asked_again_and_loses_nothing(introduction, client):
    answer = client.post(post_url(introduction, "decline"), {"decline-greeting": "Kiitos kuitenkin"})
    assert answer.status_code == 422
    assert "Kiitos kuitenkin" in text_of(answer)
    introduction.refresh_from_db()
    assert introduction.state == "opened"


def test_a_second_answer_is_told_how_things_stand(introduction, client):
    client.post(post_url(introduction, "accept"))
    answer = client.post(post_url(introduction, "accept"))
    assert answer.status_code == 409
    assert "Mikko Mäkinen" in text_of(answer)
    introduction.refresh_from_db()
    assert introduction.state == "accepted"


def test_a_yes_can_be_taken_back_until_the_coach_has_acted_on_it(introduction, client, cast):
    client.post(post_url(introduction, "accept"))
    assert "Voit vielä muuttaa" in text_of(client.get(answer_url(introduction)))
    answer = client.post(post_url(introduction, "decline"), {"decline-decline_reason": "filled"})
    assert answer.status_code == 302
    introduction.refresh_from_db()
    assert (introduction.state, introduction.released) == ("declined", {})
    assert "Kaisa Korhonen" in text_of(client.get(answer_url(introduction)))


def test_after_the_coach_has_acted_the_link_shows_nothing_of_her_and_changes_nothing(introduction, client):
    client.post(post_url(introduction, "accept"))
    introduction.refresh_from_db()
    marketplace.placement(introduction, "draft")
    for text in (text_of(client.get(answer_url(introduction))), text_of(opened(client, introduction))):
        assert not any(one in text for one in (*CANARIES, "Aino"))
    assert client.post(post_url(introduction, "decline"), {"decline-decline_reason": "filled"}).status_code == 422
    introduction.refresh_from_db()
    assert introduction.state == "accepted"


@pytest.mark.parametrize("how", ["left", "closed", "she_left"])
def test_whoever_has_lost_the_right_sees_nothing_by_her_old_link(introduction, client, cast, how):
    link = answer_url(introduction)
    if how == "left":
        cast.bakery.memberships.filter(person=cast.mikko).update(ended_on=timezone.localdate())
    elif how == "closed":
        User.objects.filter(pk=cast.mikko.pk).update(is_active=False)
    else:
        User.objects.filter(pk=cast.aino.pk).update(is_active=False)
    for answer in (
        client.get(link),
        pressed(client, link),
        pressed(client, link, "accept"),
        pressed(client, link, "fresh"),
    ):
        assert answer.status_code == 410
        assert not any(one in text_of(answer) for one in (*CANARIES, "Aino"))
    introduction.refresh_from_db()
    assert introduction.state == "opened"


def test_a_link_of_thirty_one_days_ago_shows_nothing_and_mails_a_fresh_one_to_the_address_we_know(
    introduction, client, cast
):
    link = answer_url(introduction)
    AccessLink.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))
    assert client.get(link).status_code == 410
    assert not any(one in text_of(pressed(client, link)) for one in (*CANARIES, "Aino"))
    assert pressed(client, link, "fresh").status_code == 302
    assert Notice.objects.get(name="introduction_opened").recipient == cast.mikko


def test_a_look_through_the_link_stands_on_her_list_and_a_look_at_the_cover_does_not(introduction, client, cast):
    link = answer_url(introduction)
    client.get(link)
    assert not views_of(cast.aino).exists()
    pressed(client, link)
    assert views_of(cast.aino).get().actor == cast.mikko
    introduction.refresh_from_db()
    assert introduction.state == "seen"


def test_no_table_holds_the_secret_of_a_link(cast, introduction, mailbox):
    actions.send_link(introduction, cast.mikko)
    deliver(Notice.objects.get())
    [mail] = mailbox.mails
    secret = re.search(r"/link/([\w-]{43})/", mail.get_content()).group(1)
    for model in apps.get_models(include_auto_created=True):
        assert secret not in str(list(model._base_manager.values_list())), model


@pytest.mark.parametrize("state", HIDDEN)
def test_once_over_the_link_shows_nothing_of_her(cast, client, state):
    _profile, place = ready_to_meet(cast)
    introduction = marketplace.introduction(cast.aino, place, cast.kaisa, state)
    for text in (text_of(client.get(answer_url(introduction))), text_of(opened(client, introduction))):
        assert not any(one in text for one in (*CANARIES, "Aino", "täsmällinen"))
    for verb in ("accept", "decline"):
        data = {"decline-decline_reason": "filled"}
        assert client.post(post_url(introduction, verb), data).status_code == 409


def test_a_worn_out_link_to_what_is_over_mails_no_fresh_one(introduction, client):
    link = answer_url(introduction)
    AccessLink.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))
    Introduction.objects.update(state="declined", answered_at=timezone.now(), decline_reason="filled", released={})
    assert "?do=fresh" not in text_of(client.get(link))
    assert pressed(client, link, "fresh").status_code == 410
    assert not Notice.objects.filter(name="introduction_opened").exists()


def test_opening_a_link_that_shows_nothing_of_her_is_no_look_at_her(introduction, client, cast):
    Introduction.objects.update(state="declined", answered_at=timezone.now(), decline_reason="filled", released={})
    opened(client, introduction)
    assert not views_of(cast.aino).exists()
