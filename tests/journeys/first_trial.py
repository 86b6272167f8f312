"""Puts a work trial that is being agreed into the database of a journey: a young person, a baker, Sofia's mandate."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(name, language):
    """Make them straight into the state in which the coach begins to write the agreement; says where things are."""

    from accounts.caseloads.models import Responsibility
    from accounts.people.models import User
    from accounts.people.states import Role
    from marketplace.work.agreements.mandates.models import Mandate
    from marketplace.work.placements.actions import draft
    from tests.factories import accounts, marketplace

    kaisa, sofia = User.objects.get(email="kaisa@demo.test"), User.objects.get(email="sofia@demo.test")
    if not Mandate.objects.filter(official=sofia).exists():
        marketplace.mandate(sofia)
    address = name.lower()
    young = accounts.young(name, kaisa, family_name="Aalto", email=f"{address}@nuori.test", language=language)
    assert Responsibility.objects.filter(person=young, coach=kaisa).exists()
    contact = accounts.user(Role.EMPLOYER, "Mikko", email=f"{address}@leipomo.test", language=language)
    bakery = accounts.employer(f"Leipomo {name}", contact=contact, verified_by=kaisa)
    marketplace.profile(young)
    met = marketplace.introduction(young, marketplace.listing(bakery), kaisa, "accepted")
    placement = draft(met, by=kaisa)
    way_in = accounts.way_in(young, kaisa)
    told = {"placement": placement.get_absolute_url(), "way_in": f"/people/join/{way_in.token}/"}
    sys.stdout.write(json.dumps({**told, "young": young.email, "host": contact.email}))


if __name__ == "__main__":
    django.setup()
    from accounts.access.tenancy import across_authorities

    with across_authorities():
        main(*sys.argv[1:])
