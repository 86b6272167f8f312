"""Pages of places: what each reader sees, and the verbs as people press them."""

import re

import pytest
from django.urls import reverse

from accounts.notices.models import Notice
from marketplace.work.listings import actions
from marketplace.work.listings.models import Listing
from tests.factories import accounts, marketplace

pytestmark = pytest.mark.django_db


def page(name, listing):
    return reverse(f"listings:{name}", args=[listing.pk])


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_what_was_never_shown_is_404_for_visitors_and_strangers(state, cast, client, signed_in):
    listing = marketplace.listing(cast.bakery, state=state)
    rival = accounts.employer("Kilpailija").memberships.get().person
    for reader in (client, signed_in(cast.aino), signed_in(rival), signed_in(cast.ville)):
        assert reader.get(listing.get_absolute_url()).status_code == 404
    assert signed_in(cast.mikko).get(listing.get_absolute_url()).status_code == 200
    assert signed_in(cast.kaisa).get(listing.get_absolute_url()).status_code == 200


def test_a_shared_link_of_a_closed_place_says_that_it_closed(cast, client, signed_in):
    listing = marketplace.listing(cast.bakery, state="filled")
    for reader in (client, signed_in(cast.aino)):
        answer = reader.get(listing.get_absolute_url())
        assert answer.status_code == 200
        assert not answer.context["is_open"]
        assert reverse("suggestions:show_interest", args=[listing.pk]) not in answer.content.decode()


def test_each_reader_gets_the_way_on_that_is_theirs(cast, client, signed_in):
    listing = marketplace.listing(cast.bakery)
    interest = reverse("suggestions:show_interest", args=[listing.pk])
    seen = {
        name: reader.get(listing.get_absolute_url()).content.decode()
        for name, reader in {
            "visitor": client,
            "young": signed_in(cast.aino),
            "employer": signed_in(cast.mikko),
            "coach": signed_in(cast.kaisa),
        }.items()
    }
    assert [name for name, text in seen.items() if interest in text] == ["young"]
    assert f"{reverse('account_login')}?next=" in seen["visitor"]
    assert [name for name, text in seen.items() if page("pause", listing) in text] == ["employer"]
    assert [name for name, text in seen.items() if reverse("suggestions:who_fits", args=[listing.pk]) in text] == [
        "coach"
    ]
    assert all(reverse("reports:report", args=[listing.pk]) in text for text in seen.values())
    assert 'property="og:title"' in seen["visitor"]


@pytest.mark.parametrize(
    ("verb", "state", "target", "facts"),
    [
        ("submit", "draft", "submitted", {}),
        ("pause", "published", "paused", {}),
        ("resume", "paused", "published", {}),
        ("fill", "published", "filled", {}),
        ("reopen", "expired", "published", {"seats": 1}),
        ("refresh", "published", "published", {}),
        ("withdraw", "published", "withdrawn", {"reason": "Emme tarvitse enää."}),
    ],
)
def test_an_employer_moves_only_the_own_place(verb, state, target, facts, cast, signed_in):
    listing = marketplace.listing(cast.bakery, state=state)
    rival = signed_in(accounts.employer("Kilpailija").memberships.get().person)
    url = page(verb, listing)
    for stranger in (rival, signed_in(cast.aino), signed_in(cast.ville)):
        assert stranger.post(url, facts).status_code in {403, 404}
    listing.refresh_from_db()
    assert listing.state == state
    mikko = signed_in(cast.mikko)
    assert mikko.get(url).status_code == 200
    listing.refresh_from_db()
    assert listing.state == state
    assert mikko.post(url, facts).status_code == 302
    listing.refresh_from_db()
    assert listing.state == target


def test_a_coach_publishes_and_sends_back_places_of_the_own_authority_only(cast, signed_in):
    listing = marketplace.listing(cast.bakery, state="submitted")
    assert signed_in(cast.ville).post(page("publish", listing)).status_code == 404
    assert signed_in(cast.mikko).post(page("publish", listing)).status_code == 403
    assert signed_in(cast.kaisa).post(page("send_back", listing), {"reason": ""}).status_code == 422
    assert signed_in(cast.kaisa).post(page("publish", listing)).status_code == 302
    listing.refresh_from_db()
    assert (listing.state, listing.read_by) == ("published", cast.kaisa)
    assert signed_in(cast.kaisa).post(page("publish", listing)).status_code == 409


def test_a_coach_with_a_tie_does_not_read_the_place(cast, signed_in):
    cast.bakery.ties.create(person=cast.kaisa, kind="relative")
    listing = marketplace.listing(cast.bakery, state="submitted")
    assert signed_in(cast.kaisa).post(page("publish", listing)).status_code == 403


def test_an_employer_writes_looks_and_hands_in(cast, signed_in, typed):
    mikko = signed_in(cast.mikko)
    answer = mikko.post(reverse("listings:write_kind", args=["job"]), typed("job", tasks="Etsimme nuorta miestä."))
    listing = Listing.objects.get()
    assert answer.url == page("submit", listing)
    text = mikko.get(answer.url).content.decode()
    assert "<q>" in text
    assert 'name="reason"' in text
    unsaid = mikko.post(answer.url)
    assert unsaid.status_code == 422
    assert Listing.objects.get().state == "draft"
    assert mikko.post(answer.url, {"reason": "Se on leipomon nimi."}).status_code == 302
    listing.refresh_from_db()
    assert (listing.state, listing.organisation, listing.contact) == ("submitted", cast.bakery, cast.mikko)


def test_words_are_looked_at_while_somebody_writes(cast, client):
    address = reverse("listings:check_words")
    text = client.post(address, {"text": "Etsimme nuorta miestä."}).content.decode()
    assert "Etsimme nuorta miestä" in text
    assert not client.post(address, {"text": "Paistat leipää."}).content.decode().strip()


def test_saved_words_are_looked_at_above_the_form(cast, signed_in):
    draft = marketplace.listing(cast.bakery, state="draft", tasks="Etsimme miestä.")
    assert "<q>Etsimme miestä</q>" in signed_in(cast.mikko).get(page("edit", draft)).content.decode()


def test_the_coach_reads_why_doubtful_words_stay(cast, signed_in):
    draft = marketplace.listing(cast.bakery, state="draft", tasks="Etsimme miestä.")
    actions.submit(draft, reason="Näytelmän rooli on mies.", by=cast.mikko)
    assert "Näytelmän rooli on mies." in signed_in(cast.kaisa).get(page("detail", draft)).content.decode()
    assert "Näytelmän rooli on mies." in signed_in(cast.kaisa).get(reverse("reviews:queue")).content.decode()


def test_a_double_click_writes_one_place(cast, signed_in, typed):
    mikko = signed_in(cast.mikko)
    url = reverse("listings:write_kind", args=["job"])
    key = mikko.get(url).context["form_key"]
    first = mikko.post(url, typed("job", form_key=key))
    again = mikko.post(url, typed("job", form_key=key))
    assert first.url == again.url
    assert Listing.objects.count() == 1


def test_an_error_loses_nothing_that_was_typed(cast, signed_in, typed):
    answer = signed_in(cast.mikko).post(reverse("listings:write_kind", args=["job"]), typed("job", pay=""))
    assert answer.status_code == 422
    assert "Paistat sämpylöitä" in answer.content.decode()
    assert not Listing.objects.exists()


def test_a_published_place_is_not_edited_behind_the_coachs_back(cast, signed_in, typed):
    listing = marketplace.listing(cast.bakery)
    assert signed_in(cast.mikko).post(page("edit", listing), typed("work_trial")).status_code == 403


def test_a_place_that_was_sent_back_is_edited(cast, signed_in, typed):
    listing = marketplace.listing(cast.bakery, state="returned")
    answer = signed_in(cast.mikko).post(page("edit", listing), typed("work_trial", title="Uusi nimi"))
    assert answer.url == page("submit", listing)
    listing.refresh_from_db()
    assert listing.title == "Uusi nimi"


def test_what_the_coach_asked_to_change_stands_where_it_is_changed(cast, signed_in):
    listing = marketplace.listing(cast.bakery, state="submitted")
    signed_in(cast.kaisa).post(page("send_back", listing), {"reason": "Kerro työajat tarkemmin."})
    mikko = signed_in(cast.mikko)
    for name in ("detail", "edit"):
        assert "Kerro työajat tarkemmin." in mikko.get(page(name, listing)).content.decode()


def test_copying_takes_two_clicks(cast, signed_in):
    listing = marketplace.listing(cast.bakery)
    answer = signed_in(cast.mikko).post(page("copy", listing))
    copied = Listing.objects.exclude(pk=listing.pk).get()
    assert answer.url == page("edit", copied)


def test_a_visitor_writes_first_and_hands_in_with_a_new_account(cast, client, typed):
    form = reverse("listings:write_kind", args=["job"])
    assert client.get(form).status_code == 200
    answer = client.post(form, typed("job"))
    preview = reverse("listings:preview")
    assert answer.url == preview
    text = client.get(preview).content.decode()
    assert f"{reverse('account_signup')}?next=" in text
    assert "Leipomon apulainen" in text
    assert client.post(preview).status_code == 403
    assert not Listing.objects.exists()

    liisa = accounts.user("employer", "Liisa")
    client.force_login(liisa, backend="django.contrib.auth.backends.ModelBackend")
    assert reverse("organisations:register") in client.get(preview).content.decode()
    assert client.post(preview).status_code == 403
    cafe = accounts.employer("Kahvila Kuu", contact=liisa)
    assert client.post(preview).status_code == 302
    listing = Listing.objects.get()
    assert (listing.organisation, listing.contact, listing.state) == (cafe, liisa, "submitted")
    assert client.get(preview).url == reverse("listings:write")


def test_a_visitors_words_come_back_to_the_form(cast, client, typed):
    form = reverse("listings:write_kind", args=["job"])
    client.post(form, typed("job"))
    assert "Paistat sämpylöitä" in client.get(form).content.decode()
    assert client.get(reverse("listings:write")).context["draft"] is not None


def test_young_people_and_coaches_write_no_places(cast, signed_in):
    for person in (cast.aino, cast.kaisa):
        assert signed_in(person).get(reverse("listings:write")).status_code == 403


def test_mine_shows_own_places_with_waiting_answers(cast, signed_in):
    profile, listing = marketplace.profile(cast.aino), marketplace.listing(cast.bakery)
    marketplace.introduction(profile.person, listing, cast.kaisa)
    marketplace.listing(accounts.employer("Kilpailija", verified_by=cast.kaisa), title="Muu paikka")
    answer = signed_in(cast.mikko).get(reverse("listings:mine"))
    assert [(row.title, row.waiting) for row in answer.context["page_obj"]] == [("Leipomon apulainen", 1)]


def test_filling_a_place_leaves_nobody_in_silence(cast, signed_in, commits):
    profile, listing = marketplace.profile(cast.aino), marketplace.listing(cast.bakery)
    marketplace.introduction(profile.person, listing, cast.kaisa)
    with commits():
        signed_in(cast.mikko).post(page("fill", listing))
    assert Notice.objects.filter(recipient=cast.aino, name="introduction_closed").count() == 1


def test_two_taps_on_a_visitors_place_hand_it_in_once_and_get_one_answer(cast, client, typed):
    preview = reverse("listings:preview")
    client.post(reverse("listings:write_kind", args=["job"]), typed("job"))
    liisa = accounts.user("employer", "Liisa")
    accounts.employer("Kahvila Kuu", contact=liisa)
    client.force_login(liisa, backend="django.contrib.auth.backends.ModelBackend")
    key = re.search(r'name="form_key" value="([0-9a-f-]{36})"', client.get(preview).content.decode()).group(1)
    answers = [client.post(preview, {"form_key": key}).url for _tap in range(2)]
    assert answers == [Listing.objects.get().get_absolute_url()] * 2
