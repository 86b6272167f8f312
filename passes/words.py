"""Pass 2: the field's words. Import-aware renames, unique-token renames, template tokens."""
import ast, io, re, subprocess, sys, tokenize
from pathlib import Path
root = Path(sys.argv[1])
FILES = {  # old path -> new path
    "accounts/audit/moves.py": "accounts/audit/transition_table.py",
    "accounts/access/keys.py": "accounts/access/tokens.py",
    "accounts/people/tries.py": "accounts/people/rate_limit.py",
    "accounts/people/doors.py": "accounts/people/middleware.py",
    "tests/accounts/people/test_front_door.py": "tests/accounts/people/test_middleware.py",
    "accounts/privacy/sealing.py": "accounts/privacy/encryption.py",
    "tests/accounts/privacy/test_sealing.py": "tests/accounts/privacy/test_encryption.py",
    "marketplace/management/commands/seal_health_anew.py": "marketplace/management/commands/reencrypt_health_notes.py",
    "tests/security/moves.py": "tests/security/transition_cases.py",
    "tests/architecture/test_moves.py": "tests/architecture/test_transitions.py",
    "accounts/access/walls.py": "accounts/access/row_level_security.py",
    "matching/ranking/digest.py": "matching/ranking/stacking.py",
    "tests/matching/ranking/test_digest.py": "tests/matching/ranking/test_stacking.py",
    "tests/architecture/doors.py": "tests/architecture/requests.py",
}
T = "accounts.audit.transitions"; N = "accounts.notices.actions"
IMPORTS = {
    (T, "record"): "log", (T, "hold"): "lock_for_transition", (T, "begin"): "create", (T, "note_view"): "log_access",
    (T, "may_move"): "can_transition",
    ("accounts.privacy.encryption", "seal"): "encrypt", ("accounts.privacy.encryption", "box"): "keyring",
    ("accounts.people.rate_limit", "claim"): "take_attempt", ("accounts.access.views", "once"): "idempotently",
    ("matching.suggestions.market", "Field"): "Snapshot", ("matching.suggestions.market", "whole_field"): "whole_snapshot",
    (N, "tell"): "notify", (N, "remind"): "schedule", (N, "cancel"): "cancel_notifications",
}
TOKENS = {
    "thing": "obj", "MoveRefusedError": "TransitionRefusedError", "Move": "Transition",
    "take_turn": "claim_run", "Turn": "ScheduledRun", "hush": "mark_unanswered", "hush_silent": "mark_unanswered_introductions",
    "can_hush": "can_mark_unanswered",
    "SOBER": "SHRINKAGE", "ALIKE": "DIVERSITY_DISCOUNT", "REACHED": "COVERAGE_BONUS", "leaning": "linear_score",
    "Leaning": "LinearScore", "Usual": "ReferenceSet", "usual": "reference_set", "usual_openings": "reference_openings",
    "Digest": "StackedFeatures", "digest_features": "stacked_features", "bends": "hinges", "slopes": "category_interactions",
    "promise": "adjusted_probability", "Stretch": "Interval", "print_of": "fingerprint_of_plan", "Stay": "Period",
    "seal_of": "mac_of", "put_seal": "put_mac", "Allowance": "RateLimit",
    "knock": "send_request", "Door": "MatrixRow", "DOORS": "MATRIX", "_door": "_matrix_row", "door": "endpoint", "doors": "endpoints",
    "unseal": "decrypt", "SealedTextField": "EncryptedTextField", "SEALING_KEYS": "ENCRYPTION_KEYS",
    "Told": "Tristate", "KeyPage": "TokenPage", "FormKey": "IdempotencyKey",
    "is_worn_out": "is_expired", "renew_key": "renew_token",
    "DUUNIPARI_SEALING_KEYS": "DUUNIPARI_ENCRYPTION_KEYS", "claim_try": "claim_join_attempt",
}
SUFFIX = re.compile(r"^(\w*_)?MOVES$")
STRINGS = {"Digest": "StackedFeatures", "door": "endpoint", "matching.ranking.digest.Digest": "matching.ranking.stacking.StackedFeatures", "hush": "mark_unanswered", "thing": "obj", "introductions.hush": "introductions.mark_unanswered", "seal_health_anew": "reencrypt_health_notes"}

def mod(path): return path.removesuffix(".py").replace("/", ".")
DOTTED = {mod(a): mod(b) for a, b in FILES.items()}
for a, b in FILES.items():
    if (root / a).exists(): (root / a).rename(root / b)
files = [f for f in subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True).stdout.split("\n") if f and (root / f).is_file()]

def rename_py(name, src):
    tree = ast.parse(src)
    local, keepalias = {}, set()
    bound = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)] + [a.arg for a in ast.walk(tree) if isinstance(a, ast.arg)] + [d.name for d in ast.walk(tree) if isinstance(d, (ast.FunctionDef, ast.ClassDef))]
    methods = {m for c in ast.walk(tree) if isinstance(c, ast.ClassDef) for m in (x.name for x in c.body if isinstance(x, ast.FunctionDef))}
    aliases = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for al in node.names:
                new = IMPORTS.get((node.module, al.name))
                if new:
                    here = al.asname or al.name
                    if al.asname and new not in bound: aliases[(al.name, al.asname)] = new
                    if new in [b for b in bound] and new not in methods:
                        print("CLASH", name, new, "bound too; alias kept"); keepalias.add((al.name, here)); continue
                    if here in bound and not (here in methods):
                        print("SHADOW", name, here)
                    local[here] = new
    own = {n: new for (m, n), new in IMPORTS.items() if m == mod(name)}
    local.update(own)
    out, prev, depth = [], None, 0
    toks = list(tokenize.generate_tokens(io.StringIO(src).readline))
    lines = src.splitlines(keepends=True)
    edits = []
    in_import_from = None
    for i, tk in enumerate(toks):
        if tk.type == tokenize.OP:
            depth += tk.string in "([{"; depth -= tk.string in ")]}"
        if tk.type == tokenize.NAME:
            s = tk.string; new = None
            p = toks[i-1].string if i else ""; nx = toks[i+1].string if i+1 < len(toks) else ""
            if SUFFIX.match(s): new = SUFFIX.sub(lambda m: (m[1] or "") + "TRANSITIONS", s)
            elif s in TOKENS and not (s == "promise" and "matching/" not in name): new = TOKENS[s]
            elif s in local and p != "." and not (nx == "=" and depth and p in "(,"):
                if p == "def" and s not in own: new = None
                else: new = local[s]
            elif p == "." and i > 1 and toks[i-2].string == "transitions" and (T, s) in IMPORTS: new = IMPORTS[(T, s)]
            if new and new != s: edits.append((tk.start, tk.end, new))
        elif tk.type == tokenize.STRING:
            m = re.fullmatch(r"""([rbuf]*)(["'])(.*)\2""", tk.string, re.S)
            if m and m[3] in STRINGS and not m[1] and not (toks[i-1].string == '(' and toks[i-2].string == '_'): edits.append((tk.start, tk.end, f"{m[2]}{STRINGS[m[3]]}{m[2]}"))
        elif tk.type == getattr(tokenize, "FSTRING_MIDDLE", -1): pass
    # f-strings of 3.11 are one STRING token: names inside braces
    for tk in toks:
        if tk.type == tokenize.STRING and re.match(r"[rR]?[fF]", tk.string):
            new = re.sub(r"\{[^{}]*\}", lambda m: re.sub(r"(?<![\w\"'])(\.?)(\w+)", lambda n: n[1] + TOKENS.get(n[2], n[2] if n[1] else local.get(n[2], n[2])), m[0]), tk.string)
            if new != tk.string: edits.append((tk.start, tk.end, new))
    for (r1, c1), (r2, c2), new in sorted(edits, reverse=True):
        if r1 == r2: lines[r1-1] = lines[r1-1][:c1] + new + lines[r1-1][c2:]
        else: lines[r1-1:r2] = [lines[r1-1][:c1] + new + lines[r2-1][c2:]]
    src = "".join(lines)
    for (orig, alias), new in aliases.items():
        src = re.sub(rf"\b(?:{orig}|{new}) as {new}\b", new, src)
    for orig, here in keepalias:
        new = next(v for (m, n), v in IMPORTS.items() if n == orig)
        src = re.sub(rf"(import |, |    ){orig}( as {here})?(?=[,\n)])", lambda m: f"{m[1]}{new} as {here}", src, count=1)
    return src
def IMPORTS_NEW(orig): return next(v for (m, n), v in IMPORTS.items() if n == orig)

for f in files:
    p = root / f
    if p.suffix not in {".py", ".html", ".txt", ".toml", ".md", ""} and p.name != "Makefile": continue
    if f.startswith(("requirements", "LICENSE", "CHANGELOG", "ARCHITECTURE")): continue
    try: old = p.read_text()
    except UnicodeDecodeError: continue
    t = old
    for a, b in DOTTED.items(): t = re.sub(rf"\b{re.escape(a)}\b", b, t)
    for a, b in FILES.items(): t = t.replace(a, b)
    if f.endswith("outcomes/case_actions.py"):
        t = t.replace("Stay(", "periods.Period(").replace("periods import DAY, Stay, months_later", "periods import DAY, months_later").replace("from marketplace.reference.eligibility.periods import", "from marketplace.reference.eligibility import periods\nfrom marketplace.reference.eligibility.periods import", 1)
    if p.suffix == ".py" and "/migrations/" not in f: t = rename_py(f, t)
    elif p.suffix == ".py":
        t = t.replace("SealedTextField", "EncryptedTextField")
    elif p.suffix in {".html", ".txt"} and f.startswith("templates"):
        def tag(m):
            parts = re.split(r"(\"[^\"]*\"|'[^']*')", m[0])
            return "".join(x if i % 2 else re.sub(r"(?<![\w.])thing(?!\w)", "obj", x) for i, x in enumerate(parts))
        t = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", tag, t, flags=re.S)
    elif p.name == "Makefile" or p.suffix in {".toml", ".md"}:
        for k in ("DUUNIPARI_SEALING_KEYS",): t = t.replace(k, TOKENS[k])
        t = t.replace("seal_health_anew", "reencrypt_health_notes")
    if t != old: p.write_text(t)
