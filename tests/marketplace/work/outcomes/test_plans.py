"""Study plans: what is a PDF comes through as it is; what is large, locked, active or something else does not."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from marketplace.work.outcomes import validators
from marketplace.work.outcomes.validators import MOST_BYTES, check_plan


def pdf(pages=1, change=lambda _writer: None):
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    change(writer)
    sheet = io.BytesIO()
    writer.write(sheet)
    return sheet.getvalue()


def upload(content, name="hoks.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def scripted(writer):
    names = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})
    writer._root_object[NameObject("/Names")] = writer._add_object(names)


def launching(writer):
    action = DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("x.exe")})
    writer._root_object[NameObject("/OpenAction")] = writer._add_object(action)


BAD = {
    "no PDF": b"Hei",
    "a picture with the name of a PDF": b"\x89PNG\r\n\x1a\n",
    "a beginning and nothing more": b"%PDF-1.7\n",
    "a page before the beginning": b"<script>" + pdf(),
    "locked": pdf(change=lambda writer: writer.encrypt("salainen")),
    "a script": pdf(change=scripted),
    "a file inside": pdf(change=lambda writer: writer.add_attachment("x.exe", b"MZ")),
    "something that starts": pdf(change=launching),
    "no page": pdf(0),
    "cut off": pdf()[:200],
    "empty": b"",
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_what_is_no_plain_pdf_is_refused(content):
    with pytest.raises(ValidationError):
        check_plan(upload(content))


@pytest.mark.parametrize("pages", [1, 100])
def test_a_plain_pdf_comes_through_byte_by_byte(pages):
    content = pdf(pages)
    assert check_plan(upload(content, "../../passwd")).read() == content


def test_the_size_is_judged_before_a_byte_is_read(monkeypatch):
    monkeypatch.setattr(validators, "MOST_BYTES", len(pdf()) - 1)
    with pytest.raises(ValidationError):
        check_plan(upload(pdf()))
    monkeypatch.setattr(validators, "MOST_BYTES", len(pdf()))
    assert check_plan(upload(pdf())).read() == pdf()
    assert MOST_BYTES == 5 * 1024 * 1024


def test_a_hundred_and_one_pages_are_too_many():
    with pytest.raises(ValidationError):
        check_plan(upload(pdf(101)))
