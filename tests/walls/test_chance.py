"""No luck in the tests (bars R19): unordered rows come in any order, no test reaches another machine."""

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

from accounts.access.models import Municipality
from marketplace.skills.models import Concept
from tests.walls.random_order import _chance

__all__ = ["_chance"]


@pytest.mark.django_db
def test_rows_without_an_order_come_in_any_order():
    lists = {tuple(Concept.objects.order_by().values_list("pk", flat=True)) for _turn in range(4)}
    assert len(lists) > 1


@pytest.mark.django_db
def test_rows_with_an_order_come_in_their_order():
    names = {tuple(Municipality.objects.order_by("name_fi").values_list("pk", flat=True)) for _turn in range(4)}
    assert len(names) == 1
    assert Municipality.objects.order_by("-code").first().code > Municipality.objects.order_by("code").first().code


def test_no_test_reaches_another_machine():
    with pytest.raises((SocketConnectBlockedError, UserWarning)), socket.socket() as line:
        line.connect(("192.0.2.1", 80))
