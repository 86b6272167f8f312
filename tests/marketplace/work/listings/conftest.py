"""What tests of listings share: the data of a good form of each kind."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories.accounts import municipality
from tests.factories.marketplace import concept

COMMON = {
    "title": "Leipomon apulainen",
    "tasks": "Paistat sämpylöitä ja pakkaat leipiä.",
    "purpose": "Tutustut leipurin työhön.",
    "seats": "1",
    "street": "Kauppakatu 1",
    "hours_per_week": "30",
    "occupation_search": "",
}


@pytest.fixture
def typed(db):
    """The fields of a good form: ``typed("job")``."""

    def make(kind, **facts):
        data = {**COMMON, "occupation": str(concept("leipuri").pk), "municipality": municipality().pk}
        if kind != "entrepreneurship":
            data["job_likely"] = "maybe"
        if kind == "work_trial":
            last = timezone.localdate() + dt.timedelta(days=90)
            data |= {"aim": "explore", "ends_on": last.isoformat(), "guide_name": "Mikko"}
        if kind == "job":
            data["pay"] = "12,40 € tunnissa"
        if kind == "apprenticeship":
            data |= {"pay": "TES", "guide_name": "Mikko"}
        if kind == "entrepreneurship":
            data |= {"aim": "takeover", "is_honest": "on"}
        return {**data, **facts}

    return make
