"""Templates: each one is used, none holds looks or scripts of its own, every text can be translated."""

import ast
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import django.forms
import pytest
from django.apps import apps

from tests.architecture.source import FLOORS, TEMPLATES, python_files, short, template_files, tree_of

PAGES = [path for path in template_files() if path.suffix == ".html"]
SHORT_TEXTS = sorted(TEMPLATES.glob("**/notices/*.sms.txt"))
NOTICES = sorted(set(TEMPLATES.glob("**/notices/*.txt")) - set(SHORT_TEXTS))
NAMES = [path.relative_to(TEMPLATES).as_posix() for path in PAGES]
ERROR_PAGES = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}  # Django asks for them by name
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?%}.*?{%\s*endcomment\s*%}", re.DOTALL)
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b(.*?)%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
CLASS = re.compile(r"{%\s*block (?:body|main|html)_class\s*%}.*?{%\s*endblock.*?%}", re.DOTALL)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b(?![^>]*nonce)", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\b(?:src|nonce)=)(?![^>]*application/json)", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script in an address": re.compile(r"javascript:", re.IGNORECASE),
    "a handler of htmx": re.compile(r"\bhx-on\b|\bhx-vars\b", re.IGNORECASE),
    "a text marked as safe": re.compile(r"(?<!help_text)\|\s*safe(?:seq)?\b|{%\s*autoescape off"),  # Django's own help
}
SHOWN_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "label"}
SAME_EVERYWHERE = {
    "Duunipari",
    "Suomi",
    "Svenska",
    "English",
    "FI",
    "SV",
    "EN",
    "km",
    "h",
    "CSV",
    "XLSX",
    "JSON",
    "PDF",
    "API",
}
SITE = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.fi\b")
WORD = re.compile(r"[^\W\d_]+")
SILENT = {"script", "style", "code", "kbd"}


def text_of(path):
    return COMMENT.sub("", path.read_text(encoding="utf-8"))


@cache
def named():
    """Every text in the code that may name a template, and f-strings as patterns."""
    names, patterns = set(), []
    for path in python_files(*FLOORS):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(one.value) if isinstance(one, ast.Constant) else ".+" for one in node.values]
                patterns.append(re.compile("".join(parts)))
    for path in template_files():
        names.update(re.findall(r"[\"']([\w/.-]+\.(?:html|txt))[\"']", text_of(path)))
    return names, [one for one in patterns if one.pattern.endswith((r"\.html", r"\.txt"))]


@cache
def of_others():
    """Templates of the packages that we use: ours of the same name take their place."""
    roots = [Path(config.path) / "templates" for config in apps.get_app_configs()]
    roots.append(Path(django.forms.__file__).parent / "templates")
    return {path.relative_to(root).as_posix() for root in roots for path in root.rglob("*") if path.is_file()}


def test_every_template_is_used():
    names, patterns = named()
    unused = [
        name
        for name in (path.relative_to(TEMPLATES).as_posix() for path in template_files())
        if name not in names | ERROR_PAGES | of_others() and not any(one.fullmatch(name) for one in patterns)
    ]
    mailed = {name for name in unused if re.sub(r"_(?:subject|message)\.txt$", "", name) in names}  # both by one prefix
    assert [name for name in unused if "/notices/" not in name and name not in mailed] == []


def test_every_template_that_is_named_is_there():
    ours = re.compile(rf"(?:{'|'.join(FLOORS)}|parts|home)/[\w/-]+\.(?:html|txt)")
    assert sorted(name for name in named()[0] if ours.fullmatch(name) and not (TEMPLATES / name).exists()) == []


@pytest.mark.parametrize("path", PAGES, ids=NAMES)
def test_no_page_holds_looks_or_scripts_of_its_own(path):
    text = text_of(path)
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", template_files(), ids=short)
def test_every_block_of_text_is_trimmed(path):
    assert [body for head, body in BLOCK.findall(text_of(path)) if "trimmed" not in head and "\n" in body] == []


class _Shown(HTMLParser):
    """Gathers what a reader would see or hear."""

    def __init__(self):
        super().__init__()
        self.said, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in SILENT
        self.said += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]

    def handle_endtag(self, tag):
        self.hidden -= tag in SILENT

    def handle_data(self, data):
        if not self.hidden:
            self.said.append(data)


def unmarked(text):
    """Words that a reader sees and no translator has met."""
    bare = TAGS.sub(" ", CLASS.sub(" ", BLOCK.sub(" ", text)))
    parser = _Shown()
    parser.feed(bare)
    return sorted({word for said in parser.said for word in WORD.findall(SITE.sub(" ", said))} - SAME_EVERYWHERE)


@pytest.mark.parametrize("path", [path for path in PAGES if "allauth/elements" not in path.as_posix()], ids=short)
def test_every_text_of_a_page_can_be_translated(path):
    assert unmarked(text_of(path)) == []


@pytest.mark.parametrize("path", NOTICES + SHORT_TEXTS, ids=short)
def test_every_text_of_a_notice_can_be_translated(path):
    assert WORD.findall(TAGS.sub(" ", BLOCK.sub(" ", text_of(path)))) in ([], ["Duunipari"])


def test_the_guards_see_what_they_are_for():
    assert unmarked('<p>Hello</p><img alt="A lake"><p>{% translate "Hi" %}</p>') == ["A", "Hello", "lake"]
    assert FORBIDDEN["an inline handler"].search('<a href="/" onclick="x()">')
    assert FORBIDDEN["an inline script"].search("<script>x()</script>")
    assert not FORBIDDEN["an inline script"].search('<script defer src="/site.js"></script>')
    assert FORBIDDEN["a style attribute"].search('<p class="lead" style="color: red">')
