# Three commands, `make demo`, `make test` and `make bench`; each installs what it needs into .venv.
PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11 python; do \
	"$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$one" && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LABELS ?=
LISTS ?=

.PHONY: demo test bench lint types format clean

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); }
	@touch $@

$(VENV)/.core: pyproject.toml $(VENV)/.made
	@echo "installing into $(VENV) (once, about a minute)" >&2
	@$(PIP) install -e '.[pdf,docx,pdftext]'
	@touch $@

$(VENV)/.test: pyproject.toml $(VENV)/.core
	@echo "installing what the tests need (once)" >&2
	@$(PIP) install -e '.[test]'
	@touch $@

demo: $(VENV)/.core
	@$(BIN)/python -m screening.app.demo

test: $(VENV)/.test
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n 2 --dist worksteal

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
