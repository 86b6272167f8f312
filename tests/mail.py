"""A true SMTP server for tests: what it receives is parsed as a mail programme would parse it."""

import email
import email.policy
import socket

import pytest
from aiosmtpd.controller import Controller


class Mailbox:
    """Collects mails; ``refuses`` makes it answer like a server that is not well, ``no_box`` to the names of boxes.

    ``no_box`` is the answer by address, such as ``550 5.1.1 No such user``; ``refuses`` may be an answer too.
    """

    def __init__(self):
        self.mails = []
        self.recipients = []
        self.refuses = False
        self.no_box = {}

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        if address in self.no_box:
            return self.no_box[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - the name that aiosmtpd asks for
        if self.refuses:
            return self.refuses if isinstance(self.refuses, str) else "451 Try again later"
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        self.recipients.append(envelope.rcpt_tos)
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(box, port):
    """A mail server of a box, running."""
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    return server


def point_to_a_server(settings):
    """Let the service's mails of this test go to a port of this machine, behind which nobody answers yet."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    return settings.EMAIL_PORT


@pytest.fixture
def mailbox(settings):
    """A mailbox behind a server of its own; the service's mails of this test go there."""
    box = Mailbox()
    server = serve(box, point_to_a_server(settings))
    yield box
    server.stop()
