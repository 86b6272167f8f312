"""The words of a notice: subject and text in its reader's language, from the templates of the feature that sends it."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string, select_template
from django.utils import timezone, translation

from accounts.access.models import Authority
from accounts.access.tenancy import across_authorities
from accounts.notices.models import Notice
from accounts.people.models import SYSTEM_NAME, User
from accounts.people.states import Role
from accounts.people.words import footer_for, footer_for_address

# Facts that tell nobody where or when somebody is: names of people, phones of workers, the hour of a sign-in.
HARMLESS = frozenset({"who", "person", "coach", "deputy", "phone", "at", "other", "writer", "contact"})
OWN = frozenset({"title", "workplace", "organisation", "reason"})  # a workplace knows its own name and places
NEUTRAL = "held_short"
LONGEST_SUBJECT = 78  # letters of a line of a mail (RFC 5322, 2.1.1), and about what a list of mails shows


def one_line(value: Any) -> str:
    """A fact on one line without control characters, so that no name or title can add a line to a mail's head."""
    line = " ".join(str(value).split())
    return "".join(letter for letter in line if unicodedata.category(letter) not in ("Cc", "Cf"))


def days_left(notice: Notice) -> int | None:
    """Days from today till what the notice reminds of; None where it reminds of no moment.

    They are counted when it is sent or read, so that what comes late does not say "tomorrow" of today.
    """
    begins_at = notice.begins_at
    return None if begins_at is None else (timezone.localdate(begins_at) - timezone.localdate()).days


def texts_called(name: str) -> list[str]:
    """Where the text of a notice may lie: ``notices/<name>.txt`` in the templates of one of the features."""
    return [f"{package.replace('.', '/')}/notices/{name}.txt" for package in settings.FEATURES]


def has_short_text(name: str) -> bool:
    """Whether ``notices/<name>.sms.txt`` lies beside the text of a notice: what a text message says of it."""
    try:
        select_template(texts_called(f"{name}.sms"))
    except TemplateDoesNotExist:
        return False
    return True


def words_of(notice: Notice, secret_link: str = "") -> tuple[str, str]:
    """Subject and text of a notice in its reader's language; a mail may carry a link of its own."""
    return _parted(_rendered(notice, notice.name, secret_link or notice.link))


def _parted(text: str) -> tuple[str, str]:
    subject, _line_end, body = text.partition("\n")
    return _shortened(one_line(subject)), body.strip()


def _shortened(subject: str) -> str:
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"


def tells_whereabouts(notice: Notice) -> bool:
    """Whether a mail would tell where or when somebody is who needs extra protection, asked as it is sent.

    What speaks of an account itself (it is about to end, somebody came in) tells no place and goes out whole.
    """
    with across_authorities():
        cause = notice.find_cause()
    person = None if isinstance(cause, User) else getattr(cause, "person", None) or notice.recipient
    if person is None or not person.is_safety_flagged:
        return False
    is_employer = notice.recipient is None or notice.recipient.role == Role.EMPLOYER
    return bool(set(notice.facts) - (HARMLESS | OWN if is_employer else HARMLESS))


def mail_of(notice: Notice, secret_link: str = "") -> tuple[str, str]:
    """Subject and text of a notice as a mail: under the text stands who sends it, why, and how to change that."""
    subject, body = words_of(notice, secret_link)
    if tells_whereabouts(notice):
        subject, body = _parted(_rendered(notice, NEUTRAL, secret_link or notice.link))
    with translation.override(notice.tongue):
        authority = authority_of(notice)
        footer = footer_for(notice.recipient, authority) if notice.recipient else footer_for_address(authority)
    return subject, f"{body}\n\n{footer}"


def authority_of(notice: Notice) -> Authority | None:
    """Whose matter a notice is: its reader's own authority, or for who belongs to none that of its cause."""
    if notice.recipient and notice.recipient.authority:
        return notice.recipient.authority
    with across_authorities():
        return getattr(notice.find_cause(), "authority", None)


def short_text_of(notice: Notice) -> str:
    """What a text message says of a notice, in its reader's language, on one line."""
    return one_line(_rendered(notice, f"{notice.name}.sms", ""))


def _rendered(notice: Notice, name: str, link: str) -> str:
    facts = {name: one_line(value) for name, value in notice.facts.items()}
    with translation.override(notice.tongue):
        return render_to_string(
            texts_called(name),
            {
                **facts,
                "days_left": days_left(notice),
                "name": one_line(notice.recipient.short_name) if notice.recipient else "",
                "is_bare": notice.recipient is not None and notice.recipient.is_safety_flagged,
                "service": SYSTEM_NAME,
                "link": f"{settings.SITE_URL}{link}" if link else "",
                "site": settings.SITE_URL,
            },
        ).strip()
