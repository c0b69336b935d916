# Two commands on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types generate evidence weights bench clean

demo: $(VENV)/installed
	$(BIN)/postlint check examples/ || test $$? -eq 1

test: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python docs/generate.py --check
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

types: $(VENV)/installed-dev
	$(BIN)/mypy

generate: $(VENV)/installed-dev
	$(BIN)/python docs/generate.py

# DATA is a folder with posts/*.jsonl, see docs/evaluate.md.
evidence: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.evaluation.evidence $(DATA)

weights: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.evaluation.fit $(DATA)
	$(BIN)/python docs/generate.py

bench: $(VENV)/installed
	$(BIN)/python -m benchmarks.run

$(VENV)/installed: pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
