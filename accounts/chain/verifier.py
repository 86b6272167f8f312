"""Finds what was done to an audit trail.

Run it as: python3 verifier.py EXPORT [--anchors FILE …] [--keys FILE]
EXPORT is what `manage.py export_trail` wrote: one JSON object a line. An anchor is a head of the chain that was kept
outside of the database (JSON lines too). Needs Python 3.9 and nothing else. Ends with 0: nothing found, 1: something
was changed, 2: a file cannot be read.

The canonical form, version 1: JSON with sorted keys, no spaces, ASCII only (json.dumps with sort_keys=True and
separators=(",", ":")), hashed with SHA-256 as UTF-8, told in hexadecimal.
- reason_hash: of {"reason", "salt"}; empty where a line never had a reason.
- entry_hash: of the line (id, at in UTC with microseconds, actor, verb, subject, subject_id, person, authority,
  state_before, state_after), reason_hash and version.
- own_hash: of {"position", "previous", "entry_hash", "version"}; previous is the own_hash one position before, 64
  zeros at position 1.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

VERSION = 1
NOTHING = "0" * 64  # before the first link
PURPOSE = "trail"
ERASED = "people.erase"
LONGEST_TRANSACTION = timedelta(hours=1)  # a line is written down with the time at which its transaction wrote it
SIGNED = {"head": ("position", "hash", "at"), "checkpoint": ("position", "hash", "newest_at", "made_at", "days")}

Line = dict[str, Any]


def canonical(said: Line) -> bytes:
    """The one way in which facts are written before they are hashed or signed."""
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii")


def digest(said: Line) -> str:
    """SHA-256 of the canonical form."""
    return hashlib.sha256(canonical(said)).hexdigest()


def hash_of_reason(reason: str, salt: str) -> str:
    """Apart from the line, so that a reason can be forgotten and the line still be proven."""
    return digest({"reason": reason, "salt": salt})


def hash_of_entry(entry: Line, reason_hash: str, version: int) -> str:
    """Over everything in a line but the words of its reason."""
    return digest({**{k: v for k, v in entry.items() if k != "reason"}, "reason_hash": reason_hash, "version": version})


def hash_of_link(position: int, previous: str, entry_hash: str, version: int) -> str:
    """Over a line and all lines before it."""
    return digest({"position": position, "previous": previous, "entry_hash": entry_hash, "version": version})


def said_in(kind: str, line: Line) -> bytes:
    """What the signature of a head or of a checkpoint stands under."""
    return canonical({name: line[name] for name in SIGNED[kind]})


def signature(secret: str, said: bytes) -> str:
    """HMAC-SHA-256 with the key that HKDF-SHA-256 (RFC 5869, no salt, 32 bytes) makes of a secret for the trail."""
    pseudorandom = hmac.new(bytes(32), secret.encode(), hashlib.sha256).digest()
    key = hmac.new(pseudorandom, PURPOSE.encode() + b"\x01", hashlib.sha256).digest()
    return hmac.new(key, said, hashlib.sha256).hexdigest()


@dataclass
class Report:
    """What was found wrong, what is worth knowing, how many lines were read."""

    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: int = 0
    unsealed: int = 0
    forgotten: list[tuple[int, Any]] = field(default_factory=list)  # position, person: reasons that are gone


@dataclass
class Chain:
    """Where the walk along the links stands."""

    position: int = 0
    own_hash: str = NOTHING
    newest: datetime | None = None
    seen: set[int] = field(default_factory=set)  # entries that have a link
    erased: set[str] = field(default_factory=set)
    hashes: dict[int, str] = field(default_factory=dict)


def check(lines: Iterable[Line], anchors: Iterable[Line] = (), keys: dict[str, str] | None = None) -> Report:
    """Walk along an export. ``keys``: name → secret, where signatures are to be checked as well."""
    report, chain, ended = Report(), Chain(), None
    for line in lines:
        kind = line.get("kind")
        if kind == "checkpoint":
            _begin_after(line, chain, report, keys)
        elif kind == "link":
            _follow(line, chain, report)
        elif kind == "entry":
            report.unsealed += 1
            _look_at(line["entry"], f"Line {line['entry']['id']}, not sealed yet,", chain, report)
        elif kind == "end":
            ended = line
    _compare_end(ended, report)
    _look_for_erasures(chain, report)
    exported_at = ended["exported_at"] if ended else ""
    for anchor in anchors:
        _compare_anchor(anchor, exported_at, chain, report)
        _check_signature("head", anchor, report, keys)
    return report


def _begin_after(line: Line, chain: Chain, report: Report, keys: dict[str, str] | None) -> None:
    """Old lines go when their time is over; the chain begins where the newest checkpoint says."""
    chain.position, chain.own_hash = line["position"], line["hash"]
    chain.hashes[chain.position] = chain.own_hash
    gone = (
        f"Positions up to {line['position']} were removed on {line['made_at'][:10]}, {line['days']} days old or more."
    )
    report.notes.append(gone)
    age = datetime.fromisoformat(line["made_at"]) - datetime.fromisoformat(line["newest_at"])
    if age < timedelta(days=line["days"]):
        report.wrong.append(f"Checkpoint {line['position']}: lines younger than {line['days']} days were removed.")
    _check_signature("checkpoint", line, report, keys)


def _follow(link: Line, chain: Chain, report: Report) -> None:
    """One link: its place, its tie to the one before, its own hash, its line."""
    position, where = link["position"], f"Position {link['position']} (line {link['entry_id']})"
    if position != chain.position + 1:
        report.wrong.append(f"{where}: follows position {chain.position}; links in between are missing or moved.")
    elif link["previous"] != chain.own_hash:
        report.wrong.append(f"{where}: is not tied to the link before it.")
    if hash_of_link(position, link["previous"], link["entry_hash"], link["version"]) != link["own_hash"]:
        report.wrong.append(f"{where}: the link was changed.")
    if link["entry_id"] in chain.seen:
        report.wrong.append(f"{where}: the line has two links.")
    chain.seen.add(link["entry_id"])
    report.links += 1
    _check_entry(link, where, chain, report)
    chain.position, chain.own_hash = position, link["own_hash"]
    chain.hashes[position] = link["own_hash"]


def _check_entry(link: Line, where: str, chain: Chain, report: Report) -> None:
    entry = link["entry"]
    if entry is None:
        report.wrong.append(f"{where}: the line was deleted.")
        return
    if hash_of_entry(entry, link["reason_hash"], link["version"]) != link["entry_hash"]:
        report.wrong.append(f"{where}: the line was changed.")
    elif not entry["reason"] and link["reason_hash"] and not link["salt"]:
        report.forgotten.append((link["position"], entry["person"]))
    elif (hash_of_reason(entry["reason"], link["salt"]) if entry["reason"] else "") != link["reason_hash"]:
        report.wrong.append(f"{where}: the reason was changed.")
    _look_at(entry, where, chain, report)


def _look_at(entry: Line, where: str, chain: Chain, report: Report) -> None:
    """A line that says that it is old, behind newer ones, was put in later."""
    if entry["verb"] == ERASED:
        chain.erased.add(entry["subject_id"])
    at = datetime.fromisoformat(entry["at"])
    if chain.newest is not None and at + LONGEST_TRANSACTION < chain.newest:
        report.wrong.append(f"{where}: says {entry['at'][:19]} and was put in after {chain.newest.isoformat()[:19]}.")
    chain.newest = at if chain.newest is None else max(at, chain.newest)


def _look_for_erasures(chain: Chain, report: Report) -> None:
    """A reason goes when its person is erased, and at no other time."""
    for position, person in report.forgotten:
        if str(person) not in chain.erased:
            report.wrong.append(f"Position {position}: the reason is gone, and its person was never erased.")


def _compare_end(ended: Line | None, report: Report) -> None:
    if ended is None:
        report.wrong.append("The export has no last line: the file was cut.")
    elif (ended["links"], ended["unsealed"]) != (report.links, report.unsealed):
        said = f"{ended['links']} links and {ended['unsealed']} lines without one"
        report.wrong.append(f"The file says that it holds {said}; it holds {report.links} and {report.unsealed}.")


def _compare_anchor(anchor: Line, exported_at: str, chain: Chain, report: Report) -> None:
    """A head that was known outside stands in the chain as it was."""
    position, known = anchor["position"], f"head {anchor['position']}, known since {anchor['at'][:19]}"
    if position > chain.position and exported_at and anchor["at"] > exported_at:
        report.notes.append(f"{known.capitalize()}, is newer than the export of {exported_at[:19]}.")
    elif position > chain.position:
        report.wrong.append(f"The tail was cut: {known}, is not there; the chain ends at {chain.position}.")
    elif position in chain.hashes and chain.hashes[position] != anchor["hash"]:
        report.wrong.append(f"The chain was written anew: {known}, has another hash now.")


def _check_signature(kind: str, line: Line, report: Report, keys: dict[str, str] | None) -> None:
    if keys is None:
        return
    name, _colon, code = line["code"].rpartition(":")
    if name not in keys:
        report.notes.append(f"{kind.capitalize()} {line['position']}: the key {name} is not here to check it.")
    elif not hmac.compare_digest(signature(keys[name], said_in(kind, line)), code):
        report.wrong.append(f"{kind.capitalize()} {line['position']}: the signature is false.")


def read(path: Path) -> Iterator[Line]:
    """The JSON objects of a file, one a line."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def main(arguments: list[str]) -> int:
    """Check, say what was found, answer with the exit code."""
    parser = argparse.ArgumentParser(description="Find what was done to an audit trail.")
    parser.add_argument("export", type=Path, help="what `manage.py export_trail` wrote")
    parser.add_argument("--anchors", type=Path, nargs="*", default=[], help="heads that were kept outside")
    parser.add_argument("--keys", type=Path, help='file {"keys": {"name": "secret"}}: checks signatures as well')
    asked = parser.parse_args(arguments)
    try:
        keys = dict(json.loads(asked.keys.read_text("utf-8"))["keys"]) if asked.keys else None
        anchors = [line for path in asked.anchors for line in read(path)]
        report = check(read(asked.export), anchors, keys)
    except (OSError, ValueError, KeyError, TypeError) as failure:
        print(f"Cannot be read: {type(failure).__name__}: {failure}", file=sys.stderr)
        return 2
    for text in (*report.notes, *report.wrong):
        print(text)
    counted = f"{report.links} links, {report.unsealed} lines not sealed yet, {len(anchors)} heads from outside"
    print(f"{counted}: {len(report.wrong) or 'nothing'} found wrong.")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
