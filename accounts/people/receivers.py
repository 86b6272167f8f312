"""What people do when the sign-in has moved: addresses that a code has proved are kept, new second steps counted."""

from allauth.account.signals import authentication_step_completed
from allauth.mfa.signals import authenticator_added

from accounts.people.adapters import count_new_second_step, keep_proven_address


def connect() -> None:
    """Connect the receivers of this feature, once."""
    authentication_step_completed.connect(keep_proven_address, dispatch_uid="people-address")
    authenticator_added.connect(count_new_second_step, dispatch_uid="people-second-step")
