"""No luck in the tests (bars R19): unordered rows come in any order, no test reaches another machine."""

import socket

import pytest
import time_machine
from django.utils import timezone
from pytest_socket import SocketConnectBlockedError

from accounts.access.models import Municipality
from marketplace.reference.vocabulary.models import Concept
from tests.architecture.permission_matrix import MATRIX
from tests.architecture.requests import bare, path_of, send_request
from tests.security.crawl import shown_by
from tests.security.random_order import BACKWARD, FORWARD, unordered_rows
from tests.security.world import ACTORS

OTHERWISE = ("account_", "mfa_", "docs", "privacy:download", "api-privacy-export")  # a secret or a time of its own


@pytest.mark.django_db
def test_rows_without_an_order_come_in_any_order():
    lists = {tuple(Concept.objects.order_by().values_list("pk", flat=True)) for _turn in range(4)}
    assert len(lists) > 1


@pytest.mark.django_db
def test_rows_without_an_order_can_be_turned_round():
    found = []
    for order in (FORWARD, BACKWARD):
        with unordered_rows(order):
            found.append(list(Municipality.objects.order_by().values_list("pk", flat=True)))
    assert found[0] == found[1][::-1]


@pytest.mark.django_db
def test_rows_with_an_order_come_in_their_order():
    names = {tuple(Municipality.objects.order_by("name_fi").values_list("pk", flat=True)) for _turn in range(4)}
    assert len(names) == 1
    assert Municipality.objects.order_by("-code").first().code > Municipality.objects.order_by("code").first().code


@pytest.mark.django_db
@pytest.mark.usefixtures("photo_file")
@pytest.mark.parametrize("actor", ["visitor", "aino", "mikko", "kaisa", "sofia"])
def test_a_page_says_the_same_when_it_is_opened_again(world, actor):
    """Rows without an order come the other way round at the second opening: two are enough to see any of them."""
    changed = set()
    for endpoint in MATRIX.values():
        if endpoint.get[ACTORS.index(actor)] != "+" or "photo" in endpoint.name or endpoint.name.startswith(OTHERWISE):
            continue
        path = path_of(endpoint.name, world, shown_by(endpoint), endpoint.words)
        with time_machine.travel(timezone.now(), tick=False):
            opened = []
            for order in (FORWARD, BACKWARD):
                with unordered_rows(order):
                    opened.append(send_request(world, actor, "get", path))
        told = {bare(answer, path) for answer in opened if not answer.streaming}
        if len(told) > 1:
            changed.add(endpoint.name)
    assert changed == set()


@pytest.mark.parametrize("name", ["avoindata.prh.fi", "nowhere.invalid", b"example.test"])
def test_no_test_asks_where_another_machine_is(name):
    """Without a network the answer would be an OSError, which the service rightly survives: nobody would notice."""
    with pytest.raises(pytest.fail.Exception, match="another machine"):
        socket.getaddrinfo(name, 443)
    assert socket.getaddrinfo("127.0.0.1", 80)
    assert socket.getaddrinfo("localhost", 80)


def test_no_test_reaches_another_machine():
    with pytest.raises((SocketConnectBlockedError, UserWarning)), socket.socket() as line:
        line.connect(("192.0.2.1", 80))
