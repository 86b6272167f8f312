"""From an empty page to a profile in use, and back: by her own yes only."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.people.models import User
from accounts.privacy.actions import give_consent, withdraw_consent
from accounts.privacy.models import Consent, Purpose
from marketplace.guidance.profiles import actions
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.guidance.profiles.queries import find_workplaces, parts_of, progress
from marketplace.guidance.profiles.states import ProfileState
from marketplace.reference.vocabulary.models import Concept
from tests.factories import accounts, marketplace
from tests.factories.marketplace import concept

pytestmark = pytest.mark.django_db


def standing(person):
    return Consent.objects.standing().filter(person=person, purpose=Purpose.VISIBLE).count()


def ready(person, by):
    draft = actions.draft_of(person, by=by)
    actions.write(draft, kinds=["job"], by=by)
    actions.write_skills(draft, levels={concept("leipominen", "skill"): 2}, by=by)
    return draft


def test_a_first_draft_knows_where_she_lives_and_nothing_else(cast):
    draft = actions.draft_of(cast.aino, by=cast.kaisa)
    assert (draft.version, draft.state, draft.municipality) == (1, "draft", cast.aino.municipality)
    assert progress(parts_of(draft)) == {"done": 1, "total": 5}
    assert Entry.objects.get(verb="profiles.begin").actor == cast.kaisa


def test_beginning_twice_goes_on_with_the_same_draft(cast):
    first = actions.draft_of(cast.aino, by=cast.aino)
    assert actions.draft_of(cast.aino, by=cast.kaisa) == first
    assert Profile.objects.count() == 1


def test_a_profile_without_kinds_or_skills_is_not_offered(cast):
    draft = actions.draft_of(cast.aino, by=cast.aino)
    for _step in (actions.write(draft, kinds=["job"], by=cast.aino),):
        with pytest.raises(ValidationError) as refusal:
            actions.offer(draft, by=cast.aino)
        assert refusal.value.code == "not_ready"
    assert draft.state == "draft"


def test_what_the_coach_offers_is_told_to_the_youth_in_neutral_words(cast):
    actions.offer(ready(cast.aino, cast.kaisa), by=cast.kaisa)
    notice = Notice.objects.get(recipient=cast.aino)
    subject, body = words_of(notice)
    assert notice.name == "profile_offered"
    assert subject
    assert "/profiles/" in body
    assert "ty\u00f6t\u00f6n" not in body.lower()


def test_what_she_offers_herself_is_told_to_nobody(cast):
    actions.offer(ready(cast.aino, cast.aino), by=cast.aino)
    assert not Notice.objects.exists()


def test_her_yes_puts_the_profile_in_use_with_a_consent_and_tells_her_coach(cast):
    draft = ready(cast.aino, cast.aino)
    actions.offer(draft, by=cast.aino)
    actions.publish(draft, by=cast.aino)
    assert draft.said_yes_at <= timezone.now()
    assert standing(cast.aino) == 1
    assert Notice.objects.get(recipient=cast.kaisa).name == "profile_published"
    assert words_of(Notice.objects.get(recipient=cast.kaisa))[0]


@pytest.mark.parametrize("who", ["kaisa", "sofia", "mikko", "ville", "admin"])
def test_nobody_else_can_say_her_yes(cast, who):
    draft = ready(cast.aino, cast.kaisa)
    actions.offer(draft, by=cast.kaisa)
    with pytest.raises(ValidationError) as refusal:
        actions.publish(draft, by=getattr(cast, who))
    assert refusal.value.code == "not_hers"
    assert standing(cast.aino) == 0


def test_a_new_version_copies_every_answer_and_leaves_the_old_one_in_use(cast):
    card = Concept.objects.certificates().first()
    old = marketplace.profile(cast.aino, hours_per_week=25, story="Torilla töissä")
    old.certificates.add(card)
    new = actions.draft_of(cast.aino, by=cast.aino)
    assert (new.version, new.hours_per_week, new.story) == (2, 25, "Torilla töissä")
    assert new.said_yes_at is None
    for rows in ("skill_rows", "wish_rows", "language_rows"):
        assert getattr(new, rows).count() == getattr(old, rows).count() == 1
    assert list(new.certificates.all()) == list(old.certificates.all()) == [card]
    actions.write(new, story="Muuta", by=cast.aino)
    old.refresh_from_db()
    assert (old.story, old.state) == ("Torilla töissä", "published")


def test_the_yes_to_a_new_version_archives_the_old_one_and_keeps_one_consent(cast):
    old = marketplace.profile(cast.aino)
    give_consent(cast.aino, Purpose.VISIBLE)
    new = actions.draft_of(cast.aino, by=cast.aino)
    actions.offer(new, by=cast.aino)
    actions.publish(new, by=cast.aino)
    old.refresh_from_db()
    assert (old.state, new.state) == ("archived", "published")
    assert standing(cast.aino) == 1


def test_taking_the_profile_out_of_use_ends_the_consent(cast):
    profile = marketplace.profile(cast.aino)
    give_consent(cast.aino, Purpose.VISIBLE)
    actions.archive(profile, by=cast.aino)
    assert profile.state == "archived"
    assert standing(cast.aino) == 0


def test_throwing_a_draft_away_leaves_the_profile_in_use_and_its_consent(cast):
    profile = marketplace.profile(cast.aino)
    give_consent(cast.aino, Purpose.VISIBLE)
    actions.archive(actions.draft_of(cast.aino, by=cast.aino), by=cast.aino)
    profile.refresh_from_db()
    assert profile.state == "published"
    assert standing(cast.aino) == 1


@pytest.mark.parametrize("state", [ProfileState.PUBLISHED, ProfileState.PAUSED])
def test_a_withdrawn_consent_takes_the_profile_out_of_use_at_once(cast, state):
    profile = marketplace.profile(cast.aino, state)
    withdraw_consent(give_consent(cast.aino, Purpose.VISIBLE), by=cast.aino)
    profile.refresh_from_db()
    assert profile.state == "archived"
    assert standing(cast.aino) == 0


def test_another_consent_or_another_youths_leaves_the_profile(cast):
    other = accounts.young("Otso", cast.kaisa)
    profile = marketplace.profile(cast.aino)
    withdraw_consent(give_consent(cast.aino, Purpose.PHOTO), by=cast.aino)
    withdraw_consent(give_consent(other, Purpose.VISIBLE), by=other)
    profile.refresh_from_db()
    assert profile.state == "published"


def test_a_profile_taken_out_of_use_pauses_first_so_that_open_suggestions_end(cast):
    actions.archive(marketplace.profile(cast.aino), by=cast.aino)
    verbs = Entry.objects.filter(subject="marketplace.profile").values_list("verb", flat=True)
    assert list(verbs) == ["profiles.pause", "profiles.archive"]


def test_her_wish_to_be_read_comes_to_the_queue_and_goes_when_it_is_offered(cast):
    draft = ready(cast.aino, cast.aino)
    actions.ask_coach(draft, by=cast.aino)
    assert Profile.objects.get().coach_asked_at is not None
    actions.offer(draft, by=cast.kaisa)
    assert Profile.objects.get().coach_asked_at is None


def test_a_workplace_is_blocked_once_and_unblocked(cast):
    first = actions.block(cast.aino, cast.bakery, by=cast.aino)
    assert actions.block(cast.aino, cast.bakery, by=cast.aino) == first
    assert Entry.objects.filter(verb="profiles.block").count() == 1
    assert actions.unblock(first, by=cast.aino) == cast.bakery
    assert not Block.objects.exists()
    assert Entry.objects.get(verb="profiles.unblock").person == cast.aino


def test_workplaces_are_found_however_their_name_is_typed(cast):
    accounts.employer("Ánne Čáppa Oy")
    accounts.employer("Åkerblom")
    assert [one.name for one in find_workplaces("anne")] == ["Ánne Čáppa Oy"]
    assert [one.name for one in find_workplaces("ÅKER")] == ["Åkerblom"]
    assert [one.name for one in find_workplaces("  kauris ")] == ["Leipomo Kauris"]
    assert find_workplaces("") == find_workplaces("   ") == find_workplaces("%") == []


def test_the_service_itself_cannot_say_yes(cast):
    draft = ready(cast.aino, cast.aino)
    actions.offer(draft, by=cast.aino)
    with pytest.raises(ValidationError):
        actions.publish(draft, by=User.objects.system())
