"""The ways out of the house: mail over SMTP, text messages over the gateway that the operator names."""

from __future__ import annotations

import json
import re
from http.client import HTTPException
from pathlib import Path
from smtplib import SMTPDataError, SMTPRecipientsRefused
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError

from accounts.links.actions import make_link
from accounts.notices.models import Notice
from accounts.notices.states import Channel, Failure
from accounts.notices.words import authority_of, mail_of, short_text_of
from accounts.people.models import User

LONGEST_TEXT = 320  # two parts of 160 letters; ours need one
PERMANENT = 500  # SMTP: from this code on the answer is final (RFC 5321, 4.2.1)
# Which final answers speak of the address itself: 5.1.x but the two of the sender's, and a closed box (RFC 3463); where
# the server says no more than a code, these (RFC 5321, 4.2.3; RFC 7504). The rest: a full box, or we are refused.
NO_SUCH_BOX_SAID = re.compile(rb"5\.(1\.(?!7\b|8\b)\d+|2\.1)\b")
NO_SUCH_BOX_CODES = (550, 551, 553, 556)


def is_reachable(person: User, channel: str = Channel.MAIL) -> bool:
    """Whether a message may go to a person on this way now; otherwise it waits in the service."""
    if channel == Channel.SMS:
        return bool(person.phone and settings.SMS_URL) and person.wants_sms and person.is_active
    return bool(person.email) and person.wants_mail and person.is_active


def is_told_by_text(person: User) -> bool:
    """Whether a text message says in short what the service says: to who has a phone and whom no mail reaches."""
    return is_reachable(person, Channel.SMS) and (not is_reachable(person) or person.is_email_refused)


def can_go_out(notice: Notice) -> bool:
    """Whether the reader of a notice can be reached. An address without an account was given for this."""
    return notice.recipient is None or is_reachable(notice.recipient, notice.channel)


def send(notice: Notice) -> None:
    """Send a notice on its way. Raises whatever the mail server or the gateway answers with."""
    if notice.channel == Channel.SMS and notice.recipient:
        _send_text(notice, notice.recipient.phone)
    else:
        _send_mail(notice)


def judge(failure: Exception) -> Failure:
    """What an exception of ``send`` means: whether the way is blocked, the message, or the address.

    A mistake of our own (a text that cannot be written) is hopeless until somebody has mended it; a full box and a
    server that takes no mail from us pass.
    """
    if isinstance(failure, SMTPRecipientsRefused):
        refusals = failure.recipients.values()
        return Failure.NO_SUCH_BOX if refusals and all(map(_names_no_box, refusals)) else Failure.PASSING
    if isinstance(failure, SMTPDataError) and failure.smtp_code >= PERMANENT:
        return Failure.HOPELESS
    return Failure.PASSING if isinstance(failure, OSError | HTTPException | DatabaseError) else Failure.HOPELESS


def _names_no_box(refusal: tuple[int, bytes]) -> bool:
    code, said = refusal
    if re.match(rb"\d\.\d+\.\d+\b", said):
        return code >= PERMANENT and NO_SUCH_BOX_SAID.match(said) is not None
    return code in NO_SUCH_BOX_CODES


def address_of(notice: Notice) -> str:
    """Where the mail of a notice goes, empty where its reader has no address."""
    return (notice.recipient.email or "") if notice.recipient else notice.address


def _send_mail(notice: Notice) -> None:
    address = address_of(notice)
    subject, body = mail_of(notice, _own_link(notice, address))
    headers = {"Message-ID": f"<{notice.message_id}@duunipari>", "Auto-Submitted": "auto-generated"}
    authority = authority_of(notice)
    answers_to = [authority.contact] if authority and authority.contact else None
    EmailMessage(subject, body, to=[address], reply_to=answers_to, headers=headers).send()


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
        "text": short_text_of(notice)[:LONGEST_TEXT],
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
