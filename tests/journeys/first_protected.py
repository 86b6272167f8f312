"""Puts Aino, her coach and an introduction that released a lot into a journey's database; prints where it is."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(suffix):
    """Kirsi with Aino, whom Martti's workplace knows by her last name and home; other journeys keep their people."""

    from accounts.access.tenancy import across_authorities
    from accounts.people.states import Role
    from tests.factories import accounts, marketplace

    with across_authorities():
        kirsi = accounts.coach(f"Kirsi{suffix}", family_name="Koski", email=f"kirsi{suffix}@demo.test")
        aino = accounts.young(f"Aino{suffix}", kirsi, family_name="Salaniemi", email=f"aino-s{suffix}@demo.test")
        martti = accounts.user(Role.EMPLOYER, "Martti", family_name="Mylly", email=f"martti{suffix}@demo.test")
        bakery = accounts.employer(f"Mylly{suffix}", contact=martti, verified_by=kirsi)
        marketplace.profile(aino)
        released = {"given_name": aino.given_name, "family_name": "Salaniemi", "municipality": "Lahti"}
        met = marketplace.introduction(aino, marketplace.listing(bakery), kirsi, released=released)
    sys.stdout.write(json.dumps({"aino": aino.pk, "introduction": met.pk}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
