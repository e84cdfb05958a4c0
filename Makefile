# Doorbraak: `make run` opens the app, `make test` checks everything. Needs Python 3.11 or newer and make.

PYTHON ?= python3
ROOT   := $(if $(filter 0,$(shell id -u)),,sudo)
RUN    := .venv/bin/python
DEV    := .venv-dev/bin
LOCK   := $(DEV)/uv pip compile --universal --generate-hashes --no-header --no-annotate --upgrade --quiet pyproject.toml
PANGO  := $(if $(shell command -v apt-get),libpangoft2-1.0-0 libharfbuzz-subset0,pango)
CODE   := scan app.py pages tests

.PHONY: help run test format-check lint types layers texts unit journeys bench faults attacks lock format clean
.NOTPARALLEL:
.DEFAULT_GOAL := help

help:  ## what can be made here
	@sed -n 's/^\([a-z-]*\):.*## */\1: /p' $(MAKEFILE_LIST) | awk -F': ' '{ printf "make %-13s %s\n", $$1, $$2 }'

run: .venv/installed  ## the app, in your browser (make run ARGS="--port 8600 --headless")
	$(RUN) -m scan run $(ARGS)

test: format-check lint types layers texts unit journeys  ## every check, in this order

format-check: .venv-dev/installed  ## is the code formatted?
	$(DEV)/ruff format --check $(CODE)

lint: .venv-dev/installed  ## is the code clean?
	$(DEV)/ruff check $(CODE)

types: .venv-dev/installed  ## are the types right?
	$(DEV)/mypy

layers: .venv-dev/installed  ## do imports point down only?
	$(DEV)/lint-imports

texts: .venv-dev/installed  ## does every sentence exist in both languages?
	$(DEV)/python -m pytest -q tests/house/test_texts.py

unit: .venv-dev/installed .venv-dev/system  ## unit tests, and screens without a browser
	$(DEV)/python -m pytest -q -n 2 --ignore tests/journeys

# Three at a time on two cores: one of them mostly waits, for a browser or for a screen that refreshes itself.
journeys: .venv-dev/installed .venv-dev/system  ## people's journeys, in a browser
	$(DEV)/python -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder tests/journeys

bench: .venv-dev/installed .venv-bench/system  ## how fast is it?
	$(DEV)/python -m tests.bench

faults: .venv-dev/installed  ## kill it while it writes; write with everyone at once
	$(DEV)/python -m tests.faults kill --times 200
	$(DEV)/python -m tests.faults storm --processes 8 --threads 4 --seconds 60

attacks: .venv-dev/installed  ## try to find out who answered what; wrong designs must be caught
	$(DEV)/python -m tests.attacks relink --times 20
	$(DEV)/python -m tests.attacks cards --times 10
	$(DEV)/python -m tests.attacks backups --times 10
	$(DEV)/python -m tests.attacks subtract --schools 20000
	$(DEV)/python -m tests.attacks peek --tries 200

lock: .venv-dev/installed  ## the newest packages, locked with their hashes
	$(LOCK) --extra install --output-file requirements.txt
	$(LOCK) --extra install --extra dev --constraint requirements.txt --output-file requirements-dev.txt
	$(LOCK) --extra install --extra bench --constraint requirements.txt --output-file requirements-bench.txt

format: .venv-dev/installed  ## format the code, and mend what can be mended
	$(DEV)/ruff check --fix $(CODE)
	$(DEV)/ruff format $(CODE)

clean:  ## remove what make made; never the database in var/
	rm -rf .venv .venv-dev .venv-bench .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# What must be there first. A stamp is written last, so that half an installation is done again.

.venv/installed: requirements.txt
	$(call virtual_environment,.venv,requirements.txt)

.venv-dev/installed: requirements-dev.txt
	$(call virtual_environment,.venv-dev,requirements-dev.txt)

.venv-bench/installed: requirements-bench.txt
	$(call virtual_environment,.venv-bench,requirements-bench.txt)

# WeasyPrint draws with Pango.
.venv-bench/system: .venv-bench/installed
	@.venv-bench/bin/python -c 'import weasyprint' > /dev/null 2>&1 || { $(call system_packages,$(PANGO),pango); }
	@touch $@

.venv-dev/system: .venv-dev/installed
	@$(call have_chromium) && command -v pdftotext > /dev/null && command -v qpdf > /dev/null || { $(call system_packages,chromium poppler-utils qpdf,chromium poppler qpdf); }
	@$(call have_java) || { $(call system_packages,default-jdk-headless libjaxb-java,openjdk); }
	@touch $@

define virtual_environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2> /dev/null || { $(call system_packages,python3-venv,python); }
	$(PYTHON) -m venv --clear $(1)
	$(1)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $(2)
	$(1)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(1)/installed
endef

# Playwright's own name for a browser is not asked: Debian calls it chromium, Ubuntu and Fedora chromium-browser.
have_chromium = { command -v chromium || command -v chromium-browser || command -v google-chrome; } > /dev/null

# veraPDF needs a Java compiler, and on Debian a library; elsewhere its tests skip with a reason where Java is not there.
have_java = { test ! -e /etc/debian_version || { command -v javac > /dev/null && test -e /usr/share/java/jaxb-runtime.jar; }; }

# First the names that Debian and Fedora use, then Homebrew's.
define system_packages
if command -v apt-get > /dev/null; then $(ROOT) apt-get update -qq && $(ROOT) apt-get install -y -qq $(1); \
elif command -v dnf > /dev/null; then $(ROOT) dnf install -y -q $(1); \
elif command -v brew > /dev/null; then brew install $(2); \
else echo "Please install with your system's package manager: $(1)"; exit 1; fi
endef
