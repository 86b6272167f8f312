"""Visits are counted, anonymous ones too; everybody sees big numbers only."""

import pytest
from django.utils import timezone

from marketplace.services.dropins.queries import open_counts
from marketplace.services.dropins.states import Topic
from tests.factories.dropins import desk, visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"work": 9, "money": 7}, {"work": 9, "money": 7}),
        ({"work": 9, "money": 7, "home": 2}, {"work": 9, "money": None, "home": None}),
        ({"work": 9, "money": 3, "home": 2}, {"work": 9, "money": None, "home": None}),
        ({"work": 3}, {"work": None}),
        ({}, {}),
    ],
)
def test_small_numbers_are_hidden_so_that_no_sum_tells_them(counts, shown):
    labels = {topic.value: topic.label for topic in Topic}
    assert dict(open_counts(counts)) == {labels[topic]: count for topic, count in shown.items()}


def test_everybody_sees_big_numbers_only_and_who_works_there_all_of_them(cast, client, signed_in):
    place, kaisa = desk(), signed_in(cast.kaisa)
    for number in range(7):
        visit(place, "done", number=number + 1, called_by=cast.kaisa, called_at=timezone.now())
    visit(place, "done", number=8, topic="home", called_by=cast.kaisa, person=cast.aino)
    path = f"/drop-in/{place.pk}/numbers/"
    assert ">7<" not in client.get(path).content.decode()
    inside = kaisa.get(path).content.decode()
    assert ">7<" in inside
    assert ">1<" in inside
