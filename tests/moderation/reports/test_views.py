"""Reports: anybody tells, the authority's people handle, the reporter hears what came of it."""

import pytest
from django.urls import reverse

from accounts.audit.models import Entry
from accounts.notices.models import Notice
from accounts.notices.words import words_of
from accounts.people.states import Role
from accounts.worklist.queries import waiting_rows
from moderation.reports.models import Report
from tests.factories import marketplace, moderation

pytestmark = pytest.mark.django_db
WORDS = {"wrong": "money", "text": "Pyydetään rahaa."}


@pytest.fixture
def listing(cast):
    return marketplace.listing(cast.bakery)


def tell(client, listing, **facts):
    return client.post(reverse("reports:report", args=[listing.pk]), {**WORDS, **facts})


def page(name, report):
    return reverse(f"reports:{name}", args=[report.pk])


def test_a_visitor_reports_without_leaving_a_trace_of_herself(listing, client):
    assert tell(client, listing).status_code == 302
    report = Report.objects.get()
    assert (report.reporter, report.authority, report.state) == (None, listing.authority, "open")
    assert Entry.objects.get(verb="reports.report").actor.role == Role.SYSTEM


def test_a_signed_in_reporter_is_known(listing, cast, signed_in):
    tell(signed_in(cast.aino), listing)
    assert Report.objects.get().reporter == cast.aino


def test_a_report_needs_its_kind_and_takes_no_personal_identity_code(listing, client):
    assert tell(client, listing, wrong="").status_code == 422
    assert tell(client, listing, text="131052-308T").status_code == 422
    assert not Report.objects.exists()


def test_a_place_that_was_never_public_cannot_be_reported_by_strangers(cast, client):
    assert tell(client, marketplace.listing(cast.bakery, state="draft")).status_code == 404


def test_the_eleventh_report_of_an_hour_is_refused_and_another_address_is_not(listing, client):
    for _number in range(10):
        assert tell(client, listing).status_code == 302
    assert tell(client, listing).status_code == 429
    assert client.post(reverse("reports:report", args=[listing.pk]), WORDS, REMOTE_ADDR="192.0.2.7").status_code == 302
    assert Report.objects.count() == 11


def test_a_forged_forwarding_header_is_no_way_around_the_limit(listing, client):
    for number in range(10):
        client.post(reverse("reports:report", args=[listing.pk]), WORDS, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}")
    answer = client.post(reverse("reports:report", args=[listing.pk]), WORDS, HTTP_X_FORWARDED_FOR="192.0.2.99")
    assert answer.status_code == 429


@pytest.mark.parametrize(
    ("who", "status"),
    [("aino", 404), ("mikko", 404), ("ville", 404), ("kaisa", 200), ("sofia", 200), ("admin", 200)],
)
def test_only_staff_of_the_authority_read_a_report(who, status, cast, listing, signed_in):
    report = moderation.report(listing)
    assert signed_in(getattr(cast, who)).get(page("detail", report)).status_code == status


def test_the_list_shows_the_own_authoritys_open_reports(cast, listing, signed_in):
    open_one = moderation.report(listing)
    moderation.report(listing, state="dismissed")
    url = reverse("reports:list")
    assert list(signed_in(cast.kaisa).get(url).context["page_obj"]) == [open_one]
    assert list(signed_in(cast.ville).get(url).context["page_obj"]) == []
    assert len(signed_in(cast.kaisa).get(url, {"state": "dismissed"}).context["page_obj"].object_list) == 1
    assert signed_in(cast.mikko).get(url).status_code == 403


@pytest.mark.parametrize(("verb", "state"), [("resolve", "resolved"), ("dismiss", "dismissed")])
def test_handling_needs_a_reason_and_tells_the_reporter(verb, state, cast, listing, signed_in):
    report = moderation.report(listing, reporter=cast.aino)
    kaisa = signed_in(cast.kaisa)
    assert kaisa.post(page(verb, report), {"reason": ""}).status_code == 422
    assert kaisa.post(page(verb, report), {"reason": "Puhuimme työpaikan kanssa."}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.handled_by) == (state, cast.kaisa)
    assert report.handled_at is not None
    notice = Notice.objects.get(recipient=cast.aino)
    subject, body = words_of(notice)
    assert notice.name == f"report_{state}"
    assert subject
    assert "Puhuimme työpaikan kanssa." in body


def test_a_visitors_report_is_handled_in_silence(cast, listing, signed_in):
    report = moderation.report(listing)
    signed_in(cast.kaisa).post(page("resolve", report), {"reason": "Poistettu."})
    assert not Notice.objects.exists()


def test_a_report_is_handled_once(cast, listing, signed_in):
    report = moderation.report(listing)
    signed_in(cast.kaisa).post(page("resolve", report), {"reason": "Poistettu."})
    assert signed_in(cast.sofia).post(page("dismiss", report), {"reason": "Ei mitään."}).status_code == 409


def test_a_coach_with_a_tie_does_not_handle_it(cast, listing, signed_in):
    cast.bakery.ties.create(person=cast.kaisa, kind="relative")
    report = moderation.report(listing)
    assert signed_in(cast.kaisa).post(page("dismiss", report), {"reason": "x"}).status_code == 403


def test_the_panel_shows_what_waits(cast, listing):
    report = moderation.report(listing)
    waits = [("reports.handle", report.pk)]
    assert [(row.queue, row.pk) for row in waiting_rows(cast.kaisa) if row.queue == "reports.handle"] == waits
    assert [row.queue for row in waiting_rows(cast.ville) if row.queue == "reports.handle"] == []


def test_the_api_has_the_same_doors(cast, listing, client, signed_in):
    url = reverse("api-reports-list")
    facts = {**WORDS, "listing": listing.pk}
    assert client.post(url, facts, content_type="application/json").status_code == 201
    report = Report.objects.get()
    assert client.get(url).status_code in {401, 403}
    assert signed_in(cast.aino).get(url).status_code == 403
    [row] = signed_in(cast.kaisa).get(url).json()["results"]
    assert "reporter" not in row
    handle = reverse("api-reports-resolve", args=[report.pk])
    assert signed_in(cast.ville).post(handle, {"reason": "x"}, content_type="application/json").status_code == 404
    answer = signed_in(cast.kaisa).post(handle, {"reason": "Hoidettu."}, content_type="application/json")
    assert answer.json()["state"] == "resolved"


def test_the_api_counts_reports_too(listing, client):
    url = reverse("api-reports-list")
    facts = {**WORDS, "listing": listing.pk}
    codes = [client.post(url, facts, content_type="application/json").status_code for _number in range(11)]
    assert codes == [201] * 10 + [429]


def test_what_a_reader_wrote_stands_on_the_page_as_text_and_runs_nowhere(cast, listing, signed_in):
    report = moderation.report(listing, text='Outo <script>alert("hei")</script>')
    body = signed_in(cast.kaisa).get(page("detail", report)).content.decode()
    assert "<script>alert" not in body
    assert "Outo &lt;script&gt;alert" in body
