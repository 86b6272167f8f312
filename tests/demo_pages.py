"""The demo's people at their pages: coming in, and what lists and homes say is next."""

import re
from contextlib import nullcontext
from html import unescape

from django.test import Client

from accounts.access.tenancy import within_authority
from accounts.people.models import User

LISTS_OF_PEOPLE = {  # page → pattern of a row: the number of the person, and what stands there about her
    "/caseloads/": r'<tr id="person-(\d+)">(.*?)</tr>',
    "/standstills/": r'<tr><th scope="row".*?href="/caseloads/(\d+)/"(.*?)</tr>',
}


def page_of(client, path):
    """One page as text."""
    return unescape(client.get(path).content.decode())


def rows_in(shown, row):
    """The rows of a list by the number of the person in each: a pattern with two groups."""
    return dict(re.findall(row, shown, re.DOTALL))


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


def link_of(item):
    """The next step as lists show it."""
    return f'<a href="{item.task.url}">{item.task.what}</a>'
