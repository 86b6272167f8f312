"""Puts people who are about to go into a journey's database; prints what the hands need to begin."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(suffix):
    """Kirsti the coach and Pauli her colleague, Anni at Kirsti's, Matti and Tuula of a bakery where Anni is asked for."""

    from django.utils import timezone

    from accounts.access.tenancy import across_authorities
    from accounts.organisations.models import Membership
    from accounts.people.states import Role
    from marketplace.guidance.appointments.calendars.actions import open_feed
    from marketplace.work.introductions.actions import send_link
    from marketplace.work.messages.actions import begin
    from tests.factories import accounts, marketplace
    from tests.factories.appointments import appointment

    def mail(name):
        return {"email": f"{name}{suffix}@demo.test"}

    with across_authorities():
        kirsti = accounts.coach(f"Kirsti{suffix}", family_name="Koski", **mail("kirsti"))
        accounts.coach(f"Pauli{suffix}", family_name="Puro", **mail("pauli"))
        accounts.user(Role.COORDINATOR, f"Saara{suffix}", **mail("saara"))
        anni = accounts.young(f"Anni{suffix}", kirsti, family_name="Aho", **mail("anni"))
        matti = accounts.user(Role.EMPLOYER, f"Matti{suffix}", last_login=timezone.now(), **mail("matti"))
        tuula = accounts.user(Role.EMPLOYER, f"Tuula{suffix}", last_login=timezone.now(), **mail("tuula"))
        bakery = accounts.employer(f"Leipomo Lähtö{suffix}", contact=matti, verified_by=kirsti)
        Membership.objects.create(organisation=bakery, person=tuula, is_manager=True)
        marketplace.profile(anni)
        asked = marketplace.introduction(anni, marketplace.listing(bakery, title="Leipuriksi"), kirsti)
        send_link(asked, matti)
        meeting = appointment(anni, kirsti)
        begin(anni, text="Milloin näemme?", by=anni)
        feed = open_feed(kirsti, by=kirsti)
        begun = {
            "code": accounts.way_in(anni, kirsti).code, "bakery": bakery.pk, "kirsti": kirsti.pk, "meeting": meeting.pk,
            "feed": feed.key,
        }  # fmt: skip
    sys.stdout.write(json.dumps(begun))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
