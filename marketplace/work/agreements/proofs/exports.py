"""The agreement as a tagged PDF (PDF/UA-1) in the reader's language, with a code and a QR that anybody can check."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any

import segno
import typst
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.work.agreements.models import Agreement
from marketplace.work.agreements.queries import before
from marketplace.work.agreements.states import Party
from marketplace.work.agreements.words import text_of_page

PAPER = Path(__file__).parent / "print" / "agreement.typ"
GROUP = 4  # letters of a code or fingerprint between two gaps
UNSEALED = "–"
# PDF/UA lets no letter pass that no font shows: such letters are printed by their number, the page shows them.
NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")  # how typst writes what stands in no line by itself: \u{200d}
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SURE = "\u017f"  # the last of the Latin letters that each font of typst itself has
MOST_UNKNOWN = 6  # tries, of a third of a second each, before everything doubtful is printed by its number


def pdf_of(agreement: Agreement, language: str) -> bytes:
    """One version with its signatures as a PDF, whatever letters are in it."""
    with translation.override(language):
        told = json.dumps(_shown(data_of(agreement, language)), ensure_ascii=False)
    for _try in range(MOST_UNKNOWN):
        try:
            return _typeset(told)
        except typst.TypstError as refusal:
            unknown = NO_LETTER.search(str(refusal))
            if unknown is None:
                raise
            told = by_number(told, set(ESCAPED.sub(lambda found: chr(int(found[1], 16)), unknown[1])))
    return _typeset(by_number(told, {sign for sign in told if sign > SURE}))


def _typeset(told: str) -> bytes:
    made: bytes = typst.compile(str(PAPER), format="pdf", sys_inputs={"data": told}, pdf_standards="ua-1")
    return made


def _shown(value: Any) -> Any:
    """The data with signs that steer (bells, "from here on backwards") written by their number: a paper shows all."""
    if isinstance(value, dict):
        return {name: _shown(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(one) for one in value]
    return STEERING.sub(lambda found: f"[U+{ord(found[0]):04X}]", value) if isinstance(value, str) else value


def by_number(text: str, letters: set[str]) -> str:
    """The text with some of its letters written as ``[U+1F600]``; what everybody's keyboard has stays."""
    return "".join(f"[U+{ord(sign):04X}]" if sign in letters and not sign.isascii() else sign for sign in text)


def data_of(agreement: Agreement, language: str) -> dict[str, Any]:
    """Everything that is printed, in the language in force."""
    text = text_of_page(agreement)
    word = agreement.signatures.filter(party=Party.COACH).values_list("word", flat=True).first()
    address = settings.SITE_URL + reverse("agreements:proof", args=[agreement.code])
    return {
        "language": language,
        "title": _("Work trial agreement"),
        "lead": _lead(agreement),
        "number": str(agreement.number),
        "lines": text["lines"],
        "limits": [f"{limit}." for limit in text["limits"]],
        "clauses": [str(clause) for clause in text["clauses"]],
        "signatures": [_signed(party, signature) for party, signature in text["signatures"]],
        "word": word or None,
        "words": _words(),
        "url": address,
        "qr": _qr(address),
        "code": " ".join(wrap(agreement.code, GROUP)),
        "fingerprint": " ".join(wrap(agreement.fingerprint, 2 * GROUP)) or UNSEALED,
    }


def _lead(agreement: Agreement) -> str:
    earlier = before(agreement)
    if earlier is None:
        return _("A fixed-term agreement of three parties under 380/2023 § 57.")
    return _("Version %(number)s. It takes the place of version %(earlier)s.") % {
        "number": agreement.number, "earlier": earlier.number,
    }  # fmt: skip


def _signed(party: Any, signature: Any) -> list[str]:
    if signature is None:
        return [str(party), UNSEALED, _("not signed yet")]
    when = date_format(timezone.localtime(signature.signed_at), "SHORT_DATETIME_FORMAT")
    return [str(party), signature.signer.name_on_paper, f"{when}, {signature.get_way_display()}"]


def _words() -> dict[str, str]:
    return {
        "version": _("version"), "page": _("page"), "agreed": _("What is agreed"), "what": _("Item"),
        "text": _("Agreed"), "clauses": _("Other terms"),
        "limits": _("The law's limits when the trial begins"), "signatures": _("Signatures"),
        "unsigned": _("This version corrects a contact. Nobody had to sign it again."), "party": _("Party"),
        "name": _("Name"), "when": _("When and how"), "word": _("The coach's statement"),
        "verify": _("Is this agreement valid?"), "code": _("Verification code"), "fingerprint": _("Fingerprint"),
        "how": _("Read the QR code or open the address. The page says whether the agreement is valid, without names."),
        "qr": _("QR code that leads to the page which verifies this agreement"),
    }  # fmt: skip


def _qr(address: str) -> str:
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, light="#fff", xmldecl=False)
    return drawn.getvalue().decode()
