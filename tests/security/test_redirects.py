"""Nobody is sent to another site by an address of ours, however it is written (bars S22, ASVS 3.7.2)."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from tests.factories import marketplace

pytestmark = pytest.mark.django_db

HOSTS = [
    "https://evil.example/", "http://evil.example", "//evil.example", "///evil.example", "////evil.example/",
    "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "https:evil.example",
    "https:/evil.example", "https:///evil.example", "http:\\\\evil.example", "/\t/evil.example", "\t//evil.example",
    "/\n/evil.example", "/\r\n/evil.example", " //evil.example", "\x00//evil.example", "\x0b//evil.example",
    "https://testserver@evil.example/", "https://testserver:80@evil.example/", "//testserver@evil.example",
    "https://evil.example#testserver", "https://evil.example?testserver", "https://evil.example\\@testserver",
    "https://testserver.evil.example/", "https://evil.example/testserver", "//evil%E3%80%82example",
    "//evil。example", "https://еvil.example/", "https://xn--vil-6cd.example/", "%2F%2Fevil.example", "/%09/evil.example",
    "/%5Cevil.example", "//%65vil.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
    "data:text/html,evil", "vbscript:evil", "ftp://evil.example/", "//[::2]/", "http://127.0.0.1.evil.example/",
]  # fmt: skip


def is_elsewhere(location):
    """Whether a browser would leave this site: it drops tabs and line ends and takes a backslash for a slash."""
    read = location.strip("\x00\x0b\t\n\r ").translate({9: None, 10: None, 13: None}).replace("\\", "/")
    parts = urlsplit(read)
    return bool(parts.netloc and parts.netloc != "testserver") or parts.scheme not in {"", "http", "https"}


def test_there_are_forty_ways_to_write_a_foreign_address():
    assert len(set(HOSTS)) >= 40
    assert is_elsewhere("/\\evil.example")
    assert not is_elsewhere("/notices/?next=//evil.example")


@pytest.mark.parametrize("wanted", HOSTS)
def test_no_form_leads_to_another_site(cast, signed_in, client, wanted):
    place = marketplace.listing(cast.bakery)
    kaisa, mikko = signed_in(cast.kaisa), signed_in(cast.mikko)
    answers = [
        client.post(f"{reverse('set_language')}", {"language": "sv", "next": wanted}),
        client.get(reverse("account_login"), {"next": wanted}),
        mikko.get(reverse("account_login"), {"next": wanted}),
        mikko.post(reverse("listings:pause", args=[place.pk]), {"next": wanted}),
        kaisa.post(f"{reverse('listings:withdraw', args=[place.pk])}", {"reason": "Siksi", "next": wanted}),
        mikko.post(reverse("account_logout"), {"next": wanted}),
    ]
    assert [answer["Location"] for answer in answers if is_elsewhere(answer.get("Location", ""))] == []
    place.refresh_from_db()
    assert place.state == "withdrawn", "the forms did act"
