"""Titles of a file find their occupation by the command: everyday words, slips, three languages; bad lines are named."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from matching.benchmark.titles import everyday_titles, read_corpus, read_release
from matching.ranking.titles import Title
from tests.matching.benchmark.market import WORK, write_esco


@pytest.fixture(scope="module")
def esco(tmp_path_factory):
    return write_esco(tmp_path_factory.mktemp("esco"))


@pytest.fixture
def linked(esco, tmp_path, capsys):
    """Titles → the answer of the command for each."""

    def link(*texts):
        file = tmp_path / "asked.tsv"
        file.write_text("text\tisco\n" + "".join(f"{text}\t0000\n" for text in texts), encoding="utf-8")
        return run(file, esco, tmp_path)

    return link


def run(file, esco, tmp_path):
    out = tmp_path / "out.jsonl"
    call_command("link_titles", str(file), "--esco", str(esco), "--out", str(out), "--json", verbosity=0)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("written", "isco"),
    [
        ("leipuri", "7512"),
        ("Leipuriksi haluaisin", "7512"),
        ("leipri", "7512"),
        ("siivoushommia", "9112"),
        ("kokin hommia", "5120"),
        ("ravintolakokki", "5120"),
        ("talomaalari", "7131"),
        ("städerska", "9112"),
        ("målaren", "7131"),
        ("skolkock", "5120"),
        ("House Painters", "7131"),
        ("office cleaner", "9112"),
        ("school cook", "5120"),
    ],
)
def test_what_aino_writes_finds_the_group(linked, written, isco):
    assert linked(written)[0]["isco"][0] == isco


def test_answers_keep_the_order_and_the_words_of_the_file(linked):
    answers = linked("kokki", "kokki", "  bagare ")
    assert [answer["text"] for answer in answers] == ["kokki", "kokki", "bagare"]
    assert answers[0]["esco"][0] == f"{WORK}cook"
    assert answers[2]["esco"][0] == f"{WORK}baker"
    assert all(len(code) == 4 for answer in answers for code in answer["isco"])


def test_a_word_that_is_known_to_nobody_finds_nothing(linked):
    assert linked("1234")[0] == {"text": "1234", "isco": [], "esco": []}


def test_the_command_says_how_many_titles_it_linked(esco, tmp_path, capsys):
    (tmp_path / "asked.tsv").write_text("text\nkokki\n", encoding="utf-8")
    run(tmp_path / "asked.tsv", esco, tmp_path)
    assert json.loads(capsys.readouterr().out)["titles"] == 1


def test_house_words_without_an_address_stand_for_their_group(esco):
    words = [("", "7512", "fi", "pullanleipoja"), (f"{WORK}cook", "5120", "fi", "köksä"), ("", "0000", "fi", "x")]
    assert list(everyday_titles(read_release(esco), words)) == [
        Title("isco/7512", "pullanleipoja", "fi"),
        Title(f"{WORK}cook", "köksä", "fi"),
    ]


CORPUS = (
    "C1_en_000\tbaker\nC2_en_000\tcook\nC2_en_001\tship cook\nC3_en_000\tcleaner\n"
    "C4_en_000\tlighthouse keeper\nC5_en_000\tbaker ym.\n"
)


def melo(folder, queries="Q1\tBagare\nQ2\tFyrvaktare\nQ3\tlighthouse keepers\n", corpus=CORPUS):
    (folder / "queries.tsv").write_text(queries, encoding="utf-8")
    (folder / "corpus_elements.tsv").write_text(corpus, encoding="utf-8")
    return folder / "queries.tsv"


def test_a_swedish_query_finds_the_english_element_of_its_concept(esco, tmp_path):
    answers = run(melo(tmp_path), esco, tmp_path)
    assert [answer["id"] for answer in answers] == ["Q1", "Q2", "Q3"]
    assert answers[0]["ranked"][0] == "C1_en_000"
    assert answers[2]["ranked"][0] == "C4_en_000"  # a concept that ESCO does not have
    assert all(len(answer["ranked"]) == len(set(answer["ranked"])) for answer in answers)
    assert "C2_en_001" not in answers[0]["ranked"]  # one element per concept


def test_corpus_concepts_are_known_by_their_labels(esco, tmp_path):
    melo(tmp_path)
    corpus = read_corpus(tmp_path / "corpus_elements.tsv", read_release(esco).titles)
    assert corpus.first == ["C1_en_000", "C2_en_000", "C3_en_000", "C4_en_000", "C5_en_000"]
    assert corpus.concepts == [f"{WORK}baker", f"{WORK}cook", f"{WORK}cleaner", "C4", "isco/7512"]
    assert [title.text for title in corpus.unknown] == ["lighthouse keeper"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title\nkokki\n", r"asked\.tsv, line 1: no column text"),
        (b"", r"asked\.tsv, line 1: no column text"),
        (b"text\tisco\nkokki\t5120\nleipuri\n", r"asked\.tsv, line 3: the number of columns"),
        (b"text\nkokki\tx\n", r"asked\.tsv, line 2: the number of columns"),
        (b"text\tisco\nkokki\t1\n \t2\n", r"asked\.tsv, line 3: one of text is empty"),
        (b"text\nkokki\nst\xe4dare\n", r"asked\.tsv, line \d: .*utf-8"),
    ],
)
def test_a_malformed_table_is_named_with_its_line(esco, tmp_path, content, said):
    (tmp_path / "asked.tsv").write_bytes(content)
    with pytest.raises(CommandError, match=said):
        run(tmp_path / "asked.tsv", esco, tmp_path)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"queries": "Q1\tkock\nQ2 bagare\n"}, r"queries\.tsv, line 2: not an id, a tab and a text"),
        ({"queries": "Q1\tkock\nQ1\tbagare\n"}, r"queries\.tsv, line 2: .*came before"),
        ({"queries": "Q1\t \n"}, r"queries\.tsv, line 1: the id “Q1” is not one, or it has no text"),
        ({"corpus": "C1_en_000\tbaker\n\nnonsense\tcook\n"}, r"corpus_elements\.tsv, line 3: the id “nonsense”"),
    ],
)
def test_a_malformed_melo_file_is_named_with_its_line(esco, tmp_path, broken, said):
    with pytest.raises(CommandError, match=said):
        run(melo(tmp_path, **broken), esco, tmp_path)


def test_missing_files_are_named(esco, tmp_path):
    with pytest.raises(CommandError, match=r"asked\.tsv: no such file"):
        run(tmp_path / "asked.tsv", esco, tmp_path)
    (tmp_path / "asked.tsv").write_text("text\nkokki\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"ISCOGroups_fi\.csv: no such file"):
        run(tmp_path / "asked.tsv", tmp_path, tmp_path)
