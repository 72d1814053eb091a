# The three commands of the contract; each installs what it needs into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LABELS ?=
LISTS ?=

.PHONY: demo test bench lint types format clean

$(VENV)/.core: pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[pdf,docx,pdftext]'
	@touch $@

$(VENV)/.test: pyproject.toml $(VENV)/.core
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

demo: $(VENV)/.core
	@$(BIN)/python -m screening.app.demo

test: $(VENV)/.test
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n 2

bench: $(VENV)/.test
	@$(BIN)/python -m tests.bench $(if $(LABELS),--labels '$(LABELS)') $(if $(LISTS),--lists '$(LISTS)')

lint: $(VENV)/.test
	$(BIN)/python -m ruff check .

types: $(VENV)/.test
	$(BIN)/python -m mypy

format: $(VENV)/.test
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

clean:
	rm -rf $(VENV) out build dist
