"""Counting: so many pass, the next is refused and says when, nothing is thrown away, racers get no more."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import RequestFactory
from django.utils import timezone

from accounts.ratelimits.actions import RateLimitedError, consume, give_back, sweep, without_rate_limits
from accounts.ratelimits.limits import parse_rate, rates_of
from accounts.ratelimits.models import RateLimitUsage
from accounts.ratelimits.store import RateLimitStore
from tests.security.arena import arena, race, transactional_db  # noqa: F401

NOON = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


def visitor(address="192.0.2.1", **headers):
    return RequestFactory().post("/", REMOTE_ADDR=address, **headers)


def take(name, number, person):
    return consume(name, person=person, request=visitor(f"192.0.2.{number}"), key=f"key {number}")


def is_refused(*args, **kwargs):
    try:
        consume(*args, **kwargs)
    except RateLimitedError:
        return True
    return False


class Somebody:
    def __init__(self, pk):
        self.pk = pk


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(settings.RATE_LIMITS) - {"upload_bytes"}))
def test_of_each_limit_n_pass_and_the_next_is_refused_until_the_first_is_old(name):
    first = min(rates_of(name), key=lambda rate: (rate.tries, rate.seconds))
    with time_machine.travel(NOON, tick=False) as clock:
        for _number in range(first.tries):
            take(name, 1, Somebody(1))
        with pytest.raises(RateLimitedError) as refusal:
            take(name, 1, Somebody(1))
        assert refusal.value.retry_after == first.seconds
        take(name, 2, Somebody(2))  # somebody else is not kept out
        clock.shift(first.seconds - 1)
        with pytest.raises(RateLimitedError):
            take(name, 1, Somebody(1))
        clock.shift(1)
        take(name, 1, Somebody(1))


@pytest.mark.django_db
def test_tries_come_back_one_by_one_as_they_were_made():
    with time_machine.travel(NOON, tick=False) as clock:
        for _number in range(10):
            consume("signup", request=visitor())
            clock.shift(60)
        with pytest.raises(RateLimitedError) as refusal:
            consume("signup", request=visitor())
        assert refusal.value.retry_after == 50 * 60
        clock.shift(50 * 60)
        consume("signup", request=visitor())
        assert is_refused("signup", request=visitor())


@pytest.mark.django_db
def test_bytes_count_as_what_they_are():
    most = rates_of("upload_bytes")[0].tries
    consume("upload_bytes", person=Somebody(1), cost=most - 10)
    consume("upload_bytes", person=Somebody(1), cost=10)
    assert is_refused("upload_bytes", person=Somebody(1), cost=1)


@pytest.mark.django_db
def test_the_refusal_says_in_words_when_the_next_one_passes():
    with time_machine.travel(NOON, tick=False):
        for _number in range(3):
            consume("login_mail", key="aino@example.org")
        with pytest.raises(RateLimitedError, match=r"13\.00"):
            consume("login_mail", key="aino@example.org")


@pytest.mark.django_db
def test_a_refused_try_is_written_nowhere():
    for _number in range(10):
        consume("report", request=visitor())
    before = list(RateLimitUsage.objects.values())
    for _number in range(20):
        assert is_refused("report", request=visitor())
    assert list(RateLimitUsage.objects.values()) == before


@pytest.mark.django_db
def test_a_try_that_is_given_back_counts_no_more():
    for _number in range(40):
        give_back(consume("guess", request=visitor()))
    assert all(row.hits == [] for row in RateLimitUsage.objects.all())


@pytest.mark.django_db
def test_all_addresses_of_one_network_share_the_larger_limit():
    for number in range(60):
        consume("guess", request=visitor(f"192.0.2.{number}"))
    assert is_refused("guess", request=visitor("192.0.2.200"))
    assert not is_refused("guess", request=visitor("192.0.3.200"))


@pytest.mark.django_db
def test_a_subscriber_of_ipv6_is_one_address_however_many_are_used():
    for number in range(20):
        consume("guess", request=visitor(f"2001:db8:1:1::{number:x}"))
    assert is_refused("guess", request=visitor("2001:db8:1:1:ffff::1"))
    assert not is_refused("guess", request=visitor("2001:db8:1:2::1"))


@pytest.mark.django_db
def test_no_address_and_no_name_stands_in_the_table():
    consume("login_mail", key="aino@example.org")
    consume("guess", request=visitor("198.51.100.77"))
    stored = str(list(RateLimitUsage.objects.values()))
    assert "aino" not in stored
    assert "198.51" not in stored


@pytest.mark.django_db
def test_a_school_on_the_list_has_its_own_limits(settings):
    settings.SHARED_NETWORKS = ["192.0.2.0/25"]
    for _number in range(200):
        consume("signup", request=visitor("192.0.2.9"))
    assert is_refused("signup", request=visitor("192.0.2.9"))
    for _number in range(10):
        consume("signup", request=visitor("192.0.2.200"))
    assert is_refused("signup", request=visitor("192.0.2.200"))


SPOOFS = [
    {"HTTP_X_FORWARDED_FOR": "203.0.113.{}"},
    {"HTTP_X_FORWARDED_FOR": "203.0.113.{}, 203.0.113.1"},
    {"HTTP_X_REAL_IP": "203.0.113.{}"},
    {"HTTP_FORWARDED": "for=203.0.113.{}"},
    {"HTTP_TRUE_CLIENT_IP": "203.0.113.{}"},
    {"HTTP_X_FORWARDED_FOR": "nobody {}"},
]


@pytest.mark.django_db
@pytest.mark.parametrize("proxies", [0, 1])
@pytest.mark.parametrize("spoof", SPOOFS, ids=str)
def test_no_header_that_a_visitor_writes_is_a_way_around(spoof, proxies, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    def request(number):
        said = {name: value.format(number) for name, value in spoof.items()}
        if proxies:  # ours adds the address that it sees at the end
            before = f"{said['HTTP_X_FORWARDED_FOR']}, " if "HTTP_X_FORWARDED_FOR" in said else ""
            said["HTTP_X_FORWARDED_FOR"] = f"{before}198.51.100.5"
        return visitor("10.0.0.1" if proxies else "198.51.100.5", **said)

    for number in range(10):
        consume("report", request=request(number))
    assert is_refused("report", request=request(11))


@pytest.mark.django_db
def test_two_proxies_of_ours_are_looked_through_and_a_short_list_is_no_error(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    for _number in range(10):
        consume("report", request=visitor("10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.5, 10.0.0.2"))
    assert is_refused("report", request=visitor("10.0.0.9", HTTP_X_FORWARDED_FOR="1.1.1.1, 198.51.100.5, 10.0.0.2"))
    assert not is_refused("report", request=visitor("10.0.0.9", HTTP_X_FORWARDED_FOR="198.51.100.5"))


@pytest.mark.both_databases
def test_of_fifty_at_the_same_moment_ten_pass(arena):
    results = race(lambda: consume("signup", request=visitor()) for _number in range(50))
    assert sum(isinstance(one, RateLimitedError) for one in results) == 40
    assert not [one for one in results if isinstance(one, Exception) and not isinstance(one, RateLimitedError)]


@pytest.mark.both_databases
def test_tries_survive_a_restart_of_everything_but_the_database(arena):
    for _number in range(10):
        consume("signup", request=visitor())
    rates_of.__globals__["parse_rate"].cache_clear()
    connections.close_all()
    assert is_refused("signup", request=visitor())


@pytest.mark.django_db
def test_nothing_is_counted_where_a_year_is_played():
    with without_rate_limits():
        for _number in range(30):
            consume("signup", request=visitor())
    assert not RateLimitUsage.objects.exists()


@pytest.mark.django_db
def test_the_night_sweeps_what_counts_no_more_and_nothing_else():
    with time_machine.travel(NOON, tick=False):
        consume("signup", request=visitor())  # counts an hour
        consume("export", person=Somebody(1))  # counts a day
        assert sweep(timezone.now() + dt.timedelta(hours=2)) == 1
        assert RateLimitUsage.objects.count() == 1


@pytest.mark.parametrize("written", ["", "5/h", "5/h/moon", "x/h/person", "5/1w/key", "-5/h/key"])
def test_a_rate_that_says_nothing_clear_is_refused(written):
    with pytest.raises(ValueError, match="not a rate"):
        parse_rate(written)


# --- the store in which allauth keeps its own


@pytest.mark.django_db
def test_a_store_of_thousands_throws_nothing_away_before_its_time():
    store = RateLimitStore("", {})
    with time_machine.travel(NOON, tick=False) as clock:
        store.set("kaisa", [1.5], 900)
        rows = [RateLimitUsage(key=str(number), expires_at=NOON + dt.timedelta(hours=1)) for number in range(2000)]
        RateLimitUsage.objects.bulk_create(rows)
        store.set("another", [1], 900)
        clock.shift(899)
        assert store.get("kaisa") == [1.5]
        clock.shift(1)
        assert store.get("kaisa") is None


@pytest.mark.django_db
def test_a_lock_of_the_store_is_held_by_one_until_it_is_let_go_or_old():
    with time_machine.travel(NOON, tick=False) as clock:
        assert cache.add("lock", True, 10)
        assert not cache.add("lock", True, 10)
        clock.shift(10)
        assert cache.add("lock", True, 10)
        assert cache.delete("lock")
        assert not cache.delete("lock")
        assert cache.add("lock", True, None)


@pytest.mark.both_databases
def test_of_fifty_who_want_the_lock_one_gets_it(arena):
    assert sum(race(lambda: RateLimitStore("", {}).add("lock", True, 10) for _number in range(50))) == 1
    assert connection.is_usable()
