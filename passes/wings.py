"""Pass 1: marketplace in wings, four features under their field names, tests/security and tests/architecture."""
import os, re, shutil, subprocess, sys
from pathlib import Path

WINGS = {
    "reference": ["schemes", "skills"],
    "guidance": ["profiles", "plans", "appointments", "contactnotes", "healthnotes"],
    "work": ["listings", "introductions", "placements", "agreements", "assessments", "diaries", "nextsteps", "hirings", "threads"],
    "services": ["directory", "referrals", "events", "dropins", "feedback"],
}
NEW = {"schemes": "eligibility", "skills": "vocabulary", "hirings": "outcomes", "threads": "messages", "standstills": "stalledcases"}
HOME = {f: w for w, fs in WINGS.items() for f in fs}
DOC = {
    "reference": '"""Reference: what everybody looks up and nobody owns.\n\n``eligibility`` holds what the law allows, as dated limits and plain functions over plain facts; ``vocabulary`` holds\nthe shared words of occupations, skills, cards and languages, in three languages. Both know nobody above them.\n"""\n',
    "guidance": '"""Guidance: a young person and her coach.\n\n``profiles`` is what she shows of herself, ``plans`` what the two have agreed on, ``appointments`` when they meet;\n``contactnotes`` keep what was said and ``healthnotes``, encrypted, what she allowed to be known of her health.\nIt stands on reference and knows neither workplaces nor services.\n"""\n',
    "work": '"""Work: from a place to what comes of it.\n\n``listings`` are the places, ``introductions`` bring two sides together after both yeses, ``placements`` are the time at\nthe workplace with their ``agreements``, ``assessments``, ``diaries`` and ``nextsteps``; ``outcomes`` are the jobs,\napprenticeships and businesses that follow, ``messages`` the talks in between. It stands on guidance and reference,\nbeside services.\n"""\n',
    "services": '"""Services: the one-stop service around work.\n\n``directory`` holds the cards of services, ``referrals`` bring a young person there with her yes, ``events`` have seats\nand waiting lists, ``dropins`` numbers instead of names, and ``feedback`` counts what people thought, without names.\nIt stands on guidance and reference, beside work.\n"""\n',
}

def new(f): return NEW.get(f, f)

def move(a, b):
    if a.exists():
        b.parent.mkdir(parents=True, exist_ok=True)
        if b.exists():
            for one in a.iterdir(): move(one, b / one.name)
            a.rmdir()
        else: shutil.move(str(a), str(b))

def main(root):
    root = Path(root)
    for base in ("marketplace", "templates/marketplace", "tests/marketplace"):
        for f, w in HOME.items():
            move(root / base / f, root / base / w / new(f))
    for base in ("moderation", "templates/moderation", "tests/moderation"):
        move(root / base / "standstills", root / base / "stalledcases")
    move(root / "tests/walls", root / "tests/security"); move(root / "tests/house", root / "tests/architecture")
    move(root / "tests/architecture/doors.txt", root / "tests/architecture/permission_matrix.txt")
    move(root / "tests/architecture/test_doors.py", root / "tests/architecture/test_permission_matrix.py")
    move(root / "tests/architecture/matrix.py", root / "tests/architecture/permission_matrix.py")
    move(root / "tests/architecture/test_doorways.py", root / "tests/architecture/test_alphabet.py")
    for w, d in DOC.items():
        (root / "marketplace" / w / "__init__.py").write_text(d)
    files = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True).stdout.split("\n")
    feats = "|".join(HOME)
    for name in files:
        p = root / name
        if not name or not p.is_file() or p.suffix in {".png", ".woff2", ".jpg", ".csv", ".mo"} or p.name.startswith(("LICENSE", "requirements")):
            continue
        try: old = p.read_text(encoding="utf-8")
        except UnicodeDecodeError: continue
        t = old
        t = re.sub(rf"\bmarketplace([./])({feats})\b(?!\.py)", lambda m: f"marketplace{m[1]}{HOME[m[2]]}{m[1]}{new(m[2])}", t)
        t = re.sub(r"\bmoderation([./])standstills\b", r"moderation\1stalledcases", t)
        t = re.sub(r"\bfrom marketplace import (\w+)", lambda m: m[0], t)
        for o, n in NEW.items():
            t = re.sub(rf"\b{o}:(?=[a-z])", f"{n}:", t)
            t = re.sub(rf"([\"'`]){o}\.(?=[a-z_]+[\"'`])", rf"\1{n}.", t)
            t = re.sub(rf'app_name = "{o}"', f'app_name = "{n}"', t)
        t = re.sub(r"\btests([./])walls\b", r"tests\1security", t); t = re.sub(r"\btests([./])house\b", r"tests\1architecture", t)
        t = t.replace("tests.architecture.matrix", "tests.architecture.permission_matrix").replace("doors.txt", "permission_matrix.txt").replace("test_doors.py", "test_permission_matrix.py").replace("test_doorways", "test_alphabet")
        if t != old: p.write_text(t, encoding="utf-8")
main(sys.argv[1])
