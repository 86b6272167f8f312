"""Puts two coaches and a young person of one of them into a journey's database; prints what the hands need to begin."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(suffix):
    """Kerttu, who goes on leave, Pekka her colleague, Aino at Kerttu's: other journeys keep their Kaisa."""

    from accounts.access.tenancy import across_authorities
    from tests.factories import accounts

    with across_authorities():
        kerttu = accounts.coach(f"Kerttu{suffix}", family_name="Kallio", email=f"kerttu{suffix}@demo.test")
        accounts.coach(f"Pekka{suffix}", family_name="Pelto", email=f"pekka{suffix}@demo.test", phone="+358401112233")
        aino = accounts.young(f"Aino{suffix}", kerttu, family_name="Aalto", email=f"aino{suffix}@demo.test")
        way_in = accounts.way_in(aino, kerttu)
    sys.stdout.write(json.dumps({"code": way_in.code, "aino": aino.pk}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
