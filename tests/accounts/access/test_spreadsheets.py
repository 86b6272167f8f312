"""Files of tables: no cell of it runs in a spreadsheet, and what is harmless stays readable."""

import csv
import io
import re
import zipfile

import pytest

from accounts.access.spreadsheets import BOM, csv_file, inert, xlsx_file

HOSTILE = [
    "=1+1",
    "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", " =1", "   =cmd|' /C calc'!A0", "'=1", '"=1',
    "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "\u200b=1", "\ufeff=1", '=HYPERLINK("http://x")', "|cmd", "%0A=1",
    "-2+3+cmd", "+cmd|' /C calc'!A0", "@import", "=WEBSERVICE(A1)", "\u00a0=1", "''=1", "\x0b=1", '=DDE("cmd")', "-+=1",
    "`=1",
]  # fmt: skip
HARMLESS = ["Leipomo Kauris", "12", "-5", "12,5", "+358 40 123 4567", "–", "1–4", "a=b", "R&D", "O’Neill", "työ: 30 h"]


def cells(text):
    return next(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))


def test_there_are_30_hostile_cells():
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_hostile_cell_becomes_text(cell):
    [read] = cells(csv_file([[cell]]))
    assert read.startswith("'")
    assert not any(sign in read for sign in "\x00\t\r\n\u200b\ufeff")


@pytest.mark.parametrize("cell", HARMLESS)
def test_a_harmless_cell_stays_as_it_is(cell):
    assert inert(cell) == cell
    assert cells(csv_file([[cell]])) == [cell]


def test_delimiters_and_quotes_stay_inside_their_cell():
    assert cells(csv_file([['a;"b"', "c"]])) == ['a;"b"', "c"]


def test_the_file_opens_in_excel_as_utf_8():
    assert csv_file([["ä"]]).encode().startswith(b"\xef\xbb\xbf")


def test_a_workbook_holds_text_alone():
    with zipfile.ZipFile(io.BytesIO(xlsx_file([["Nimi"], *([cell] for cell in HOSTILE + HARMLESS)]))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert {"xl/workbook.xml", "xl/sharedStrings.xml"} <= set(book.namelist())
    cells = re.findall(r"<c [^>]*>", sheet)
    assert len(cells) == 1 + len(HOSTILE) + len(HARMLESS)
    assert all('t="s"' in cell for cell in cells)
    assert "<f>" not in sheet
