"""Ways in: the code of a mail, and a worker's second factor after it."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.factories.accounts import TOTP_SECRET

CODE = re.compile(r"^\s*([A-Z0-9]{3,}-?[A-Z0-9]{3,})\s*$", re.MULTILINE)


def come_in(hand, house, address):
    """By the code that is mailed to an address."""
    known = len(house.mails_to(address))
    hand.open("/account/login/code/")
    hand.write("email", address)
    hand.send()
    hand.write("code", house.found_after(address, known, CODE))
    hand.send()


def come_to_work(hand, house, address):
    """With both factors, as every worker."""
    come_in(hand, house, address)
    counters = list(yield_hotp_counters_from_time())
    hand.write("code", format_hotp_value(hotp_value(TOTP_SECRET, counters[len(counters) // 2])))
    hand.send()
