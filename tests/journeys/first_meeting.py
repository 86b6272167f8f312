"""Puts Aino with a way in, Kaisa's free hours and a place to drop in into a journey's database."""

import datetime as dt
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(suffix):
    """By the product's own actions; prints what the hands need to begin."""
    from django.utils import timezone

    from accounts.access.models import Municipality
    from accounts.access.tenancy import across_authorities
    from accounts.caseloads.actions import welcome
    from accounts.people.models import User
    from marketplace.guidance.appointments.availability.actions import add_hours
    from marketplace.services.dropins.actions import add_desk, open_desk

    with across_authorities():
        kaisa = User.objects.get(email="kaisa@demo.test")
        sofia = User.objects.get(email="sofia@demo.test")
        way_in = welcome(
            by=kaisa, given_name=f"Aino{suffix}", family_name="Aalto", email=f"aino{suffix}@demo.test",
            birth_on=timezone.localdate() - dt.timedelta(days=7000), language="fi",
            municipality=Municipality.objects.get(name_fi="Lahti"),
        )  # fmt: skip
        for weekday in range(5):
            add_hours(
                kaisa, weekday=weekday, starts=dt.time(9), ends=dt.time(15), minutes=45, place="Ohjaamo",
                valid_from=timezone.localdate(), by=kaisa,
            )  # fmt: skip
        desk = open_desk(add_desk(name=f"Ohjaamo{suffix}", by=sofia), by=sofia)
        print(json.dumps({"code": way_in.code, "poster": desk.poster_token, "wall": desk.wall_token, "desk": desk.pk}))


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
