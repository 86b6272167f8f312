"""The one way in which a coach hears of somebody she is responsible for."""

import re

from accounts.access.tenancy import within_organisations
from accounts.caseloads.actions import hand_over, notify_coach
from accounts.notices.models import Notice
from tests.architecture.source import FLOORS, python_files, short
from tests.factories import accounts, marketplace


def told():
    return [(notice.recipient.given_name, notice.name, notice.link) for notice in Notice.objects.all()]


def test_the_coach_of_the_person_is_told_with_her_first_name_and_the_page_of_the_thing(cast):
    profile = marketplace.profile(cast.aino)
    Notice.objects.all().delete()
    notice = notify_coach(profile, "profile_published")
    assert told() == [("Kaisa", "profile_published", profile.get_absolute_url())]
    assert notice.facts == {"person": "Aino"}


def test_facts_and_a_link_of_the_caller_come_before_the_usual_ones(cast):
    profile = marketplace.profile(cast.aino)
    notice = notify_coach(profile, "profile_published", link="/caseloads/", person="Aino", day="1.12.")
    assert (notice.link, notice.facts) == ("/caseloads/", {"person": "Aino", "day": "1.12."})


def test_a_coach_is_not_told_what_she_did_herself(cast):
    profile = marketplace.profile(cast.aino)
    Notice.objects.all().delete()
    assert notify_coach(profile, "profile_published", unless=cast.kaisa) is None
    assert told() == []
    assert notify_coach(profile, "profile_published", unless=cast.aino).recipient == cast.kaisa


def test_after_a_handover_the_new_coach_is_told(cast):
    profile = marketplace.profile(cast.aino)
    hand_over(cast.aino, to=accounts.coach("Pekka"), reason="Loma", by=cast.sofia)
    assert notify_coach(profile, "profile_published").recipient.given_name == "Pekka"


def test_nobody_is_told_where_nobody_is_responsible(cast):
    profile = marketplace.profile(cast.aino)
    cast.aino.responsibilities.all().delete()
    assert notify_coach(profile, "profile_published") is None


def test_the_coach_is_found_from_the_scope_of_an_employer(cast):
    profile = marketplace.profile(cast.aino)
    with within_organisations([cast.bakery.pk]):
        assert notify_coach(profile, "profile_published").recipient == cast.kaisa


def test_no_feature_looks_the_coach_up_to_tell_her_by_itself():
    texts = {short(path): path.read_text("utf-8") for path in python_files(*FLOORS)}
    both = [name for name, text in texts.items() if "responsible_coach(" in text and re.search(r"\bnotify\(", text)]
    assert both == ["accounts/caseloads/actions.py"]
