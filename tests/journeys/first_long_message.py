"""Puts a coach and a young person of hers into a journey's database, with a talk; or ends all sessions of the person."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")


def main(verb, argument):
    """``begin`` with a suffix of names: prints code, number and talk of an Aino; ``sign_out`` with her number."""

    from accounts.access.tenancy import across_authorities
    from accounts.people.models import User
    from accounts.people.signin.actions import end_sessions
    from marketplace.work.messages.models import Thread
    from tests.factories import accounts

    if verb == "sign_out":
        end_sessions(User.objects.get(pk=argument))
        return
    with across_authorities():
        kerttu = accounts.coach(f"Kerttu{argument}", family_name="Kallio", email=f"kerttu-{argument}@demo.test")
        aino = accounts.young(f"Aino{argument}", kerttu, family_name="Aalto", email=f"aino-{argument}@demo.test")
        talk = Thread.objects.create(person=aino, authority=aino.authority)
        way_in = accounts.way_in(aino, kerttu)
    sys.stdout.write(json.dumps({"code": way_in.code, "aino": aino.pk, "talk": talk.get_absolute_url()}))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
