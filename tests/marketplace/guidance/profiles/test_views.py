"""Pages of profiles as people walk through them."""

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.privacy.actions import TEXT_VERSION
from marketplace.guidance.profiles.models import Block, Profile
from marketplace.guidance.profiles.states import ProfileState
from tests.factories import accounts, marketplace
from tests.factories.marketplace import concept

pytestmark = pytest.mark.django_db

# Names as people have them (bars.md R17).
NAMES = [
    ("Ánne", "Čáppa"), ("Aslak", "Ođđajohka"), ("İbrahim", "Yıldız"), ("A\u030asa", "O\u0308berg"), ("محمد", "علي"),
    ("山田", "太郎"), ("O'Connor", "D’Arcy"), ("Anna-Liisa", "af Forselles-Riska"), ("X", ""), ("Zoë 👩🏽‍🚀", "Ñuñez"),
    ("Null", "None"), ("Robert'); DROP TABLE", "<b>Student</b>"), ("Ю", "Ёлкина"), ("a" * 100, "b" * 100),
]  # fmt: skip


def text_of(answer):
    return answer.content.decode()


def test_without_a_profile_she_is_invited_to_begin(cast, signed_in):
    client = signed_in(cast.aino)
    answer = client.get(reverse("profiles:mine"))
    assert reverse("profiles:begin", args=[cast.aino.pk]) in text_of(answer)
    assert Profile.objects.count() == 0, "a look changes nothing"
    begun = client.post(reverse("profiles:begin", args=[cast.aino.pk]))
    draft = Profile.objects.get()
    assert begun.url == reverse("profiles:edit_kinds", args=[draft.pk])


@pytest.mark.parametrize("state", [ProfileState.AWAITING, ProfileState.PUBLISHED, ProfileState.PAUSED])
def test_my_profile_leads_to_the_version_to_go_on_with(cast, signed_in, state):
    profile = marketplace.profile(cast.aino, state)
    assert signed_in(cast.aino).get(reverse("profiles:mine")).url == profile.get_absolute_url()


def test_my_profile_leads_to_the_questions_of_a_first_draft(cast, signed_in):
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT)
    assert signed_in(cast.aino).get(reverse("profiles:mine")).url == reverse("profiles:edit", args=[draft.pk])


def test_a_new_draft_does_not_hide_the_profile_in_use(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT, version=2)
    client = signed_in(cast.aino)
    assert client.get(reverse("profiles:mine")).url == profile.get_absolute_url()
    assert reverse("profiles:edit", args=[draft.pk]) in text_of(client.get(profile.get_absolute_url()))


def test_after_an_archived_profile_she_begins_with_its_answers(cast, signed_in):
    marketplace.profile(cast.aino, ProfileState.ARCHIVED, story="Torilla")
    client = signed_in(cast.aino)
    assert client.get(reverse("profiles:mine")).status_code == 200
    client.post(reverse("profiles:begin", args=[cast.aino.pk]))
    assert Profile.objects.being_written().get().story == "Torilla"


def test_the_list_of_questions_says_how_far_it_is(cast, signed_in):
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT)
    text = text_of(signed_in(cast.aino).get(reverse("profiles:edit", args=[draft.pk])))
    assert '<progress value="4" max="5"' in text
    assert reverse("profiles:edit_times", args=[draft.pk]) in text


def test_the_way_from_nothing_to_her_own_yes(cast, signed_in):
    client = signed_in(cast.aino)
    client.post(reverse("profiles:begin", args=[cast.aino.pk]))
    draft = Profile.objects.get()

    def to(name):
        return reverse(f"profiles:{name}", args=[draft.pk])

    client.post(to("edit_kinds"), {"kinds": ["work_trial"]})
    client.post(to("edit_skills"), {"everyday": [concept("leipominen", "skill").pk]})
    client.post(to("edit_wishes"), {"occupations": [concept("leipuri").pk]})
    client.post(to("edit_times"), {"hours_per_week": "30"})
    offered = client.post(to("offer"))
    assert offered.url == to("publish")
    page = text_of(client.get(to("publish")))
    assert TEXT_VERSION in page
    assert reverse("privacy_notice") in page
    assert client.post(to("publish")).url == draft.get_absolute_url()
    draft.refresh_from_db()
    assert draft.state == "published"
    assert Entry.objects.filter(verb="privacy.give").count() == 1


def test_a_half_written_profile_is_not_offered_and_the_page_says_what_is_missing(cast, signed_in):
    client = signed_in(cast.aino)
    client.post(reverse("profiles:begin", args=[cast.aino.pk]))
    draft = Profile.objects.get()
    answer = client.post(reverse("profiles:offer", args=[draft.pk]))
    assert answer.status_code == 422
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert reverse("profiles:edit_kinds", args=[draft.pk]) in text_of(client.get(draft.get_absolute_url()))


def test_a_second_tap_on_yes_is_told_kindly_and_changes_nothing(cast, signed_in):
    profile = marketplace.profile(cast.aino, ProfileState.AWAITING)
    url = reverse("profiles:publish", args=[profile.pk])
    client = signed_in(cast.aino)
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 409
    assert Entry.objects.filter(verb="profiles.publish").count() == 1


@pytest.mark.parametrize("state", ProfileState)
@pytest.mark.parametrize("who", ["aino", "kaisa"])
def test_the_page_of_answers_offers_only_what_works_now(cast, signed_in, state, who):
    profile = marketplace.profile(cast.aino, state)
    client = signed_in(getattr(cast, who))
    text = text_of(client.get(profile.get_absolute_url()))
    for verb in ("offer", "rewrite", "publish", "pause", "archive"):
        url = reverse(f"profiles:{verb}", args=[profile.pk])
        if url in text:
            assert client.get(url).status_code == 200, verb
    assert ("?check=1" in text) == (state == ProfileState.DRAFT)
    assert (reverse("profiles:publish", args=[profile.pk]) in text) == (
        state == ProfileState.AWAITING and who == "aino"
    )


def test_the_coachs_look_is_on_record_hers_is_not(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    signed_in(cast.aino).get(profile.get_absolute_url())
    assert not Entry.objects.filter(verb="profiles.view").exists()
    signed_in(cast.kaisa).get(profile.get_absolute_url())
    entry = Entry.objects.get(verb="profiles.view")
    assert (entry.actor, entry.person) == (cast.kaisa, cast.aino)


def test_the_page_of_answers_costs_the_same_with_one_skill_and_with_many(
    cast, signed_in, django_assert_max_num_queries
):
    profile = marketplace.profile(cast.aino)
    for skill in concept("leipominen", "skill").__class__.objects.skills()[:20]:
        profile.skill_rows.get_or_create(skill=skill)
    client = signed_in(cast.aino)
    with django_assert_max_num_queries(40):
        client.get(profile.get_absolute_url())


@pytest.mark.parametrize(("given", "family"), NAMES)
def test_every_name_is_shown_as_it_is_written(cast, signed_in, given, family):
    youth = accounts.young(given, cast.kaisa, family_name=family, email=None)
    draft = marketplace.profile(youth, ProfileState.DRAFT)
    for url in (draft.get_absolute_url(), reverse("profiles:edit", args=[draft.pk])):
        text = text_of(signed_in(cast.kaisa).get(url))
        assert given.replace("'", "&#x27;").replace("<", "&lt;") in text
        assert "<b>Student" not in text


def test_a_workplace_is_blocked_in_two_taps_from_the_profile(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    client = signed_in(cast.aino)
    blocks = reverse("profiles:blocks")
    assert blocks in text_of(client.get(profile.get_absolute_url()))
    found = text_of(client.get(blocks, {"q": "kauris"}))
    assert reverse("profiles:block", args=[cast.bakery.pk]) in found
    assert client.post(reverse("profiles:block", args=[cast.bakery.pk])).url == blocks
    row = Block.objects.get()
    text = text_of(client.get(blocks, {"q": "kauris"}))
    assert reverse("profiles:unblock", args=[row.pk]) in text
    assert reverse("profiles:block", args=[cast.bakery.pk]) not in text
    client.post(reverse("profiles:unblock", args=[row.pk]))
    assert not Block.objects.exists()


def test_a_search_for_anything_is_harmless(cast, signed_in):
    client = signed_in(cast.aino)
    for word in ("'; DROP TABLE", "%", "\x00", "\u202e", "x" * 5000, "<script>"):
        answer = client.get(reverse("profiles:blocks"), {"q": word})
        assert answer.status_code == 200
        assert "<script>" not in text_of(answer).replace("<script src", "").replace("<script defer", "")


def test_blocking_what_is_no_employer_does_not_exist(cast, signed_in):
    assert signed_in(cast.aino).post(reverse("profiles:block", args=[999_999])).status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_pages_open_in_every_language(cast, signed_in, language):
    cast.aino.language = language
    cast.aino.save()
    draft = marketplace.profile(cast.aino, ProfileState.DRAFT)
    client = signed_in(cast.aino)
    for url in (reverse("profiles:edit", args=[draft.pk]), draft.get_absolute_url(), reverse("profiles:blocks")):
        assert f'<html lang="{language}"' in text_of(client.get(url))
