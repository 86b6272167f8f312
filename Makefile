# Every command of the house. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
# Compiled modules are kept, so that every later start is quick.
unexport PYTHONDONTWRITEBYTECODE

# The distribution's Python, where it is new enough: it was compiled with a profile of its own runs and does the same
# in four fifths of the time that one built by hand (pyenv's, mostly) needs.
MAY_INSTALL = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && { /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || { $(MAY_INSTALL); }; } && echo /usr/bin/python3 || echo python3)
PORT ?= 8000
MAIL_PORT ?= 1025
MAILS ?= var/mail
WORKERS ?= auto
SECONDS ?= 600

BIN := .venv/bin
PY := $(BIN)/python
MANAGE := $(PY) manage.py
FLOORS := accounts marketplace matching moderation
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard marketplace/locale/*/LC_MESSAGES/django.po))
UV_VERSION := 0.13.9
# What the lock names, whatever mirror this machine installs from.
LOCK := $(BIN)/uv lock --quiet --default-index https://pypi.org/simple
MAKEMESSAGES := makemessages --locale fi --locale sv --add-location file --no-wrap --ignore .venv --ignore var --ignore tests

# $(call listens,port): is somebody there?
listens = (: </dev/tcp/127.0.0.1/$(1)) 2>/dev/null

# $(call apt,packages): installs what is missing where it may, else says so in one line.
define apt
missing=; for package in $(1); do dpkg-query --show --showformat='$${db:Status-Status}' $$package 2>/dev/null \
  | grep -qx installed || missing="$$missing $$package"; done; \
if [ -z "$$missing" ]; then :; \
elif $(MAY_INSTALL); then \
  echo "Installing$$missing from Debian"; \
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=300 \
    --no-install-recommends $$missing >/dev/null; \
else echo "Please install:$$missing (everything else goes on without)"; fi
endef

.PHONY: help
help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- the environment -------------------------------------------------------------------------------------------

.PHONY: env env-dev env-farm system
env: system .venv/.runtime $(CATALOGUES)  ## Python packages, Debian packages and the languages, ready to run

env-dev: env .venv/.dev  ## The same with the tools of the tests and checks

env-farm: env  ## Packages for scoring on several machines (docs/farm.md)
	@$(call packages,install -r,--no-default-groups --group farm)

system:
	@$(call apt,gettext libvoikko1 voikko-fi fonts-dejavu-core)

.venv/.uv:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call apt,python3-venv); }
	@echo "Making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

# $(call packages,pip command,groups): what uv.lock says, each file by its hash. Asked by name and hash rather than by
# the addresses in the lock, so that a mirror (UV_DEFAULT_INDEX) serves them too.
packages = $(BIN)/uv export --quiet --frozen --no-header --no-annotate $(2) \
  | $(BIN)/uv pip $(1) - --quiet --python $(PY) --require-hashes

.venv/.runtime: .venv/.uv uv.lock
	@echo "Installing the packages of uv.lock"
	@$(call packages,install -r,--no-default-groups)
	@touch $@

.venv/.dev: .venv/.runtime
	@echo "Installing the tools of the tests and checks"
	@$(call packages,sync,--group dev)
	@rm -f .venv/.bench  # its packages are gone with the sync
	@touch $@

%.mo: %.po
	@if command -v msgfmt >/dev/null; then msgfmt --check-format --output-file $@ $<; \
	else echo "No gettext: $< stays uncompiled, pages speak English"; fi

.PHONY: lock
lock: .venv/.uv  ## Bring uv.lock in line with pyproject.toml, with the newest of what it leaves open
	@$(LOCK) --upgrade

# --- running ---------------------------------------------------------------------------------------------------

# The first time, one core makes the tables while the other compiles what the demo and the ranker import.
define ready
mkdir -p $(MAILS)/{tmp,new,cur} var/static
[ -e var/duunipari.sqlite3 ] || $(MANAGE) help seed_demo >/dev/null 2>&1 & $(MANAGE) prepare --demo
endef

.PHONY: run prepare reset-demo shell
prepare: env
	@$(ready)

# Server, background worker, scheduler and a mail catcher live and end together: when one stops, all stop.
# All of them know both ports, so that mails reach this run's catcher and their links this run's server.
run: export DUUNIPARI_SMTP_PORT := $(MAIL_PORT)
run: export DUUNIPARI_SITE_URL ?= http://127.0.0.1:$(PORT)
run: env  ## Start the service with demo data on this machine (PORT=8000 MAIL_PORT=1025)
	@if $(call listens,$(PORT)); then echo "Port $(PORT) is taken. Try: make run PORT=8001 MAIL_PORT=1026" >&2; exit 1; fi
	@if $(call listens,$(MAIL_PORT)); then \
	  echo "Port $(MAIL_PORT), for mails, is taken. Try: make run PORT=$(PORT) MAIL_PORT=1026" >&2; exit 1; fi
	@$(ready)
	@exec 9>var/run.lock; flock --nonblock 9 || \
	  echo "Another run is open: both share the database, the mails and the files in var/, and either sends the other's mails."; \
	trap 'exit 0' INT TERM; \
	trap 'kill $$(jobs -p) 2>/dev/null || true; wait' EXIT; \
	echo "Starting: mail catcher (writes $(MAILS)), worker, scheduler, server"; \
	$(PY) -m aiosmtpd --nosetuid --listen 127.0.0.1:$(MAIL_PORT) --class aiosmtpd.handlers.Mailbox $(MAILS) & \
	$(BIN)/gunicorn marketplace.config.wsgi --bind 127.0.0.1:$(PORT) --worker-class gthread --workers 2 --threads 4 \
	  --preload --reuse-port --no-control-socket --log-level warning & server=$$!; \
	until $(call listens,$(PORT)); do kill -0 $$server || exit 1; sleep 0.1; done; \
	$(MANAGE) db_worker --skip-checks --no-reload & \
	$(MANAGE) run_schedule --skip-checks & \
	echo; echo "Duunipari is open at http://127.0.0.1:$(PORT)/   (Ctrl-C closes it)"; \
	wait -n || true; echo "One of the processes ended, so the others are closed too." >&2; exit 1

reset-demo: env  ## Throw the local database, mails and files away and seed the demo anew
	@rm -rf var/*
	@$(MAKE) --no-print-directory prepare

shell: env  ## A Python prompt with the models imported
	@$(MANAGE) shell

# --- tests -----------------------------------------------------------------------------------------------------

# One thread each: workers side by side would wait for each other's threads.
PYTEST := env OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(PY) -m pytest --durations 25
define keep
mkdir -p var/tests; $(2) 2>&1 | tee var/tests/$(1).log
endef

.PHONY: test test-sqlite test-postgres test-browser chromium coverage
test: test-postgres test-sqlite test-browser  ## All tests: on PostgreSQL, what depends on it on SQLite too, in the browser
	@echo "All three lanes passed:"
	@for lane in postgres sqlite browser; do tail -n 1 var/tests/$$lane.log; done

test-postgres: env-dev  ## Lane 1: everything that needs no browser, on a throw-away PostgreSQL cluster
	@echo "== Lane 1 of 3: everything without a browser, on a throw-away PostgreSQL"
	@$(call keep,postgres,$(PY) -m tests.postgres -- $(PYTEST) -n $(WORKERS) --dist loadgroup -m "not browser")

test-sqlite: env-dev  ## Lane 2: what depends on the kind of database, on SQLite
	@echo "== Lane 2 of 3: what depends on the kind of database, on SQLite"
	@$(call keep,sqlite,env -u DATABASE_URL $(PYTEST) -n $(WORKERS) --dist loadgroup -m "both_databases and not postgres")

test-browser: env-dev chromium  ## Lane 3: pages and journeys in Chromium
	@echo "== Lane 3 of 3: pages and journeys in Chromium"
	@$(call keep,browser,env -u DATABASE_URL DJANGO_ALLOW_ASYNC_UNSAFE=true $(PYTEST) -n $(WORKERS) --dist worksteal -m browser tests/journeys)

chromium:
	@$(call apt,chromium-headless-shell fonts-dejavu-core)

.PHONY: faults fuzz
fuzz: env-dev  ## Send what the API's own schema makes up, by every reader, for SECONDS=600
	@FUZZ_SECONDS=$(SECONDS) $(PY) -m tests.postgres -- $(PYTEST) -n 0 -s tests/security/test_api_fuzz.py
.PHONY: faults
faults: env-dev chromium  ## Plant small faults one at a time in a copy and see that the tests go red (half an hour)
	@$(PY) -m tests.faults

.PHONY: bars papers sbom
bars: env-dev  ## Run the tests of every bar of security and model safety; writes docs/bars.txt
	@mkdir -p var/tests
	@$(PY) -m tests.bars

papers: env  ## Write the papers that are read from the code: docs/papers
	@$(MANAGE) record_of_processing --language en >docs/papers/record-of-processing.md

sbom: .venv/.uv  ## List every package with its hash (CycloneDX 1.5): var/sbom.json
	@mkdir -p var
	@$(BIN)/uv export --quiet --frozen --no-default-groups --format cyclonedx1.5 --preview-features sbom-export >var/sbom.json
	@echo "var/sbom.json: $$(grep -c '"purl"' var/sbom.json) packages"

coverage: env-dev  ## Lane 1 with a count of the lines it touches
	@$(PYTEST) -q -n $(WORKERS) -m "not browser and not postgres" --cov --cov-report=term --cov-report=html:var/coverage

# --- the ranker ------------------------------------------------------------------------------------------------

MARKET ?= var/market
ESCO ?= $(MARKET)/esco
JUDGE ?= $(MARKET)/score.py

.PHONY: bench-ranker
bench-ranker: .venv/.bench  ## Measure the ranker: MARKET=folder of the benchmark markets, ESCO=folder, JUDGE=score.py
	@$(PY) -m matching.benchmark.measuring $(MARKET) --esco $(ESCO) --judge $(JUDGE) --out docs/benchmark-ranker.txt

JUDGED ?= var/judged

.PHONY: bench-judged
bench-judged: env-dev  ## Measure the ranker on pairs judged by a coach: JUDGED=folder with open, town, judged.py, ESCO=folder
	@$(PY) -m matching.benchmark.judged $(JUDGED) --esco $(ESCO) --out docs/benchmark-judged.txt

.PHONY: bench-year
bench-year: env-dev  ## Play a simulated year in which the ranker learns from its own lists (a quarter of an hour)
	@$(PY) -m tests.matching.ranking.simulated_year

.PHONY: bench-farm
bench-farm: env-dev  ## Measure scoring on 1, 2 and 3 workers of this machine beside one process; writes docs/benchmark-farm.txt
	@OMP_NUM_THREADS=1 $(PY) -m tests.matching.ranking.farm_bench --out docs/benchmark-farm.txt

.PHONY: bench-trail
bench-trail: env-dev  ## Measure how long the verifier needs for ten thousand lines of the audit trail (bar: 10 s)
	@$(PY) -m tests.postgres -- $(PY) -m pytest -q -s -p no:randomly -k in_time tests/accounts/chain/test_tampering.py | grep seconds

.venv/.bench: .venv/.runtime
	@echo "Installing the ranker's rival"
	@$(call packages,install -r,--no-default-groups --group bench)
	@touch $@

# --- checks ----------------------------------------------------------------------------------------------------

.PHONY: check check-code check-manners check-imports check-migrations check-messages check-templates format messages clean
check: check-code check-manners  ## Lock file, style, types, walls, migrations, languages, templates, manners
	@echo "All checks passed."

check-manners: env-dev
	@echo "== house manners";  $(PYTEST) -q -n $(WORKERS) --dist loadfile tests/architecture --ignore tests/architecture/test_permission_matrix.py

# A module that moved is missing in what mypy's plugin remembers: each set of names has a memory of its own.
TYPES_CACHE = .mypy_cache/$(shell find $(FLOORS) -name '*.py' | LC_ALL=C sort | sha256sum | cut -c1-16)

# Types take longest, on one core: the rest goes beside them.
check-code: env-dev  ## The same without the manners, which are tests of lane 1
	@mkdir -p var/tests
	@echo "== lock";           $(LOCK) --check --offline
	@echo "== ruff";           $(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	@echo "== mypy, and beside it:"; \
	$(BIN)/mypy --no-error-summary --cache-dir $(TYPES_CACHE) >var/tests/mypy.log 2>&1 & types=$$!; trap 'kill $$types 2>/dev/null || true' EXIT; \
	$(MAKE) --no-print-directory check-imports check-migrations check-messages check-templates; \
	wait $$types || { cat var/tests/mypy.log; exit 1; }

check-imports: env-dev
	@echo "== import walls";   said=$$(PYTHONPATH=. $(BIN)/lint-imports --no-cache 2>&1) || { echo "$$said"; exit 1; }

check-migrations: env-dev
	@echo "== migrations";     $(MANAGE) makemigrations --check --dry-run

check-templates: env-dev
	@echo "== djlint";         $(BIN)/djlint templates --lint --quiet

# The catalogues are gathered in a copy of the tree, so that a check never changes a file.
check-messages: env-dev
	@echo "== languages"
	@copy=$$(mktemp -d); trap 'rm -rf $$copy' EXIT; cp -R $(FLOORS) templates manage.py $$copy/; \
	(cd $$copy && $(CURDIR)/$(MANAGE) $(MAKEMESSAGES) --verbosity 0); \
	for language in fi sv; do file=marketplace/locale/$$language/LC_MESSAGES/django.po; \
	  diff --brief --ignore-matching-lines='^"POT-Creation-Date' $$file $$copy/$$file >/dev/null \
	    || { echo "$$file is not up to date: run make messages"; exit 1; }; done

format: env-dev  ## Let ruff put the Python files in order
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

messages: env-dev  ## Gather the visible texts into the two catalogues and compile them
	@$(MANAGE) $(MAKEMESSAGES) --verbosity 0
	@$(MAKE) --no-print-directory env

clean:  ## Remove what tools and tests left behind (the environment and var/ stay)
	@rm -rf .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache htmlcov
	@find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
