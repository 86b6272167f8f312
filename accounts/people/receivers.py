"""What people do when the sign-in has moved: addresses that a code has proved are kept, new second steps counted."""

from allauth.account.signals import authentication_step_completed, email_confirmed
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in

from accounts.people.signin.adapters import count_new_second_step, keep_proven_address
from accounts.people.signin.devices import note_sign_in
from accounts.ratelimits.middleware import count_as_right


def connect() -> None:
    """Connect the receivers of this feature, once."""
    authentication_step_completed.connect(keep_proven_address, dispatch_uid="people-address")
    authenticator_added.connect(count_new_second_step, dispatch_uid="people-second-step")
    authentication_step_completed.connect(count_as_right, dispatch_uid="people-right-guess")
    email_confirmed.connect(count_as_right, dispatch_uid="people-right-address")
    user_logged_in.connect(note_sign_in, dispatch_uid="people-device")
