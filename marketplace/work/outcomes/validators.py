"""Study plans: PDF files by their content, of a size that people send, without anything that runs by itself."""

from __future__ import annotations

import io
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

MOST_BYTES = 5 * 1024 * 1024
MOST_PAGES = 100
BEGINNING = b"%PDF-"
ACTIVE_NAMES = ("/JavaScript", "/EmbeddedFiles")


def check_plan(upload: File) -> ContentFile:
    """The one gate for study plans: the bytes as they were sent, under a name of our own.

    Raises ValidationError for what is too large, no PDF by its content, locked, or holds scripts or further files.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The file is too large. Send a PDF of at most 5 MB."), code="too_heavy")
    content = upload.read()
    try:
        fault = _fault(content)
    except Exception:  # readers of hostile bytes raise anything
        fault = "broken"
    if fault == "locked":
        raise ValidationError(_("The PDF asks for a password. Send one that opens without."), code="locked")
    if fault == "active":
        raise ValidationError(_("The PDF holds a script or other files. Print it to a plain PDF first."), code="active")
    if fault:
        raise ValidationError(_("This file cannot be read as a PDF. Choose a PDF file."), code="not_a_pdf")
    return ContentFile(content, name="plan.pdf")


def _fault(content: bytes) -> str:
    if not content.startswith(BEGINNING):
        return "broken"
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        return "locked"
    if _is_active(reader.trailer["/Root"]):
        return "active"
    return "" if 0 < len(reader.pages) <= MOST_PAGES else "broken"


def _is_active(root: Any) -> bool:
    """Whether the file does something when it is opened; turning to a page is all that it may."""
    names = _entry(root, "/Names")
    opening = _entry(root, "/OpenAction")
    runs = hasattr(opening, "get") and opening.get("/S", "/GoTo") != "/GoTo"
    return "/AA" in root or runs or any(name in names for name in ACTIVE_NAMES)


def _entry(root: Any, name: str) -> Any:
    """An entry of the catalogue itself, not the reference to it that ``get`` returns."""
    return root[name] if name in root.keys() else {}  # noqa: SIM118
