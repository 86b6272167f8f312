"""Which pages there are for whom, and which of them have to be looked at so that everything has been seen once."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

PEOPLE = ("", "aino", "kaisa", "mikko", "sofia", "admin")  # Ville has the pages of Kaisa
NOT_PAGES = re.compile(
    r"/(account/logout|static|support-desk|api|my-data/export/file|caseloads/export|audit-trail/(head|verifier)|numbers/export|agreements/\d+/pdf|hirings/\d+/study-plan"
    r"|diary/\d+/picture|events/calendar\.ics|appointments/(\d+|m/[^/]+)/calendar\.ics)"
)
MOST_PAGES = 200  # more kinds than this are a door that makes addresses without end
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
TELLING = ("class", "type", "role", "aria-current", "aria-invalid", "open", "disabled")


def shape(path):
    """Addresses of the same kind look the same: numbers and secrets are taken out."""
    plain = re.sub(r"/\d+/", "/N/", urlsplit(path).path)
    return re.sub(r"/(join|answer|wall|v|p|how)/[^/]+/", r"/\1/S/", plain)


@dataclass(frozen=True)
class Sight:
    """One person's page: its size in bytes, and what it is made of between head and foot."""

    who: str
    path: str
    size: int
    parts: frozenset[tuple[str, ...]]


class Reader(HTMLParser):
    """Reads links, the token of forms, and the parts: each element of `main` under its parents, without its words."""

    def __init__(self):
        super().__init__()
        self.links, self.token, self.parts, self.above = [], "", set(), []

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        if tag == "a" and (has.get("href") or "").startswith("/"):
            self.links.append(has["href"])
        if has.get("name") == "csrfmiddlewaretoken":
            self.token = has["value"]
        told = [f"{name}={has[name]}" if name in TELLING else name for name in sorted(has)]
        element = " ".join([tag, *told])
        if any(one.startswith("main") for one in self.above):
            self.parts.add((*self.above[-2:], element))
        if tag not in VOID:
            self.above.append(element)

    def handle_endtag(self, tag):
        names = [one.split(" ")[0] for one in self.above]
        if tag in names:
            del self.above[len(names) - 1 - names[::-1].index(tag) :]


class Visitor:
    """Reads pages as one person, without a browser."""

    def __init__(self, url, who):
        self.url, self.who = url, who
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        if who:
            page, _size = self.read("/account/login/")
            form = urlencode({"csrfmiddlewaretoken": page.token, "person": who}).encode()
            self.opener.open(f"{url}/people/demo-sign-in/", form).close()

    def read(self, path):
        """The page, and its size; a page that is not well is read like any other, the browser will tell."""
        try:
            answer = self.opener.open(self.url + path)
        except HTTPError as refusal:
            answer = refusal
        with answer:
            body = answer.read()
        page = Reader()
        page.feed(body.decode())
        return page, len(body)

    def sights(self):
        """One page of each kind that can be reached by links, breadth first."""
        known, waiting, found = {"/"}, deque(["/"]), []
        while waiting and len(found) < MOST_PAGES:
            path = waiting.popleft()
            page, size = self.read(path)
            found.append(Sight(self.who, path, size, frozenset(page.parts)))
            for link in page.links:
                if shape(link) not in known and not NOT_PAGES.match(link):
                    known.add(shape(link))
                    waiting.append(link)
        return found


def worth_a_look(sights: Iterable[Sight]) -> list[Sight]:
    """Every home; of each other kind of page the richest, and whatever shows a part that those before did not show."""
    kinds: dict[str, list[Sight]] = {}
    for sight in sights:
        kinds.setdefault(shape(sight.path), []).append(sight)
    chosen = kinds.pop("/", [])
    for alike in kinds.values():
        seen: frozenset[tuple[str, ...]] = frozenset()
        for sight in sorted(alike, key=lambda one: (-len(one.parts), one.size)):
            if not seen or sight.parts - seen:
                chosen.append(sight)
                seen |= sight.parts
    return sorted(chosen, key=lambda one: (PEOPLE.index(one.who), one.path))
