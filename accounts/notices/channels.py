"""The ways out of the house: mail over SMTP, text messages over the gateway that the operator names."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import EmailMessage

from accounts.links.actions import make_link
from accounts.notices.models import Notice
from accounts.notices.states import Channel
from accounts.notices.words import one_line, words_of
from accounts.people.models import User

LONGEST_TEXT = 320  # two parts of 160 letters; a reminder needs one


def is_reachable(person: User, channel: str = Channel.MAIL) -> bool:
    """Whether a message may go to a person on this way now; otherwise it waits in the service."""
    if channel == Channel.SMS:
        return bool(person.phone and settings.SMS_URL) and person.wants_sms and person.is_active
    return bool(person.email) and person.wants_mail and person.is_active


def can_go_out(notice: Notice) -> bool:
    """Whether the reader of a notice can be reached. An address without an account was given for this."""
    return notice.recipient is None or is_reachable(notice.recipient, notice.channel)


def send(notice: Notice) -> None:
    """Send a notice on its way. Raises whatever the mail server or the gateway answers with."""
    if notice.channel == Channel.SMS and notice.recipient:
        _send_text(notice, notice.recipient.phone)
    else:
        _send_mail(notice)


def _send_mail(notice: Notice) -> None:
    address = (notice.recipient.email if notice.recipient else notice.address) or ""
    subject, body = words_of(notice, _own_link(notice, address))
    headers = {"Message-ID": f"<{notice.message_id}@duunipari>", "Auto-Submitted": "auto-generated"}
    EmailMessage(subject, body, to=[address], headers=headers).send()


def _own_link(notice: Notice, address: str) -> str:
    """The secret link of this very mail, empty for one that needs none."""
    if not notice.link_page:
        return ""
    return make_link(notice.link_page, notice.link_subject, notice.recipient, address)


def _send_text(notice: Notice, number: str) -> None:
    """One POST of JSON: ``to`` (E.164), ``text``, ``id``. The same id over tries lets the gateway send it once.

    With a ``file:`` address (development and demo) each message becomes a file of that folder.
    """
    message = {
        "to": number,
        "text": one_line(" ".join(words_of(notice)))[:LONGEST_TEXT],
        "id": str(notice.message_id),
    }
    if settings.SMS_URL.startswith("file:"):
        folder = Path(settings.SMS_URL.removeprefix("file:"))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{notice.message_id}.json").write_text(json.dumps(message, ensure_ascii=False), encoding="utf-8")
        return
    headers = {
        "Content-Type": "application/json",
        "Authorization": f"Bearer {settings.SMS_TOKEN}",
        "Idempotency-Key": message["id"],
    }
    request = Request(settings.SMS_URL, json.dumps(message).encode(), headers, method="POST")  # noqa: S310
    with urlopen(request, timeout=settings.EMAIL_TIMEOUT):  # noqa: S310 - the operator's own address, not a user's
        pass
