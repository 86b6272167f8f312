"""Puts a coach and a young person of hers into a journey's database, with a talk; or ends all sessions of the person."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def begin(suffix):
    """Kerttu and her Aino, who has a code and a mail address."""
    from accounts.access.tenancy import across_authorities
    from marketplace.work.messages.models import Thread
    from tests.factories import accounts

    with across_authorities():
        kerttu = accounts.coach(f"Kerttu{suffix}", family_name="Kallio", email=f"kerttu-{suffix}@demo.test")
        aino = accounts.young(f"Aino{suffix}", kerttu, family_name="Aalto", email=f"aino-{suffix}@demo.test")
        talk = Thread.objects.create(person=aino, authority=aino.authority)
        way_in = accounts.way_in(aino, kerttu)
    return {"code": way_in.code, "aino": aino.pk, "talk": talk.get_absolute_url()}


def sign_out(pk):
    """As from another device: "log out everywhere"."""
    from accounts.people.models import User
    from accounts.people.signin.actions import end_sessions

    end_sessions(User.objects.get(pk=pk))
    return {}


if __name__ == "__main__":
    django.setup()
    verb, argument = sys.argv[1:]
    sys.stdout.write(json.dumps({"begin": begin, "sign_out": sign_out}[verb](argument)))
