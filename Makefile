# `make` alone says what there is. PYTHON=python3.12 chooses another interpreter.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install develop demo test quick suite lint quality bench soak wheel docs site lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | sort | column -t -s "$$(printf '\t')"

# Where the environment keeps Python from caching bytecode, every start of the program would compile it anew.
unexport PYTHONDONTWRITEBYTECODE

# The files pin everything with its hash, so pip need not look for what else is wanted; and without --no-compile a
# third of the time goes into bytecode of modules that are never imported.
PIP     := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALL := $(PIP) --no-compile --no-deps

# pip 23.2 fails on some extras, so pip itself comes first.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade 'pip>=25'

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --editable .
	@touch $@

# Holds all of requirements.txt too.
$(VENV)/.developed: requirements-dev.txt requirements.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements-dev.txt
	$(INSTALL) --editable .
	@touch $(VENV)/.installed $@

install: $(VENV)/.installed  ## make .venv/bin/claims

develop: $(VENV)/.developed  ## the same with the tools for tests

demo: install  ## import seeds/ into demo.db, print the summary, open the desk on a terminal
	$(BIN)/claims demo

lint: develop  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: develop  ## lint, strict types, all tests
	@$(MAKE) --no-print-directory --jobs 2 lint suite

quick: develop  ## lint, strict types and the fast tests, in less than a minute
	@$(MAKE) --no-print-directory --jobs 2 lint suite TESTS='-m "not slow"'

# Every process of the suite would compile the same modules at the same time: one does it before, once an install.
# What it finds wrong the suite tells.
$(VENV)/.compiled: $(VENV)/.developed
	@$(BIN)/pytest --collect-only > /dev/null || true
	@touch $@

# One process more than cores, since a test sometimes waits. Neighbours in a file mostly stay in one process, so
# that what they share is made once.
suite: develop $(VENV)/.compiled
	$(BIN)/pytest -n $$($(BIN)/python -c 'import os; print(1 + os.cpu_count())') --dist worksteal --backend both --durations=15 $(TESTS)

quality: develop  ## precision, recall and calibration on gold texts
	$(BIN)/python -m tests.quality

bench: develop  ## ratios and latencies, measured side by side
	$(BIN)/python -m tests.bench

soak: develop  ## kill, crowd and fuzz the program for a quarter of an hour; one table at the end
	$(BIN)/python -m tests.soak

wheel: develop  ## install the wheel with each Python there is, and do with it what people do first
	$(BIN)/python -m tests.install

docs: develop  ## write again what is generated: docs/schema.md, the keys, the picture
	$(BIN)/python -m tests.generate

site: develop  ## the documentation as web pages, in build/site
	$(BIN)/python -m pip install --quiet 'mkdocs-material>=9.6' 'mkdocstrings[python]>=0.30'
	$(BIN)/mkdocs build --quiet --strict

lock: develop  ## pin every dependency again
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --quiet -c requirements.txt -o requirements-dev.txt

clean:  ## remove what can be made again
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
