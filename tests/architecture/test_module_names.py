"""The alphabet: what a module of a feature may be called, so that a reader knows from a name what lives there."""

from collections import Counter

import pytest
from django.conf import settings

from tests.architecture.source import FLOORS, ROOT, python_files

# The words, one line each: what such a module holds. Their order of imports is contract 6 of pyproject.toml.
ALPHABET = {
    "states": "the words of a life, its table of moves, the choices of columns",
    "models": "tables and querysets",
    "content": "plain values that are frozen with a row: the text that is sealed, the facts that are told",
    "rules": "who may",
    "queries": "reads over several tables",
    "words": "names, sentences and lines for people, of which pages, papers and messages are made",
    "days": "days that are counted, without a database",
    "limits": "what stops an action besides the state and the right: the law, a missing text, too many of a kind",
    "notices": "who is told what",
    "exports": "what leaves as a file: PDF, calendar, spreadsheet",
    "validators": "what no text and no file that is sent may be",
    "actions": "verbs: one function, one transaction",
    "holdings": "what a person holds for others, and what becomes of it when she goes",
    "tasks": "background jobs",
    "filters": "narrowing of lists",
    "forms": "forms of the pages",
    "verbs": "plain verbs as rows",
    "panels": "what is shown on pages of other features",
    "queues": "what waits here, for whom, since when and until when, as the list of all that waits tells it",
    "views": "pages",
    "api": "the REST API",
    "urls": "addresses of the pages",
    "api_urls": "addresses in the REST API",
    "receivers": "what is done when something below has moved",
    "manifest": "what lower features show of this one",
}
# Packages of plain functions, without pages, tables and verbs: each file is named after the one thing that it computes.
LIBRARIES = {
    "accounts.access": "tenancy, rules, links, pages: what every feature is built of",
    "accounts.keyring": "the ring of keys, sealing and proving, the page of a missing key",
    "accounts.outages": "a database that is away, a full disk, a value that is taken: in words",
    "accounts.audit": "transitions, the trail, batches: the same for every life",
    "marketplace.reference.eligibility.basis": "the law of a day, facts, periods, answers",
    "marketplace.reference.eligibility.schemes": "one file for each scheme",
    "marketplace.reference.eligibility.money": "costs, terms and payments of the schemes",
    "marketplace.reference.vocabulary.loading": "one file for each source, and what they share",
    "marketplace.work.listings.importing": "files and their rows",
    "matching.suggestions.runs": "one file for each step of a run",
    "matching.suggestions.sentences": "one file for each way to speak of her",
    "matching.suggestions.learning": "one file for each use of the log",
    "matching.suggestions.queueing": "reading the queue, choosing, moving",
}
# Bricks that stand below every feature and are known by name; they have pages or tables as well.
BRICKS = {
    "accounts.access",
    "accounts.audit",
    "accounts.holdings",
    "accounts.ratelimits",
    "accounts.keyring",
    "accounts.outages",
}
# Every other module, and why its name is its own.
EXCEPTIONS = {
    # allauth and Django ask for these by their own names
    "accounts.people.middleware",
    "accounts.people.signin.adapters",
    "accounts.ratelimits.middleware",
    "accounts.ratelimits.store",
    "accounts.privacy.fields",
    "accounts.unsent.middleware",
    # a program of its own, handed out with an export
    "accounts.chain.verifier",
    # the pages of "about" have an address of their own in the site map
    "accounts.privacy.about_urls",
    # small machines of one feature, each asked for by many others: the name says which one
    "accounts.notices.channels",
    "accounts.notices.ical",
    "accounts.notices.schedule",
    "accounts.people.navigation",
    "accounts.privacy.encryption",
    "accounts.people.signin.devices",
    "accounts.people.signin.reauthentication",
    "accounts.privacy.registry",
    "accounts.privacy.rotation",
    "accounts.unsent.marks",
    "marketplace.guidance.profiles.photos",
    "marketplace.reference.vocabulary.text",
    "marketplace.work.listings.wording",
    "matching.oversight.loading",
    "moderation.statistics.disclosure",
    # people who can be signed in with a click in the demo: a setting names it
    "accounts.people.demo",
    # what the house ships, loaded into tables: the tests' template watches modules of this name
    "marketplace.reference.eligibility.loader",
    # cryptography, counting and made-up pairs: pure functions that only their own feature asks for
    "marketplace.guidance.appointments.availability.slots",
    "marketplace.work.agreements.signing.seals",
    "marketplace.work.listings.writing.drafts",
    "marketplace.work.nextsteps.options",
    "matching.practice.pairs",
    # lives beside the feature's own: their tables and verbs are still read and re-exported by the feature's own modules
    "marketplace.guidance.plans.beginning_actions",
    "marketplace.guidance.plans.beginnings",
    "marketplace.guidance.plans.serving_actions",
    "marketplace.guidance.plans.start_views",
    "marketplace.guidance.plans.step_views",
    "marketplace.services.events.seat_views",
    "marketplace.services.events.seats",
    "marketplace.work.outcomes.case_actions",
    "marketplace.work.outcomes.case_views",
    "marketplace.work.outcomes.cases",
}


def module_of(path):
    return path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")


def modules():
    """Dotted names of all modules of features and bricks, without their ``__init__``."""
    packages = (*settings.FEATURES, *BRICKS)
    for path in python_files(*FLOORS):
        name = module_of(path)
        if path.stem != "__init__" and any(name.startswith(f"{one}.") for one in packages):
            yield name


def is_known(name):
    package, _dot, word = name.rpartition(".")
    return word in ALPHABET or package in LIBRARIES or name in EXCEPTIONS


def test_every_module_of_a_feature_is_called_by_a_word_of_the_alphabet():
    assert [name for name in modules() if not is_known(name)] == []


def test_an_exception_is_there_and_needed():
    there = set(modules())
    assert [name for name in EXCEPTIONS if name not in there or name.rpartition(".")[2] in ALPHABET] == []
    packages = {name.rpartition(".")[0] for name in there}
    assert [name for name in LIBRARIES if name not in packages] == []


def test_a_library_has_no_pages_no_tables_and_no_verbs():
    others = {"views", "api", "urls", "api_urls", "forms", "models", "actions", "verbs", "manifest"}
    found = Counter(name.rpartition(".")[0] for name in modules() if name.rpartition(".")[2] in others)
    assert [name for name in LIBRARIES if name not in BRICKS and found[name]] == []


@pytest.mark.parametrize("name", ["seat_views", "time_actions", "cost_api", "helpers", "utils"])
def test_another_name_is_seen(name):
    assert not is_known(f"marketplace.work.listings.{name}")
    assert is_known("marketplace.work.listings.views")


def test_a_package_inside_of_a_feature_says_what_lives_there():
    silent = [
        module_of(path.parent)
        for path in python_files(*FLOORS)
        if path.stem == "__init__"
        and any(module_of(path.parent).startswith(f"{one}.") for one in settings.FEATURES)
        and len(path.read_text(encoding="utf-8").split()) < 5
    ]
    assert silent == []
