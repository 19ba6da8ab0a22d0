# Two commands do all the set-up themselves: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
# Many short-lived threads each with an arena of its own: glibc would keep gigabytes that nobody uses.
export MALLOC_ARENA_MAX := 2

FUZZ_SECONDS ?= 150
# One more than there are processors: some tests wait for the clock on the wall.
WORKERS ?= $(shell echo $$(( $$(nproc) + 1 )))

.PHONY: run test fuzz crash soak translations screenshots check pytest pytest-others pytest-pcsc format docs clean

run: $(VENV)/.installed ## the kiosk in simulator mode; without a screen one whole check-in, pictures in out/
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		$(BIN)/kiosk run --simulate; \
	else \
		QT_QPA_PLATFORM=offscreen $(BIN)/kiosk demo --window --out $(OUT); \
	fi

test: check pytest ## everything that CI runs

check: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The tests of the one PC/SC service run in a process of their own, beside all others.
pytest: $(VENV)/.tested
	$(MAKE) --no-print-directory -j2 --output-sync=target pytest-others pytest-pcsc

pytest-others: $(VENV)/.tested
	$(BIN)/python -m pytest -q -n $(WORKERS) --ignore tests/pcsc

pytest-pcsc: $(VENV)/.tested
	$(BIN)/python -m pytest -q tests/pcsc

fuzz: $(VENV)/.fuzzed ## every parser under a coverage-guided fuzzer, FUZZ_SECONDS in all
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS) --out $(OUT)/fuzz

format: $(VENV)/.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

crash: $(VENV)/.tested ## kills a check-in at every place and looks for what was lost
	$(BIN)/python -m tests.crash

soak: $(VENV)/.tested ## a thousand check-ins with random faults, for five seeds
	for seed in 1 2 3 4 5; do $(BIN)/kiosk simulate soak --checkins 1000 --seed $$seed --out $(OUT)/soak/$$seed || exit 1; done

translations: $(VENV)/.installed ## compiles the words of the window and lists unfinished ones
	$(BIN)/python tools/translations.py compile

screenshots: $(VENV)/.installed ## every screen in every language, theme and size, with an index page
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.screenshots $(OUT)/screens

docs: $(VENV)/.installed ## writes the pages that are made by running the program
	$(BIN)/python tools/failure_codes.py > docs/failure-codes.md
	$(BIN)/python tools/chip_quirks.py > docs/chip-quirks.md
	$(BIN)/python -m tools.scenario_schema
	$(BIN)/python -m tools.simulated_camera
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.screenshots --main-path docs/screens.png
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.screenshots --counter docs/counter-window.png

$(VENV)/.installed: pyproject.toml constraints.txt tools/system-packages.sh
	tools/system-packages.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

$(VENV)/.tested: $(VENV)/.installed tools/system-packages.sh
	tools/system-packages.sh test
	touch $@

$(VENV)/.fuzzed: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[fuzz]'
	touch $@

clean:
	rm -rf $(VENV) $(OUT) .mypy_cache .pytest_cache .ruff_cache .hypothesis
