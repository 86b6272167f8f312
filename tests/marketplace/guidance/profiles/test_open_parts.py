"""What would help to know: named once on her page, one tap from its question."""

import pytest

from marketplace.guidance.profiles import actions
from marketplace.guidance.profiles.models import Profile
from marketplace.guidance.profiles.queries import open_parts, parts_of
from tests.factories import marketplace
from tests.marketplace.guidance.profiles.addresses import page

pytestmark = pytest.mark.django_db


def test_what_would_help_is_named_once_and_leads_to_its_question(cast, draft, signed_in):
    text = signed_in(cast.aino).get(draft.get_absolute_url()).content.decode()
    for name in ("times", "way", "experience", "education", "activities", "support", "away", "story"):
        assert text.count(f'href="{page(f"edit_{name}", draft)}?check=1"') == 1, name
    actions.write(draft, by=cast.aino, support="some", education=1)
    text = signed_in(cast.aino).get(draft.get_absolute_url()).content.decode()
    for name in ("support", "education", "skills"):
        assert text.count(f'href="{page(f"edit_{name}", draft)}?check=1"') == 1, name
    helpful = [part.name for part in open_parts(draft, parts_of(draft))]
    assert helpful == ["times", "way", "experience", "activities"]


def test_what_an_answered_question_lacks_is_named_too(draft):
    draft.means, draft.hours_per_week = ["bus"], 20
    labels = {part.name: str(part.label) for part in open_parts(draft, parts_of(draft))}
    assert labels["way"] == "Montako minuuttia matka saa kestää"
    assert labels["times"] == "Sopivatko illat ja viikonloput"
    draft.max_minutes, draft.evenings, draft.weekends = 30, True, False
    assert not {"way", "times"} & {part.name for part in open_parts(draft, parts_of(draft))}


def test_with_a_profile_in_use_one_tap_begins_a_new_version_at_that_question(cast, signed_in):
    profile = marketplace.profile(cast.aino)
    client = signed_in(cast.aino)
    tap = f"{page('revise', profile)}?to=edit_support"
    assert f'action="{tap}"' in client.get(profile.get_absolute_url()).content.decode()
    answer = client.post(tap)
    newer = Profile.objects.being_written().get()
    assert answer.url == page("edit_support", newer) + "?check=1"


@pytest.mark.parametrize("to", ["", "edit_x", "publish", "//evil.example", "edit_"])
def test_a_new_version_begins_at_no_other_address(cast, signed_in, to):
    profile = marketplace.profile(cast.aino)
    answer = signed_in(cast.aino).post(f"{page('revise', profile)}?to={to}")
    assert answer.url == page("edit", Profile.objects.being_written().get())
