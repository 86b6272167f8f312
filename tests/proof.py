"""A session that has just proved who it is, as one has that began with a password and a second step."""

import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)

from accounts.people.signin.reauthentication import SEEN


def proven(client, person):
    """Let a client's session of a person count as fresh for a quarter of an hour."""
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time(), "reauthenticated": True}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
    session[SEEN] = time.time()
    session.save()
    return client
