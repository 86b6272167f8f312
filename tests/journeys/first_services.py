"""Puts two young people, a service and an event with one seat into a journey's database; prints codes and addresses."""

import datetime as dt
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(suffix):
    """Aino and Bella at Kaisa's; a house whose people have no account; an event that starts in three quarters."""
    from django.utils import timezone

    from accounts.access.tenancy import across_authorities
    from accounts.people.models import User
    from tests.factories import accounts, services

    now = timezone.now()
    with across_authorities():
        kaisa = User.objects.get(email="kaisa@demo.test")
        codes = {}
        for name in ("aino", "bella"):
            person = accounts.young(
                f"{name.capitalize()}{suffix}", kaisa, family_name="Aalto", email=f"{name}{suffix}@demo.test",
                phone="+358401234567",
            )  # fmt: skip
            way_in = accounts.way_in(person, kaisa)
            codes[name] = way_in.code
            codes[f"{name}_page"] = person.get_absolute_url()
        house = services.provider(f"Talo {suffix}")
        services.service(house, name=f"Neuvola {suffix}", referral_email=f"talo{suffix}@palvelu.test")
        event = services.event(house, seats=1, starts_at=now + dt.timedelta(minutes=45), title=f"Treffit {suffix}")
    sys.stdout.write(json.dumps({**codes, "event": event.get_absolute_url()}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
