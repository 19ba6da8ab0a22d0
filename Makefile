# Two commands do all the set-up themselves: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
# Many short-lived threads each with an arena of its own: glibc would keep gigabytes that nobody uses.
export MALLOC_ARENA_MAX := 2

.PHONY: run test check pytest pytest-others pytest-pcsc format docs clean

run: $(VENV)/.installed ## the kiosk in simulator mode; without a screen one whole check-in, pictures in out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/kiosk run --simulate; \
	else \
		QT_QPA_PLATFORM=offscreen $(BIN)/kiosk demo --window --out $(OUT); \
	fi

test: check pytest ## everything that CI runs

check: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The tests of the one PC/SC service run in a process of their own, beside all others.
pytest: $(VENV)/.installed
	$(MAKE) --no-print-directory -j2 --output-sync=target pytest-others pytest-pcsc

pytest-others: $(VENV)/.installed
	$(BIN)/python -m pytest -q -n auto --ignore tests/pcsc

pytest-pcsc: $(VENV)/.installed
	$(BIN)/python -m pytest -q tests/pcsc

format: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed ## writes docs/failure-codes.md anew from the table
	$(BIN)/python tools/failure_codes.py > docs/failure-codes.md

$(VENV)/.installed: pyproject.toml constraints.txt tools/system-packages.sh
	tools/system-packages.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .pytest_cache .ruff_cache .hypothesis
