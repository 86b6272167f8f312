"""Puts Aino with a way in, two meetings that were held, and last quarter's answers into a journey's database."""

import datetime as dt
import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(suffix):
    """The meetings are held by the product's own action, which asks her; prints her code and what others wrote."""
    from django.utils import timezone

    from accounts.access.tenancy import across_authorities
    from accounts.people.models import User
    from marketplace.guidance.appointments.actions import hold
    from tests.factories import accounts, appointments, feedback

    now = timezone.now()
    with across_authorities():
        kaisa = User.objects.get(email="kaisa@demo.test")
        aino = accounts.young(f"Aino{suffix}", kaisa, family_name="Aalto", email=f"aino{suffix}@demo.test")
        way_in = accounts.way_in(aino, kaisa)
        feedback.answers(aino.authority, 5, kind="appointment", line=f"Kahvi oli hyvää {suffix}")
        for hours in (3, 2):
            began = now - dt.timedelta(hours=hours, minutes=len(suffix))
            hold(appointments.appointment(aino, kaisa, starts_at=began), by=kaisa)
    sys.stdout.write(json.dumps({"code": way_in.code, "line": f"Kahvi oli hyvää {suffix}"}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
