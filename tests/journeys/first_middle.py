"""Puts a work trial whose middle is today into a journey's database; prints the code by which its young person comes in."""

import datetime as dt
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(suffix, language):
    """Aino and Mikko with this suffix and language, at Kaisa's: everything before the first day is another journey."""
    from django.utils import timezone

    from accounts.access.tenancy import across_authorities
    from accounts.people.models import User
    from accounts.people.states import Role
    from tests.factories import accounts, marketplace

    today = timezone.localdate()
    with across_authorities():
        kaisa = User.objects.get(email="kaisa@demo.test")
        aino = accounts.young(
            f"Aino{suffix}", kaisa, family_name="Aalto", email=f"aino{suffix}@demo.test", language=language
        )
        mikko = accounts.user(Role.EMPLOYER, "Mikko", email=f"mikko{suffix}@kahvila.test", language=language)
        cafe = accounts.employer(f"Kahvila {suffix}", contact=mikko, verified_by=kaisa)
        marketplace.profile(aino)
        place = marketplace.listing(cafe, title=f"Kahvilan apulainen {suffix}", aim="return")
        met = marketplace.introduction(aino, place, kaisa, "accepted")
        marketplace.placement(met, starts_on=today - dt.timedelta(days=30), ends_on=today + dt.timedelta(days=30))
        way_in = accounts.way_in(aino, kaisa)
    sys.stdout.write(json.dumps({"code": way_in.code}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
