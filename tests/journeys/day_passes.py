"""Lets days pass in a journey: reminders go out at their time (``remind``), appointments have just begun (``begin``)."""

import datetime as dt
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(what):
    """Turn the clock for what waits."""
    import time_machine
    from django.utils import timezone

    from accounts.access.tenancy import across_authorities
    from accounts.notices.actions import deliver
    from accounts.notices.models import Notice
    from marketplace.guidance.appointments.models import Appointment

    now = timezone.now()
    with across_authorities():
        if what == "remind":
            for reminder in Notice.objects.filter(name="appointment_reminder", state="waiting"):
                with time_machine.travel(reminder.send_after):
                    deliver(reminder)
        else:
            for minutes, booked in enumerate(Appointment.objects.filter(state="booked"), start=5):
                booked.starts_at, booked.ends_at = now - dt.timedelta(minutes=minutes), now + dt.timedelta(minutes=30)
                booked.save(update_fields=["starts_at", "ends_at"])  # a coach begins one at a time


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1])
