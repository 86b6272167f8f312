"""Verbs on listings: who reads first, what a copy leaves behind, how a place stays fresh, ends and comes back."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.audit.transition_table import TransitionRefusedError
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.organisations.models import Organisation
from marketplace.work.listings import actions
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import why_words_stay
from marketplace.work.listings.tasks import expire_listings
from tests.after import code_of, fresh
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


def told(name):
    return Notice.objects.filter(name=name).count()


def test_the_first_listing_of_an_employer_waits_for_a_coach(cast):
    listing = actions.submit(marketplace.listing(cast.bakery, state="draft"), by=cast.mikko)
    assert listing.state == "submitted"


def test_later_listings_of_a_checked_employer_open_at_once(cast):
    marketplace.listing(cast.bakery, read_by=cast.kaisa)
    listing = actions.submit(marketplace.listing(cast.bakery, state="draft"), by=cast.mikko)
    assert listing.state == "published"
    assert listing.published_at is not None


@pytest.mark.parametrize("facts", [{"tasks": "Etsimme miestä."}, {"external_id": "x1"}])
def test_doubtful_words_and_files_are_read_by_a_coach_every_time(cast, facts):
    marketplace.listing(cast.bakery, read_by=cast.kaisa)
    draft = marketplace.listing(cast.bakery, state="draft", **facts)
    assert actions.submit(draft, reason="Se on nimi.", by=cast.mikko).state == "submitted"


def test_who_keeps_doubtful_words_says_why_and_the_trail_keeps_it(cast):
    draft = marketplace.listing(cast.bakery, state="draft", tasks="Etsimme miestä.")
    with pytest.raises(ValidationError) as refusal:
        actions.submit(draft, reason="  ", by=cast.mikko)
    assert set(refusal.value.message_dict) == {"reason"}
    assert fresh(draft).state == "draft"
    actions.submit(fresh(draft), reason="Näytelmän rooli on mies.", by=cast.mikko)
    assert Entry.objects.get(verb="listings.submit").reason == "Näytelmän rooli on mies."
    assert why_words_stay([draft]) == {draft.pk: "Näytelmän rooli on mies."}


def test_nobody_is_asked_why_about_words_without_doubt(cast):
    draft = marketplace.listing(cast.bakery, state="draft")
    actions.submit(draft, by=cast.mikko)
    assert why_words_stay([draft]) == {}


def test_a_trial_without_a_last_day_is_not_handed_in(cast):
    draft = marketplace.listing(cast.bakery, state="draft", ends_on=None)
    with pytest.raises(ValidationError) as refusal:
        actions.submit(draft, by=cast.mikko)
    assert set(refusal.value.message_dict) == {"ends_on"}
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_banned_employer_hands_nothing_in(cast):
    draft = marketplace.listing(cast.bakery, state="draft")
    cast.bakery.state = "banned"
    cast.bakery.save()
    draft.refresh_from_db()
    with pytest.raises(ValidationError, match=r"."):
        actions.submit(draft, by=cast.mikko)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_publishing_tells_the_employer_and_notes_who_read(cast):
    listing = actions.publish(marketplace.listing(cast.bakery, state="submitted"), by=cast.kaisa)
    assert listing.read_by == cast.kaisa
    assert told("listing_published") == 1


def test_sending_back_needs_a_reason_and_tells_it(cast):
    listing = marketplace.listing(cast.bakery, state="submitted")
    with pytest.raises(ValidationError):
        actions.send_back(listing, reason=" ", by=cast.kaisa)
    actions.send_back(listing, reason="Kerro palkka.", by=cast.kaisa)
    assert Notice.objects.get(name="listing_sent_back").facts["reason"] == "Kerro palkka."


def test_a_listing_is_published_once(cast):
    listing = actions.publish(marketplace.listing(cast.bakery, state="submitted"), by=cast.kaisa)
    with pytest.raises(TransitionRefusedError, match="Kaisa"):
        actions.publish(listing, by=accounts.coach("Liisa"))


def test_a_copy_is_a_fresh_draft_with_the_same_words(cast):
    old = marketplace.listing(cast.bakery, seats=2, seats_taken=1, starts_on=timezone.localdate())
    new = actions.copy(old, by=cast.mikko)
    assert (new.state, new.title, new.seats, new.seats_taken) == ("draft", old.title, 2, 0)
    assert (new.starts_on, new.ends_on, new.published_at, new.external_id) == (None, None, None, "")
    assert [(row.skill, row.is_required) for row in new.skill_rows.all()] == [
        (row.skill, row.is_required) for row in old.skill_rows.all()
    ]


def test_writing_again_keeps_what_was_needed_on_the_first_day(cast):
    listing = marketplace.listing(cast.bakery, state="draft")
    baking = listing.skill_rows.get().skill
    actions.write(listing, skills=[baking], cards=[marketplace.concept("hygieniapassi", "certificate")], by=cast.mikko)
    assert listing.skill_rows.get().is_required
    assert [card.code for card in listing.certificates.all()] == ["hygieniapassi"]
    actions.write(listing, skills=[], by=cast.mikko)
    assert not listing.skill_rows.exists()
    assert listing.certificates.exists()


def test_the_search_text_holds_base_forms(cast):
    listing = marketplace.listing(cast.bakery, state="draft", tasks="Pakkaat leipiä.")
    actions.write(listing, by=cast.mikko)
    assert " leipa " in listing.search_text


def test_a_full_listing_opens_again_only_with_another_seat(cast):
    listing = marketplace.listing(cast.bakery, state="filled", seats=1, seats_taken=1)
    with pytest.raises(ValidationError):
        actions.reopen(listing, by=cast.mikko)
    actions.reopen(listing, seats=2, by=cast.mikko)
    assert (listing.state, listing.seats, listing.seats_left) == ("published", 2, 1)


def test_only_a_listing_on_show_can_be_refreshed(cast):
    shown = marketplace.listing(cast.bakery, refresh_by=timezone.localdate())
    actions.refresh(shown, by=cast.mikko)
    assert shown.refresh_by == timezone.localdate() + dt.timedelta(days=60)
    gone = marketplace.listing(cast.bakery, state="expired")
    with pytest.raises(ValidationError):
        actions.refresh(gone, by=cast.mikko)


def test_an_employer_is_asked_once_a_week_before_and_told_when_it_closes(cast):
    today = timezone.localdate()
    fresh = marketplace.listing(cast.bakery, refresh_by=today + dt.timedelta(days=8))
    soon = marketplace.listing(cast.bakery, refresh_by=today + dt.timedelta(days=7))
    last_day = marketplace.listing(cast.bakery, refresh_by=today)
    late = marketplace.listing(cast.bakery, refresh_by=today - dt.timedelta(days=1))
    assert expire_listings.func() == {"done": 3, "left": 0, "failed": 0, "reminded": 2, "expired": 1}
    assert expire_listings.func()["done"] == 0
    late.refresh_from_db()
    assert late.state == "expired"
    asked = Entry.objects.filter(verb="listings.remind").values_list("subject_id", flat=True)
    assert set(asked) == {str(soon.pk), str(last_day.pk)}
    assert str(fresh.pk) not in asked
    assert (told("listing_refresh"), told("listing_expired")) == (2, 1)


def test_notices_of_listings_have_words_in_all_languages(cast):
    from_kaisa = marketplace.listing(cast.bakery, state="submitted")
    actions.send_back(from_kaisa, reason="Kerro palkka.", by=cast.kaisa)
    actions.publish(marketplace.listing(cast.bakery, state="submitted"), by=cast.kaisa)
    actions.remind(marketplace.listing(cast.bakery), by=cast.mikko)
    actions.expire(marketplace.listing(cast.bakery), by=cast.mikko)
    names = set()
    for notice in Notice.objects.filter(recipient=cast.mikko):
        subject, body = words_of(notice)
        names.add(notice.name)
        assert "Leipomon apulainen" in subject
        assert "/places/" in body
    assert names == {"listing_sent_back", "listing_published", "listing_refresh", "listing_expired"}


def test_of_two_who_saw_the_last_seat_free_the_second_gets_none(cast):
    place = marketplace.listing(cast.bakery, seats=1)
    as_seen_before = Listing.objects.get(pk=place.pk)
    actions.take_seat(place, by=cast.kaisa)
    assert code_of(actions.take_seat, as_seen_before, by=cast.kaisa) == "no_seat"
    assert fresh(place).seats_taken == 1


def test_an_employer_that_was_shut_out_hands_nothing_in(cast):
    listing = marketplace.listing(cast.bakery, state="draft")
    Organisation.objects.filter(pk=cast.bakery.pk).update(state="banned")
    assert code_of(actions.submit, fresh(listing), by=cast.mikko) == "employer_banned"
    assert fresh(listing).state == "draft"


def test_nothing_of_an_unchecked_employer_is_published(cast):
    listing = marketplace.listing(cast.bakery, state="submitted")
    Organisation.objects.filter(pk=cast.bakery.pk).update(state="waiting")
    assert code_of(actions.publish, fresh(listing), by=cast.kaisa) == "employer_unchecked"
    assert fresh(listing).state == "submitted"


def test_a_full_place_opens_again_with_another_seat_only(cast):
    listing = marketplace.listing(cast.bakery, state="filled", seats=2, seats_taken=2)
    assert code_of(actions.reopen, listing, by=cast.mikko) == "no_seat"
    assert code_of(actions.reopen, fresh(listing), seats=1, by=cast.mikko) == "no_seat"
    assert actions.reopen(fresh(listing), seats=3, by=cast.mikko).state == "published"


@pytest.mark.parametrize("state", ["draft", "submitted", "filled", "expired", "withdrawn"])
def test_only_what_is_open_or_paused_is_said_to_stand_still(cast, state):
    listing = marketplace.listing(cast.bakery, state=state)
    assert code_of(actions.refresh, listing, by=cast.mikko) == "place_closed"
