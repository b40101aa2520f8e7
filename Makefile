# Every command sets up what it needs: a virtual environment in .venv, with the
# packages of requirements/ at the versions and hashes recorded there. Stamps in
# .venv remember what was set up from which files, so that a second run is quick.

PYTHON ?= python3
PORT   ?= 8000
RUNS   ?= 5
SECONDS ?= 10
JOBS   ?= 2
SIZES  ?= 1 10 100

VENV    := .venv
LOWEST  := .venv-lowest
RIVALS  := .venv-bench
BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install --quiet --require-hashes
APART   := --disable-pip-version-check --no-input install --quiet --require-hashes -r

# The theme's notice of its own end of life: known, and no news to whoever builds.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help site handouts serve check test test-quick test-lowest fuzz audit bench messages typefaces lint format pre-commit dist sbom lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.ready-site ## build the site into site/
	@$(BIN)/facing-pages build

# The PDFs are kept in .handouts/. A build takes them in as long as it would
# print the same; so the site is built once to print from and once with them.
handouts: $(VENV)/.ready-handouts site ## print the usual hand-outs as PDFs and build the site with them
	@$(BIN)/facing-pages handouts site
	@$(BIN)/facing-pages build

serve: $(VENV)/.ready-site ## preview the site while writing, on PORT (8000)
	@$(BIN)/facing-pages serve --port $(PORT)

check: $(VENV)/.ready-site ## read and bind every source file, show every problem
	@$(BIN)/facing-pages check

test: $(VENV)/.ready-dev site ## run every test, the browser's among them
	$(BIN)/python tests/tools.py
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

# What needs neither a built site nor a browser: see tests/README.md.
test-quick test-lowest: export HYPOTHESIS_PROFILE := quick
QUICK := -m pytest -m "not slow" --numprocesses auto --maxprocesses 4 --dist worksteal

test-quick: $(VENV)/.ready-dev ## run the tests that need neither a built site nor a browser
	$(BIN)/python $(QUICK)

test-lowest: $(LOWEST)/.ready ## run the same with the lowest version of every package that is allowed
	$(LOWEST)/bin/python $(QUICK)

# make fuzz SECONDS=600 TARGETS="prose yaml" fuzzes a part for longer, RECORD=1 writes the figures into BENCHMARKS.md.
# What breaks a promise is kept in tests/fuzz/cases/.
fuzz: $(VENV)/.ready-dev ## feed the library and the scripts any input at all, guided by what it reaches
	$(BIN)/python -m tests.fuzz $(TARGETS) --seconds $(SECONDS) --jobs $(JOBS) $(if $(RECORD),--record)

# Ends with 1 where an advisory is on a locked version. make audit AUDIT=--must-read ends with 2 where none could be read.
audit: $(VENV)/.ready-dev ## say what is known of every locked package: advisories where they can be read, age, licence, keepers
	$(BIN)/python -m tests.supply.audit $(AUDIT)

# make bench GROUPS="search writer" RUNS=3 measures a part, SIZES="1 10 100 1000" larger sites too.
bench: $(VENV)/.ready-dev $(RIVALS)/.ready site ## measure everything side by side and write BENCHMARKS.md
	$(BIN)/python -m tests.bench $(GROUPS) --runs $(RUNS) --sizes $(SIZES)

messages: $(VENV)/.ready-dev ## bring the interface’s strings in other languages up to date with those that are used
	$(BIN)/python tests/messages.py

# By a tool that lives in a throw-away environment of its own: what it makes is kept in the tree.
typefaces: ## cut the typefaces that a page is first shown in from the whole ones
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	$(PYTHON) -m venv "$$tmp" && "$$tmp"/bin/python -m pip $(APART) requirements/typefaces.txt && \
	"$$tmp"/bin/python tests/typefaces.py

lint: $(VENV)/.ready-dev ## check style and types
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python tests/tools.py lint

format: $(VENV)/.ready-dev ## put the code in its usual form
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

pre-commit: $(VENV)/.ready-dev ## let git run “make lint” before every commit
	$(BIN)/python -m pre_commit install

# A package takes the time of the last commit for that of its build, or a fixed day where git knows of none.
dist: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1735689600)
dist: $(VENV)/.ready-dev ## build the package for a release into dist/, sources and wheel
	rm -rf build dist
	$(BIN)/python -m build --no-isolation

sbom: $(VENV)/.ready-dev ## write what a release is made of, for machines (CycloneDX), into facing-pages.cdx.json
	@$(BIN)/python -m tests.supply.sbom facing-pages.cdx.json

# Resolved once for every platform and every Python from 3.11 on, by a tool that
# lives in a throw-away environment of its own. The lock for printing may not take
# another version of anything the site is built with, nor that for development of
# anything that is printed with. The lock of lowest versions takes for each package
# that pyproject.toml names the lowest it allows.
LOCK = "$$tmp"/bin/uv --quiet --no-config pip compile --universal --python-version 3.11 --upgrade --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

lock: ## resolve the packages anew and record them in requirements/ and tests/
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	$(PYTHON) -m venv "$$tmp" && "$$tmp"/bin/python -m pip $(APART) requirements/lock.txt && \
	$(LOCK) pyproject.toml requirements/build.in --output-file requirements/site.txt && \
	$(LOCK) pyproject.toml requirements/build.in --extra handouts --constraint requirements/site.txt \
		--output-file requirements/handouts.txt && \
	$(LOCK) pyproject.toml requirements/build.in --extra test --extra lint --extra release \
		--constraint requirements/handouts.txt --output-file requirements/dev.txt && \
	$(LOCK) pyproject.toml requirements/build.in --extra test --extra release --resolution lowest-direct \
		--output-file requirements/lowest.txt && \
	for tool in java node bench lock typefaces; do \
		$(LOCK) requirements/$$tool.in --output-file requirements/$$tool.txt || exit 1; \
	done
	for folder in tests tests/bench; do \
		(cd $$folder && npm install --package-lock-only --loglevel error) || exit 1; \
	done

clean: ## remove everything that these commands made
	rm -rf $(VENV) $(LOWEST) $(RIVALS) .cache build dist facing-pages.cdx.json site .site.* .handouts .handouts.* tests/node_modules tests/bench/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis hooks/*.egg-info
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Facing Pages needs Python 3.11 or later; set PYTHON=… to one." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready-site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	$(INSTALL) -r requirements/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-handouts: requirements/handouts.txt $(VENV)/.ready-site
	$(INSTALL) -r requirements/handouts.txt
	@touch $@

$(VENV)/.ready-dev: requirements/dev.txt $(VENV)/.ready-site
	$(INSTALL) -r requirements/dev.txt
	@touch $@

$(LOWEST)/.ready: requirements/lowest.txt pyproject.toml
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip $(APART) requirements/lowest.txt
	$(LOWEST)/bin/python -m pip --disable-pip-version-check --no-input install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# Other generators, to be measured against: apart from everything else.
$(RIVALS)/.ready: requirements/bench.txt
	$(PYTHON) -m venv $(RIVALS)
	$(RIVALS)/bin/python -m pip $(APART) requirements/bench.txt
	@touch $@
