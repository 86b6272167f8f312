"""One source of what is next: in the whole demo, each page names the same step for the same person."""

import re
from contextlib import nullcontext
from html import unescape

import pytest
from django.test import Client

from accounts.access.tenancy import within_authority
from accounts.caseloads.queries import people_of
from accounts.people.models import User
from accounts.worklist.queries import next_of_each, waiting_rows, work_items
from accounts.worklist.states import Pile

pytestmark = pytest.mark.django_db


def pages_of(client, path):
    """A list from its first page to its last, as one text."""
    shown = client.get(path)
    assert shown.status_code == 200
    last = shown.context["page_obj"].paginator.num_pages
    more = [client.get(path, {"page": number}) for number in range(2, last + 1)]
    return "".join(unescape(one.content.decode()) for one in (shown, *more))


def come_in(who):
    """Somebody of the demo by the first part of the address, and a browser of theirs."""
    client = Client()
    client.post("/people/demo-sign-in/", {"person": who})
    return User.objects.get(email=f"{who}@demo.test"), client


def scope_of(reader):
    """What the pages of a reader are read in: the authority, where she has one."""
    return within_authority(reader.authority_id) if reader.authority_id else nullcontext()


def steps_in(shown):
    """Where the rows of what waits lead, in their order."""
    return re.findall(r'<span class="stack tight"><a href="([^"]+)"', shown)


@pytest.mark.parametrize("who", ["aino", "kaisa", "ville", "mikko", "sofia"])
def test_home_and_the_whole_list_say_the_same_in_the_same_order(demo, settings, who):
    settings.DEMO = True
    reader, client = come_in(who)
    with scope_of(reader):
        wanted = [item.task.url for item in work_items(waiting_rows(reader), reader)]
    assert steps_in(pages_of(client, "/to-do/")) == wanted
    home = unescape(client.get("/").content.decode())
    assert steps_in(home.partition('id="my-turn"')[2].partition("</section>")[0])[-6:] == wanted[1:7]
    assert f'href="{wanted[0]}"' in home


def link_of(item):
    """The next step as lists show it."""
    return f'<a href="{item.task.url}">{item.task.what}</a>'


@pytest.mark.parametrize("who", ["kaisa", "ville", "sofia"])
def test_the_list_of_people_and_that_of_stalled_cases_name_the_same_next_step(demo, settings, who):
    settings.DEMO = True
    reader, client = come_in(who)
    with scope_of(reader):
        steps = next_of_each(reader, User.objects.values_list("pk", flat=True))
    rows = {
        "/caseloads/": r'<tr id="person-(\d+)">(.*?)</tr>',
        "/standstills/": r'<tr><th scope="row".*?href="/caseloads/(\d+)/"(.*?)</tr>',
    }
    for path, row in rows.items():
        shown = dict(re.findall(row, pages_of(client, path), re.DOTALL))
        told = {pk: link_of(item) for pk, item in steps.items() if str(pk) in shown}
        assert len(shown) > 3
        assert [pk for pk, link in told.items() if link not in shown[str(pk)]] == []
        assert told or who == "sofia"


@pytest.mark.parametrize("who", ["kaisa", "ville"])
def test_the_page_of_a_person_begins_with_her_next_step_of_whatever_kind(demo, settings, who):
    settings.DEMO = True
    reader, client = come_in(who)
    with scope_of(reader):
        steps = next_of_each(reader, people_of(reader).values_list("pk", flat=True))
        others = {row.queue for row in waiting_rows(reader, Pile.OTHERS)}
    for kind, item in {item.row.queue: item for item in steps.values()}.items():
        shown = unescape(client.get(f"/caseloads/{item.row.person_id}/").content.decode())
        begins = shown.partition('id="waits-with-person"' if kind in others else 'id="next-with-person"')[2]
        assert steps_in(begins)[0] == item.task.url
