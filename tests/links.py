"""Links of mails in tests: made as a mail makes them, opened as a reader opens them."""

from accounts.access.tokens import fingerprint
from accounts.links.actions import make_link
from accounts.links.models import AccessLink
from accounts.notices.models import Notice


def link_to(page, subject, reader):
    """A fresh link, as the mail to this reader would bear it."""
    return make_link(page, subject.pk, reader, reader.email or "")


def link_to_mailbox(page, subject, address):
    """A fresh link in a mail to an address without an account."""
    return make_link(page, subject.pk, None, address)


def row_of(link):
    """The row of a link, which here knows its secret."""
    obj = AccessLink.objects.get(key_hash=fingerprint(link.split("/")[-2]))
    obj.token = link.split("/")[-2]
    return obj


def link_in(name, **wanted):
    """The link of the newest mail of this name."""
    notice = Notice.objects.filter(name=name, **wanted).order_by("pk").last()
    address = (notice.recipient.email if notice.recipient else notice.address) or ""
    return make_link(notice.link_page, notice.link_subject, notice.recipient, address)


def pressed(client, link, do="open", **said):
    """The answer to a pressed button of the page."""
    return client.post(f"{link}?do={do}", said)
