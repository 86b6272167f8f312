"""The search of the directory: plain words in any inflection and language, and what narrows it down."""

import pytest
from django.utils import timezone

from marketplace.services.directory.filters import ServiceFilter
from marketplace.services.directory.queries import on_show
from tests.factories import accounts, marketplace, services

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def found(**asked):
    return {card.name for card in ServiceFilter(asked, queryset=on_show()).qs}


@pytest.fixture
def cards():
    debts = {
        "fi": {"name": "Velkaneuvonta", "about": "Autamme laskujen ja velkojen kanssa.", "for_whom": "Kaikille"},
        "sv": {"name": "Skuldrådgivning", "about": "Hjälp med räkningar och skulder."},
    }
    nurse = {"fi": {"name": "Terveydenhoitaja", "about": "Puhutaan unesta ja jaksamisesta."}}
    home = {"fi": {"name": "Asumisneuvonta", "about": "Apua asunnon etsimiseen."}}
    heinola = accounts.municipality("Heinola")
    services.service(texts=debts, kind="money", way_in="appointment", languages=("fi", "sv"), is_remote=True)
    services.service(texts=nurse, kind="health", age_until=29, age_from=15)
    services.service(texts=home, kind="housing", municipality=heinola, cost="fee", languages=("fi", "so"))
    services.service(name="Piilossa", state="hidden")
    services.service(name="Luonnos", state="draft")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("laskuja", {"Velkaneuvonta"}),
        ("velkani", {"Velkaneuvonta"}),
        ("skulder", {"Velkaneuvonta"}),
        ("asuntoa", {"Asumisneuvonta"}),
        ("uni", {"Terveydenhoitaja"}),
        ("health", {"Terveydenhoitaja"}),
        ("talo", {"Velkaneuvonta", "Terveydenhoitaja", "Asumisneuvonta"}),
        ("lentokone", set()),
        ("piilossa", set()),
    ],
)
def test_a_word_is_found_in_any_inflection_and_language_also_by_kind_and_organisation(cards, words, names):
    assert found(q=words) == names


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"kind": "housing"}, {"Asumisneuvonta"}),
        ({"free": "on"}, {"Velkaneuvonta", "Terveydenhoitaja"}),
        ({"walk_in": "on"}, {"Terveydenhoitaja", "Asumisneuvonta"}),
        ({"remote": "on"}, {"Velkaneuvonta"}),
        ({"age": "40"}, {"Velkaneuvonta", "Asumisneuvonta"}),
        ({"age": "29"}, {"Velkaneuvonta", "Terveydenhoitaja", "Asumisneuvonta"}),
        ({"age": "14"}, {"Velkaneuvonta", "Asumisneuvonta"}),
        ({"municipality": "111"}, {"Velkaneuvonta", "Asumisneuvonta"}),
        ({"municipality": "398"}, {"Velkaneuvonta", "Terveydenhoitaja"}),
    ],
)
def test_filters_narrow_down(cards, asked, names):
    assert found(**asked) == names


def test_a_language_is_asked_for_by_what_the_service_speaks(cards):
    assert found(language=marketplace.concept("sv", "language").pk) == {"Velkaneuvonta"}
    assert found(language=marketplace.concept("so", "language").pk) == {"Asumisneuvonta"}


def test_a_banned_organisation_is_not_on_show(cards):
    card = services.service(services.provider("Poissa", state="banned"), name="Poissa")
    assert card.verified_on == timezone.localdate()
    assert "Poissa" not in found()
