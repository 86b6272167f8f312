"""What tests of accounts share."""

from tests.mail import mailbox

__all__ = ("mailbox",)
