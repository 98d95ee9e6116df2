# Everything a person does with a checkout, one word each: `make help` lists it.
# Written for GNU make 3.81 (what macOS has) and newer.

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
BUILT := src/fabene/web/static/built
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# Node comes from a wheel and lives beside Python; what npm starts must find it first.
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONPATH :=

# Which Python makes the environment: `make run PYTHON=/path/to/python3.12`.
PYTHON ?=

# What the assets are made of: when one of these is newer than what was built, they are built again.
ASSET_SOURCES := tools/assets.mjs $(shell find src/fabene/web/assets -type f 2>/dev/null)

.PHONY: help setup assets run test test-quick test-long check format bench clean
.DEFAULT_GOAL := help

help: ## list these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMPS)/package $(STAMPS)/dev ## environment and pinned packages, those of the tests too

assets: $(BUILT)/.stamp ## styles and small modules, when their sources changed

run: $(STAMPS)/package assets ## the demonstration, from nothing to a site to open in the browser
	$(BIN)/fabene prepare
	FABENE_DEMO=1 $(BIN)/fabene demo
	FABENE_DEMO=1 $(BIN)/fabene serve --with-worker

test: setup assets ## all tests, on SQLite and on PostgreSQL
	$(BIN)/python -m tools.tests

test-quick: setup ## the tests without a browser, on SQLite only
	$(BIN)/python -m tools.tests --quick

test-long: setup assets ## the slow tests, with many more invented examples
	$(BIN)/python -m tools.tests --long

check: setup assets ## everything but tests: format, lint, types, rooms, sizes, templates, papers
	$(BIN)/python -m tools.check

format: setup assets ## put code, templates and JavaScript in the house's format
	$(BIN)/python -m tools.check --fix

bench: setup $(STAMPS)/bench ## every benchmark, each against its peer or its limit
	$(BIN)/python -m tools.bench

clean: ## remove the environment and what was built; data stay
	rm -rf $(VENV) node_modules $(BUILT)

$(STAMPS)/venv:
	@python="$$(PYTHON="$(PYTHON)" sh tools/find_python.sh)" && echo "· environment: $$python" && \
		"$$python" -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/base: $(STAMPS)/venv requirements/base.txt requirements/build.txt
	@echo "· packages of the program (the first time: a minute or two)"
	@$(PIP) --require-hashes -r requirements/base.txt -r requirements/build.txt
	@touch $@

$(STAMPS)/package: $(STAMPS)/base pyproject.toml
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/base requirements/dev.txt
	@echo "· packages of the tests (the first time: a minute or two)"
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

$(STAMPS)/bench: $(STAMPS)/base requirements/bench.txt
	@echo "· the peers to measure against"
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

node_modules/.package-lock.json: $(STAMPS)/base package.json package-lock.json
	@echo "· parts of the pages"
	@$(BIN)/npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUILT)/.stamp: node_modules/.package-lock.json $(ASSET_SOURCES)
	@echo "· styles and small modules"
	@$(BIN)/npm run --silent build
	@mkdir -p $(BUILT) && touch $@
