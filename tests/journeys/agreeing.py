"""Steps of a work trial's agreement that several journeys take."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from tests.journeys.conftest import wait_until

HELSINKI = ZoneInfo("Europe/Helsinki")
TICKS = ("competition_on", "plan_on", "not_employed_on", "elsewhere_on")


def day(later):
    """A day from today on, as people write it."""
    return f"{dt.datetime.now(HELSINKI).date() + dt.timedelta(days=later):%d.%m.%Y}"


def write_agreement(kaisa):
    """From the placement's page: the text, what is known stands there already; sent out. Returns its address."""
    kaisa.press("a[href$='/write/']")
    kaisa.send()
    for field, text in {
        "goals": "Selvitetään, sopiiko leipurin työ.", "starts_on": day(0), "ends_on": day(60), "hours_per_day": "6",
        "from_time": "8.00", "until_time": "14.00", "street": "Vapaudenkatu 10", "contact_phone": "0401112233",
    }.items():  # fmt: skip
        kaisa.write(field, text)
    kaisa.choose("benefit_payer", "kela")
    for tick in TICKS:
        kaisa.choose("ticked", tick)
    kaisa.send()
    return send_out(kaisa)


def send_out(kaisa):
    """From the agreement's page: to both sides. Returns its address."""
    kaisa.press("main a[href$='/send-out/']")
    kaisa.send()
    return re.search(r"/agreements/\d+/", kaisa.page.url).group(0)


def newest_link(house, address, besides=()):
    """The newest link to sign that came by mail to an address."""

    def look():
        links = [house.link_in(mail) for mail in house.mails_to(address) if "/link/" in mail.get_content()]
        fresh = [link for link in links if link not in besides]
        return fresh[-1] if fresh else None

    return wait_until(look, f"a link to sign for {address}")
