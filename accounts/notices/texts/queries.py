"""Reads of texts: what each notice says, told with invented people. Nothing of anybody stands in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.template.loader import select_template
from django.utils import translation

from accounts.notices.models import Notice
from accounts.notices.words import texts_called, words_of
from accounts.people.models import User
from accounts.people.states import Role

FACT = re.compile(r"{{ (\w+) }}")
INVENTED = {
    "who": "Kaisa Korhonen", "coach": "Kaisa Korhonen", "deputy": "Leena Lahti", "person": "Aino", "young": "Aino",
    "organisation": "Leipomo Kauris", "workplace": "Leipomo Kauris", "title": "Leipurin apulainen",
}  # fmt: skip


class Told(NamedTuple):
    """One text in one language."""

    language: str
    subject: str
    body: str


def text_names() -> list[str]:
    """Names of the texts of all features, in the order of the alphabet; short texts for phones are left out."""
    folders = [Path(settings.BASE_DIR, "templates", *package.split("."), "notices") for package in settings.FEATURES]
    found = (path.stem for folder in folders for path in folder.glob("*.txt"))
    return sorted(name for name in found if not name.endswith(".sms"))


def told(name: str, language: str) -> Told:
    """A text as an invented reader of a language would get it; what nobody has invented stands in brackets."""
    source = Path(select_template(texts_called(name)).template.origin.name).read_text(encoding="utf-8")
    facts = {fact: INVENTED.get(fact, f"[{fact}]") for fact in FACT.findall(source)}
    reader = User(given_name="Aino", role=Role.YOUNG, language=language)
    with translation.override(language):
        return Told(language, *words_of(Notice(recipient=reader, name=name, facts=facts, link="/")))
