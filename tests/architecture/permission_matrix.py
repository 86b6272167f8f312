"""Who may open which door: every address of the site, the eleven readers, GET and POST, one letter each (permission_matrix.txt).

The readers, in the order of the columns:
    visitor | aino the young person herself, bella another one | uuno of an unchecked employer, mikko whose employer it
    is, milla of another employer | kaisa her coach, leena a coach of the same authority, ville of the other one |
    sofia the coordinator | armi the administrator
The letters: + let in, L log in first, R log in anew, 3 forbidden (403), 4 as if it did not exist (404), 5 no such
method (405). The thing is the one in the address (tests/security/world.py): Aino's, or the bakery's; ``-`` where the
address names none. An address that is missing here is a failure.
"""

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("permission_matrix.txt").read_text(encoding="utf-8")


@dataclass(frozen=True)
class MatrixRow:
    """One line of the table."""

    name: str
    obj: str
    words: tuple[str, ...]
    get: str
    post: str


def _matrix_row(line):
    name, *rest = line.split()
    letters, named = rest[-12:], rest[:-12]
    return MatrixRow(name, named[0], tuple(named[1:]), "".join(letters[:6]), "".join(letters[6:]))


MATRIX = {endpoint.name: endpoint for endpoint in map(_matrix_row, TABLE.strip().splitlines())}
