"""Pages of suggestions: what a coach reads beside a pair."""

import pytest

from matching.suggestions.models import Run
from matching.suggestions.states import Engine
from tests.factories import marketplace, matching
from tests.people import ready_to_meet

pytestmark = pytest.mark.django_db


def test_other_places_of_the_same_run_stand_in_the_order_of_their_ranks(cast, signed_in):
    profile, place = ready_to_meet(cast)
    run = Run.objects.create(trigger="test", engine=Engine.RULES, counts={})
    this = matching.suggestion(profile, place, run=run, rank=2)
    for rank in (5, 1, 4, 3):
        matching.suggestion(profile, marketplace.listing(cast.bakery, title=f"Paikka {rank}"), run=run, rank=rank)
    page = signed_in(cast.kaisa).get(this.get_absolute_url())
    assert [one.rank for one in page.context["neighbours"]] == [1, 2, 3, 4, 5]


def test_the_reasons_speak_to_aino_of_herself_and_to_her_coach_about_her(cast, signed_in):
    reasons = {"helps": [{"code": "kind", "kind": "work_trial", "wished": True}]}
    asked = matching.suggestion(*ready_to_meet(cast), "asked", decided_by=cast.kaisa, reasons=reasons)
    about, to_her = "Paikan muoto on toivottu: työkokeilu.", "Toivoit tällaista paikkaa: työkokeilu."
    for reader, said, unsaid in ((cast.aino, to_her, about), (cast.kaisa, about, to_her)):
        client = signed_in(reader)
        page = client.get(asked.get_absolute_url()).content.decode()
        assert said in page
        assert unsaid not in page
        assert client.get(f"/api/v1/suggestions/{asked.pk}/").json()["words"]["helps"] == [said]
