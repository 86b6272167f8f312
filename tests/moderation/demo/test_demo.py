"""The demo market: everybody can come in, nobody finds an empty list, every state is there."""

from itertools import pairwise

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F
from django.test import Client, override_settings
from django.utils import timezone

from accounts.access.tenancy import across_authorities
from accounts.audit.models import Entry
from accounts.caseloads.asking.queries import lists_of
from accounts.caseloads.bookmarks.models import Bookmark
from accounts.caseloads.bookmarks.queries import changed_among
from accounts.caseloads.queries import people_of
from accounts.people.models import Invitation, User
from accounts.privacy.protections.models import Protection
from accounts.worklist.queries import next_of_each, waiting_rows, work_items
from accounts.worklist.states import Pile
from marketplace.guidance.appointments.models import Appointment
from marketplace.guidance.plans.beginnings import Survey
from marketplace.guidance.plans.models import Step, Version
from marketplace.guidance.profiles.models import Profile
from marketplace.services.directory.models import Service
from marketplace.services.directory.states import ServiceKind
from marketplace.services.dropins.models import Visit
from marketplace.services.events.models import Event, SignUp
from marketplace.services.feedback.models import FeedbackAnswer
from marketplace.services.referrals.models import Referral
from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.signing.seals import verifies
from marketplace.work.assessments.models import Assessment
from marketplace.work.diaries.models import DiaryEntry
from marketplace.work.introductions.models import Introduction
from marketplace.work.listings.models import Listing
from marketplace.work.listings.queries import open_listings
from marketplace.work.nextsteps.models import CheckIn, NextStep
from marketplace.work.outcomes.cases import Case
from marketplace.work.outcomes.models import Contract, Hiring
from marketplace.work.placements.models import Placement
from matching.oversight.models import Reading, TrainedModel
from matching.oversight.states import GateKey
from matching.ranking.offline import compare
from matching.ranking.schema import SCHEMA
from matching.suggestions.learning.evaluating import cut_log
from matching.suggestions.models import Run, Suggestion
from moderation.demo.actions import seed
from moderation.reports.models import Report
from tests.demo_pages import LISTS_OF_PEOPLE, come_in, link_of, page_of, pages_of, rows_in, scope_of, steps_in

pytestmark = pytest.mark.django_db

LIVES = (
    Invitation, Profile, Listing, Suggestion, Introduction, Placement, Agreement, CheckIn, NextStep, Assessment, Report,
    Hiring, Contract, Case, Service, Referral, Event, SignUp, Step, Version, Survey, Appointment, Visit,
    FeedbackAnswer,
)  # fmt: skip
PAGES = {
    "aino": (
        "/", "/services/", "/events/", "/referrals/", "/places/", "/suggestions/", "/introductions/", "/messages/",
        "/appointments/", "/appointments/times/", "/talks/", "/notes/", "/health/", "/feedback/",
    ),
    "kaisa": (
        "/", "/queue/", "/caseloads/", "/placements/", "/hirings/?all=1", "/introductions/", "/employers/", "/messages/",
        "/agreements/", "/referrals/", "/services/mine/", "/plans/", "/appointments/", "/appointments/day/",
        "/appointments/hours/", "/drop-in/", "/talks/", "/notes/", "/standstills/", "/feedback/lines/",
    ),
    "mikko": ("/", "/places/mine/", "/introductions/", "/placements/?all=1", "/hirings/?all=1", "/messages/"),
    "sofia": (
        "/", "/queue/", "/caseloads/", "/numbers/", "/numbers/referrals/", "/services/mine/", "/reports/", "/suggestions/ranker/",
        "/agreements/", "/agreements/mandates/", "/standstills/", "/feedback/", "/feedback/lines/",
    ),
    "ville": ("/", "/queue/", "/caseloads/", "/placements/", "/plans/", "/feedback/lines/"),
    "admin": ("/", "/law/", "/suggestions/ranker/", "/numbers/"),
}  # fmt: skip


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole market, made once for this module and rolled back after it."""
    files = override_settings(MODEL_DIR=tmp_path_factory.mktemp("models"), MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with files, django_db_blocker.unblock(), across_authorities(), transaction.atomic():
        made = seed(lambda _what: None)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def signs_in_by_a_button(settings):
    settings.DEMO = True


def test_the_market_has_the_size_that_the_readme_says(demo):
    assert (demo["young people"], demo["employers"], demo["places"]) == (300, 80, 410)
    assert User.objects.coaches().count() == 12


@pytest.mark.parametrize("model", LIVES, ids=lambda model: model.__name__)
def test_every_state_of_every_life_is_there(demo, model):
    states = set(model._base_manager.values_list("state", flat=True))
    assert states == {value for value, _label in model._meta.get_field("state").choices}


def test_no_two_open_places_after_each_other_tell_the_same(demo):
    purposes = open_listings().values_list("purpose", flat=True)
    assert all(one != other for one, other in pairwise(purposes))
    assert len(set(purposes)) > len(purposes) * 0.6


def test_every_employer_state_is_there(demo):
    organisation = apps.get_model("accounts", "Organisation")
    assert set(organisation.objects.values_list("state", flat=True)) == {"waiting", "verified", "refused", "banned"}


@pytest.mark.parametrize(("who", "path"), [(who, path) for who, paths in PAGES.items() for path in paths])
def test_no_list_of_a_demo_person_is_empty(demo, who, path):
    client = Client()
    answer = client.post("/people/demo-sign-in/", {"person": who})
    assert answer.status_code == 302
    page = client.get(path)
    assert page.status_code == 200
    assert 'class="empty"' not in page.content.decode()


def test_aino_is_at_work_with_questions_to_answer_and_a_diary(demo):
    aino = User.objects.get(email="aino@demo.test")
    assert CheckIn.objects.filter(person=aino).exists()
    mine = DiaryEntry.objects.filter(person=aino)
    assert {entry.is_shared for entry in mine} == {True, False}
    assert mine.exclude(picture="").count() == 1


def test_who_stands_in_the_queue_has_come_today_and_not_in_the_future(demo):
    here = list(Visit.objects.filter(day=timezone.localdate()).order_by("number"))
    assert len(here) >= 7
    assert {timezone.localdate(one.arrived_at) for one in here} == {timezone.localdate()}
    moments = [at for one in here for at in (one.arrived_at, one.called_at, one.ended_at) if at]
    assert max(moments) <= timezone.now()
    assert [one.arrived_at for one in here] == sorted(one.arrived_at for one in here)


def test_nothing_has_been_done_in_the_future(demo):
    assert list(Entry.objects.filter(at__gt=timezone.now()).values_list("verb", "at")) == []


def test_each_state_has_the_log_line_that_led_to_it(demo):
    for model in LIVES[1:10]:
        label = model._meta.label_lower
        last = {}
        for entry in Entry.objects.filter(subject=label).exclude(state_after="").order_by("at", "pk"):
            last[entry.subject_id] = entry.state_after
        wrong = [row for row in model._base_manager.all() if last.get(str(row.pk)) != row.state]
        assert wrong == []


def test_seats_are_never_more_taken_than_there_are_and_match_the_placements(demo):
    counted = dict(
        Placement.objects.exclude(state="cancelled")
        .filter(renews__isnull=True)
        .order_by()
        .values_list("listing")
        .annotate(n=Count("pk"))
    )
    assert not Listing.objects.filter(seats_taken__gt=F("seats")).exists()
    assert all(counted.get(row.pk, 0) == row.seats_taken for row in Listing.objects.all())


def test_every_agreement_in_force_verifies_and_every_trial_that_goes_on_has_one(demo):
    standing = Agreement.objects.filter(state="in_force")
    assert all(verifies(one) for one in standing.select_related("placement"))
    going_on = Placement.objects.filter(kind="work_trial", state__in=["confirmed", "running"])
    assert set(standing.values_list("placement", flat=True)) == set(going_on.values_list("pk", flat=True))


def test_the_directory_has_sixty_services_of_all_kinds_on_show_and_marks_those_that_nobody_has_checked(demo):
    shown = Service.objects.on_show()
    assert shown.count() >= 60
    assert set(shown.values_list("kind", flat=True)) == set(ServiceKind.values)
    unfresh = Service.objects.unfresh()
    assert 5 <= unfresh.count() <= 20
    client = Client()
    for card in shown:
        page = client.get(card.get_absolute_url()).content.decode()
        assert ("notice warning" in page) is not card.is_fresh


def test_contact_data_of_the_demo_leads_to_nobody(demo):
    for card in Service.objects.all():
        assert card.email.endswith("@example.fi")
        assert card.referral_email.endswith("@example.fi") or not card.referral_email
        assert card.phone.startswith("000 ")
        assert card.website.endswith(".example.fi")


def test_a_fall_in_referrals_is_marked_for_the_coordinator(demo):
    client = Client()
    client.post("/people/demo-sign-in/", {"person": "sofia"})
    assert client.get("/numbers/referrals/").content.decode().count('class="state bad"') == 1


def test_a_model_that_learned_from_the_history_serves_and_a_newer_one_looks_on(demo):
    serving, looking_on = (TrainedModel.objects.get(state=state) for state in ("in_service", "shadow"))
    for model in (serving, looking_on):
        assert (model.engine, model.why) == ("learned", "better_than_rules")
        assert model.metrics["ndcg10_gain_over_rules"]["low"] > 0
        assert model.counts["left_out"] == 0
    assert serving.is_green(*GateKey)
    assert serving.learnt_until < serving.made_at < serving.served_from < looking_on.made_at
    run = Run.objects.get(trigger="demo")
    assert (run.engine, run.model, run.why) == ("learned", serving, "better_than_rules")


def test_the_history_has_its_facts_its_chances_and_the_engine_of_its_time(demo):
    by_ranker = Suggestion.objects.filter(source="ranker", decided_at__isnull=False)
    assert by_ranker.count() > 3000
    assert {tuple(sorted(one)) for one in by_ranker.values_list("features", flat=True)} == {tuple(sorted(SCHEMA.names))}
    serving = TrainedModel.objects.get(state="in_service")
    engines = set(by_ranker.values_list("engine", "run__engine", "run__model"))
    assert engines == {("rules", "rules", None), ("learned", "learned", serving.pk)}
    drawn = by_ranker.filter(explored=True)
    assert drawn.count() > 100
    assert max(drawn.values_list("propensity", flat=True)) < min(
        by_ranker.filter(explored=False).values_list("propensity", flat=True)
    )


def test_the_readings_tell_of_twelve_weeks_in_which_little_happened(demo):
    rates = Reading.objects.filter(measure="approved").exclude(verdict="too_few")
    assert rates.count() == 12
    assert rates.filter(verdict="alarm").count() <= 3


@pytest.mark.usefixtures("demo")
def test_the_ranker_is_judged_by_the_demos_own_log_and_beats_what_needs_no_learning():
    cut = cut_log(0.2)
    compared = compare(cut.past, cut.coming)
    assert (compared.engine, compared.why, cut.left_out) == ("learned", "better_than_rules", 0)
    gains = {one.name: one.ranker_gains for one in compared.results}
    assert all(gains[name].low > 0 for name in ("distance", "fair_share", "reply_rate"))


def test_a_database_with_people_is_left_alone(demo):
    with pytest.raises(ValidationError):
        seed(lambda _what: None)


def test_kaisa_has_seen_most_and_keeps_reminders_marks_and_a_list_of_her_own(demo):
    kaisa = User.objects.get(email="kaisa@demo.test")
    people = people_of(kaisa)
    assert 0 < len(changed_among(people, kaisa)) < people.count() / 3
    assert Bookmark.objects.visible_to(kaisa).due().count() == 1
    assert Bookmark.objects.exclude(mark="").exclude(note="").exists()
    assert [one.is_question_gone or one.is_order_gone for one in lists_of(kaisa)] == [False]


def test_kaisa_has_somebody_under_extra_protection_and_somebody_who_was(demo):
    hers = Protection.objects.filter(started_by__given_name="Kaisa")
    assert {one.ended_at is None for one in hers} == {True, False}
    assert {one.person.is_safety_flagged for one in hers if one.ended_at is None} == {True}


@pytest.mark.parametrize("who", ["aino", "kaisa", "ville", "mikko", "sofia"])
def test_home_and_the_whole_list_say_the_same_in_the_same_order(demo, who):
    reader, client = come_in(who)
    with scope_of(reader):
        wanted = [item.task.url for item in work_items(waiting_rows(reader), reader)]
    assert steps_in(pages_of(client, "/to-do/")) == wanted
    home = page_of(client, "/")
    assert steps_in(home.partition('id="my-turn"')[2].partition("</section>")[0])[-6:] == wanted[1:7]
    assert f'href="{wanted[0]}"' in home


@pytest.mark.parametrize("who", ["kaisa", "ville", "sofia"])
def test_the_list_of_people_and_that_of_stalled_cases_name_the_same_next_step(demo, who):
    reader, client = come_in(who)
    with scope_of(reader):
        steps = next_of_each(reader, User.objects.values_list("pk", flat=True))
    for path, row in LISTS_OF_PEOPLE.items():
        shown = rows_in(pages_of(client, path), row)
        told = {pk: link_of(item) for pk, item in steps.items() if str(pk) in shown}
        assert len(shown) > 3
        assert [pk for pk, link in told.items() if link not in shown[str(pk)]] == []
        assert told or who == "sofia"


@pytest.mark.parametrize("who", ["kaisa", "ville"])
def test_the_page_of_a_person_begins_with_her_next_step_of_whatever_kind(demo, who):
    reader, client = come_in(who)
    with scope_of(reader):
        steps = next_of_each(reader, people_of(reader).values_list("pk", flat=True))
        others = {row.queue for row in waiting_rows(reader, Pile.OTHERS)}
    for kind, item in {item.row.queue: item for item in steps.values()}.items():
        shown = page_of(client, f"/caseloads/{item.row.person_id}/")
        begins = shown.partition('id="waits-with-person"' if kind in others else 'id="next-with-person"')[2]
        assert steps_in(begins)[0] == item.task.url
