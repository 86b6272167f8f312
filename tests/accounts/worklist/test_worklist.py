"""One list of what waits: the same thing, the same number and the same next step on every page."""

import datetime as dt
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.manifests import Band, manifests
from accounts.people.models import User
from accounts.people.states import Role
from accounts.worklist.queries import count_waiting, items_about, next_of_each, waiting_rows, work_items
from accounts.worklist.states import Pile
from marketplace.guidance.profiles.states import ProfileState
from marketplace.work.introductions.states import IntroductionState
from marketplace.work.messages import actions as talks
from matching.suggestions.states import Source, SuggestionState
from tests.factories import accounts, marketplace, matching
from tests.people import ready_to_meet

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def again(person):
    """The person as the next request reads her."""
    return User.objects.get(pk=person.pk)


def names(reader, pile=Pile.MINE):
    """The queues of what waits, in the order of the list."""
    return [row.queue for row in waiting_rows(again(reader), pile)]


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def number_after(words, shown):
    """The first number that stands within a tag after some words of a page."""
    return int(re.search(rf"{words}.*?>(\d+)<", shown).group(1))


def test_a_place_that_waits_for_ainos_yes_is_her_turn_and_kaisa_waits_for_it(cast):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place, SuggestionState.ASKED, decided_by=cast.kaisa)
    assert names(cast.aino) == ["suggestions.answer"]
    assert "suggestions.awaited" in names(cast.kaisa, Pile.OTHERS)
    [item] = work_items(waiting_rows(again(cast.kaisa), Pile.OTHERS), cast.kaisa)
    assert item.task.holder == cast.aino.full_name


def test_what_the_workplace_owes_is_the_workplaces_turn_and_aino_sees_whose(cast):
    _profile, place = ready_to_meet(cast)
    marketplace.introduction(cast.aino, place, cast.kaisa, IntroductionState.OPENED)
    assert names(cast.mikko) == ["introductions.answer"]
    [item] = work_items(waiting_rows(again(cast.aino), Pile.OTHERS), cast.aino)
    assert item.task.holder == "Leipomo Kauris"
    assert item.until is not None


def test_a_workplace_that_asked_to_be_called_again_is_her_coachs_turn(cast):
    _profile, place = ready_to_meet(cast)
    soon = timezone.localdate() + dt.timedelta(days=2)
    told = {"called_at": timezone.now(), "said_to": cast.kaisa, "call_again_on": soon}
    marketplace.introduction(cast.aino, place, cast.kaisa, **told)
    [row] = waiting_rows(again(cast.kaisa))
    assert (row.queue, row.last_on) == ("introductions.call", soon)
    assert names(cast.kaisa, Pile.OTHERS) == []


def test_a_broken_promise_comes_before_what_is_due_this_week_and_that_before_the_rest(cast):
    profile, place = ready_to_meet(cast)
    old = timezone.now() - dt.timedelta(days=9)
    matching.suggestion(profile, place, created_at=old)
    bella = accounts.young("Bella", cast.kaisa)
    thread = talks.begin(bella, text="Hei, miten menee?", by=bella)
    accounts.young("Cecilia", cast.kaisa)
    assert thread.holder == cast.kaisa
    bands = [row.band for row in waiting_rows(again(cast.kaisa))]
    assert bands == [Band.LATE, Band.SOON, Band.NORMAL, Band.NORMAL]
    assert names(cast.kaisa)[:2] == ["reviews.suggestion", "messages.answer"]


def test_two_places_for_one_person_are_one_thing_to_decide(cast):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place)
    matching.suggestion(profile, marketplace.listing(cast.bakery, title="Myyjä"))
    assert names(cast.kaisa) == ["reviews.suggestion"]


def test_her_own_wish_has_a_nearer_day_than_what_the_ranker_found(cast):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place)
    bella = marketplace.profile(accounts.young("Bella", cast.kaisa))
    matching.suggestion(bella, place, source=Source.YOUNG)
    assert names(cast.kaisa) == ["reviews.interest", "reviews.suggestion"]


def test_another_coach_has_nothing_of_it(cast):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place)
    leena = accounts.coach("Leena")
    assert names(leena) == []
    assert names(cast.ville) == []


def test_the_number_in_the_menu_of_the_heading_and_of_the_rows_is_one(cast, signed_in):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place)
    for number in range(8):
        accounts.young(f"Nuori{number}", cast.kaisa)
    client = signed_in(cast.kaisa)
    home, whole = page(client, "/"), page(client, reverse("worklist:list"))
    assert number_after("Tänään", home) == number_after("Tänään", whole) == 9
    assert number_after('id="my-turn"', home) == 9
    assert home.count('class="work-item') == 7
    assert whole.count('class="work-item') == 9


def test_home_caseload_and_the_page_of_a_person_name_the_same_next_step(cast, signed_in):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place)
    client = signed_in(cast.kaisa)
    wanted = next_of_each(again(cast.kaisa), [cast.aino.pk])[cast.aino.pk].task
    for address in ("/", reverse("worklist:list"), reverse("caseloads:list"), cast.aino.get_absolute_url()):
        links = re.findall(rf'<a href="{re.escape(wanted.url)}">([^<]*)</a>', page(client, address))
        assert any(str(wanted.what) in words for words in links), address


def test_about_one_person_what_the_reader_has_to_do_stands_apart_from_what_others_have(cast):
    profile, place = ready_to_meet(cast)
    matching.suggestion(profile, place)
    marketplace.introduction(cast.aino, marketplace.listing(cast.bakery, title="Myyjä"), cast.kaisa)
    kaisa = again(cast.kaisa)
    found = {pile: [item.row.queue for item in items_about(kaisa, cast.aino, pile)] for pile in Pile}
    assert found == {Pile.MINE: ["reviews.suggestion"], Pile.OTHERS: ["introductions.awaited"]}


def test_a_newcomer_is_asked_one_thing_and_offered_nothing_else(cast, signed_in):
    home = page(signed_in(cast.aino), "/")
    assert "Kerro itsestäsi: viisi lyhyttä kysymystä" in home
    assert re.findall(r'<h2 id="([\w-]+)"', home) == ["my-turn", "my-coach"]


def test_who_has_nothing_to_do_reads_so(cast, signed_in):
    marketplace.profile(cast.aino, ProfileState.PUBLISHED)
    assert "Juuri nyt mikään ei odota sinua" in page(signed_in(cast.aino), "/")


def test_the_pile_of_others_is_an_address_of_its_own(cast, signed_in):
    _profile, place = ready_to_meet(cast)
    marketplace.introduction(cast.aino, place, cast.kaisa)
    shown = page(signed_in(cast.kaisa), f"{reverse('worklist:list')}?pile=others")
    assert "Vuorossa: Leipomo Kauris" in shown
    assert "<h1>Odottaa sinua</h1>" in page(signed_in(cast.kaisa), f"{reverse('worklist:list')}?pile=x")


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.SYSTEM])
def test_every_list_can_be_read_by_every_role(role):
    reader = accounts.user(role)
    for pile in Pile:
        assert count_waiting(reader, pile) == len(work_items(waiting_rows(reader, pile), reader))


def test_every_queue_has_a_name_of_its_own_and_says_whose_turn_it_is(cast):
    queues = [queue for manifest in manifests() for queue in manifest.queues]
    assert len({queue.name for queue in queues}) == len(queues)
    assert {queue.band for queue in queues} <= set(Band) - {Band.LATE, Band.SOON}
    assert all(queue.roles for queue in queues)
