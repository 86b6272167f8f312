"""The shipped words themselves: complete, unique, in three languages, each occupation in a group that exists."""

import re
from collections import Counter

import pytest

from marketplace.reference.vocabulary.loading.loader import _rows, everyday_words
from marketplace.reference.vocabulary.states import Group, Kind, Tongue

ESCO = re.compile(r"http://data\.europa\.eu/esco/(occupation|skill)/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# The unit groups of ISCO-08 (ILO 2012): minor group, then the last digit of each of its unit groups.
UNIT_GROUPS = """
011:0 021:0 031:0 111:1234 112:0 121:1239 122:123 131:12 132:1234 133:0 134:1234569 141:12 142:0 143:19 211:1234
212:0 213:123 214:1234569 215:123 216:123456 221:12 222:12 223:0 224:0 225:0 226:12345679 231:0 232:0 233:0
234:12 235:1234569 241:123 242:1234 243:1234 251:12349 252:1239 261:129 262:12 263:123456 264:123 265:1234569
311:123456789 312:123 313:123459 314:123 315:12345 321:1234 322:12 323:0 324:0 325:123456789 331:12345 332:1234
333:12349 334:1234 335:123459 341:123 342:123 343:12345 351:1234 352:12 411:0 412:0 413:12 421:1234 422:12345679
431:123 432:123 441:1234569 511:123 512:0 513:12 514:12 515:123 516:123459 521:12 522:123 523:0 524:1234569
531:12 532:129 541:12349 611:1234 612:1239 613:0 621:0 622:1234 631:0 632:0 633:0 634:0 711:123459 712:1234567
713:123 721:12345 722:1234 723:1234 731:123456789 732:123 741:123 742:12 751:123456 752:123 753:123456 754:12349
811:1234 812:12 813:12 814:123 815:12345679 816:0 817:12 818:1239 821:129 831:12 832:12 833:12 834:1234 835:0
911:12 912:1239 921:123456 931:123 932:19 933:1234 941:12 951:0 952:0 961:123 962:12349
"""
GROUPS = {minor + last for minor, lasts in (part.split(":") for part in UNIT_GROUPS.split()) for last in lasts}
WORDS = list(_rows("vocabulary.tsv"))
SYNONYMS = list(_rows("synonyms.tsv"))
OCCUPATIONS = [row for row in WORDS if row["kind"] == Kind.OCCUPATION]


def twice(things):
    return [obj for obj, count in Counter(things).items() if count > 1]


def test_there_are_150_occupations_and_400_skills_at_least():
    kinds = Counter(row["kind"] for row in WORDS)
    assert kinds[Kind.OCCUPATION] >= 150
    assert kinds[Kind.SKILL] >= 400


def test_no_code_and_no_esco_address_comes_twice():
    assert twice((row["kind"], row["code"]) for row in WORDS) == []
    assert twice(row["esco"] for row in WORDS if row["esco"]) == []


def test_codes_are_plain_words_that_fit_the_column():
    odd = [row["code"] for row in WORDS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["code"])]
    assert odd == []
    assert max(len(row["code"]) for row in WORDS) <= 60


@pytest.mark.parametrize("tongue", Tongue.values)
def test_every_row_has_a_clean_name_in_each_language(tongue):
    odd = [row["code"] for row in WORDS if not row[tongue] or row[tongue] != " ".join(row[tongue].split())]
    assert odd == []


def test_every_occupation_has_a_group_of_isco_08():
    assert len(GROUPS) == 436
    assert [row["code"] for row in OCCUPATIONS if row["isco"] not in GROUPS] == []
    assert [row["code"] for row in WORDS if row["kind"] != Kind.OCCUPATION and row["isco"]] == []


def test_every_skill_has_a_group_to_browse_and_each_group_has_five():
    groups = Counter(row["group"] for row in WORDS if row["kind"] == Kind.SKILL)
    assert set(groups) == set(Group.values)
    assert min(groups.values()) >= 5


def test_esco_addresses_look_like_esco():
    assert [row["code"] for row in WORDS if row["esco"] and not ESCO.fullmatch(row["esco"])] == []


def test_every_synonym_belongs_to_a_row_and_is_clean():
    codes = {(row["kind"], row["code"]) for row in WORDS}
    assert [row["text"] for row in SYNONYMS if (row["kind"], row["code"]) not in codes] == []
    assert [row["text"] for row in SYNONYMS if not row["text"] or row["text"] != " ".join(row["text"].split())] == []
    assert {row["language"] for row in SYNONYMS} == set(Tongue.values)


@pytest.mark.parametrize("kind", [Kind.OCCUPATION, Kind.SKILL])
def test_a_word_means_one_thing_in_a_language(kind):
    names = [(tongue, row[tongue].casefold()) for row in WORDS if row["kind"] == kind for tongue in Tongue.values]
    others = [(row["language"], row["text"].casefold()) for row in SYNONYMS if row["kind"] == kind]
    assert twice(names + others) == []


@pytest.mark.parametrize("tongue", Tongue.values)
def test_every_occupation_has_an_everyday_word_besides_its_name(tongue):
    known = {row["code"] for row in SYNONYMS if row["kind"] == Kind.OCCUPATION and row["language"] == tongue}
    assert [row["code"] for row in OCCUPATIONS if row["code"] not in known] == []


def test_everyday_words_bring_their_occupation_along():
    words = set(everyday_words())
    assert (
        "http://data.europa.eu/esco/occupation/d35f9e79-5778-43b4-8667-0e3ba1fcb19a",
        "9334",
        "fi",
        "hyllyttäjä",
    ) in words
    assert ("", "7223", "sv", "svarvare") in words
    assert len(words) == 3 * len(OCCUPATIONS) + sum(row["kind"] == Kind.OCCUPATION for row in SYNONYMS)
