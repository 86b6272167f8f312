"""Rates as the settings write them, and whom each one counts."""

from __future__ import annotations

import ipaddress
import re
from functools import cache
from typing import NamedTuple

from django.conf import settings

SECONDS = {"s": 1, "m": 60, "h": 60 * 60, "d": 24 * 60 * 60}
WRITTEN = re.compile(r"(\d+)/(\d*)([smhd])/(person|address|network|key)")
ONE_HOUSEHOLD = {4: 32, 6: 64}  # how many bits of an address one subscriber has; RFC 6177 gives a site a /48 to /64
ONE_NETWORK = {4: 24, 6: 48}


class Rate(NamedTuple):
    """So many tries in any stretch of so many seconds, for one ``per``."""

    tries: int
    seconds: int
    per: str


@cache
def parse_rate(written: str) -> Rate:
    """A rate from ``tries/time/per``. Raises ValueError for anything else."""
    found = WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(f"not a rate: {written!r}")
    tries, number, unit, per = found.groups()
    return Rate(int(tries), int(number or 1) * SECONDS[unit], per)


def rates_of(name: str, address: str = "") -> list[Rate]:
    """The rates of a limit, those of shared networks where the address is in one of them."""
    table = settings.RATE_LIMITS
    if address and name in settings.SHARED_NETWORK_LIMITS and _is_shared(address):
        table = settings.SHARED_NETWORK_LIMITS
    return [parse_rate(written) for written in table[name]]


def shorten(address: str, bits: dict[int, int]) -> str:
    """The network of an address, by how many bits are kept for IPv4 and IPv6."""
    one = ipaddress.ip_address(address)
    return str(ipaddress.ip_network(f"{one}/{bits[one.version]}", strict=False))


def _is_shared(address: str) -> bool:
    one = ipaddress.ip_address(address)
    return any(one in ipaddress.ip_network(network) for network in settings.SHARED_NETWORKS)
