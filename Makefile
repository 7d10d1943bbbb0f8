# Two commands for everyone: `make run` and `make test`. The rest is listed by `make help`.
#
# Every path is relative, so that the folder may be called anything; every step that costs time leaves a stamp in .venv,
# so that it is done again only when what it depends on has changed. Written for GNU make 3.81 (macOS) and any sh.

PORT ?= 5000
ARGS ?=
BENCHMARKS ?= $(basename $(notdir $(shell grep -l '^if __name__' benchmarks/*.py)))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test lint fix check coverage golden bench test-whoosh3 lock chromium clean

# Tried, newest first; then what may work without having been tried.
PYTHONS := python3.13 python3.12 python3.11 python3.14 python3 python
PIP := -m pip --disable-pip-version-check
# Wheels only: building one would fetch its tools without a hash.
LOCKED := install $(if $(CI),--quiet) --require-hashes --only-binary=:all:
# The project itself, as it lies here; its build tool is in the lock.
PROJECT := install --quiet --no-index --no-deps --no-build-isolation --editable .
# So that the first command is as quick as the second, also where Python may not write bytecode on its own.
COMPILED := -m compileall -q indexer webui

help: ## list these commands
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## \(.*\)/  make \1@\2/p' Makefile | awk -F@ '{ printf "%-20s %s\n", $$1, $$2 }'

run: .venv/run-installed ## index corpus/ and serve the page on 127.0.0.1; PORT=8000 for another port
	@.venv/bin/tracuu rebuild corpus || [ $$? -eq 3 ]  # 3: done, but some files were skipped and named
	@.venv/bin/tracuu serve --port "$(PORT)"

test: .venv/test-installed chromium ## run every test, slow and browser ones included; ARGS='-k word' for some
	@.venv/bin/python -m pytest $(ARGS)

lint: .venv/test-installed ## check style, types and layers
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

fix: .venv/test-installed ## mend what ruff can mend
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

check: lint test ## lint and test: what must be green before a change is handed in

coverage: .venv/test-installed chromium ## run the tests and fail below the floor in pyproject.toml
	@.venv/bin/python -m pytest $(ARGS) --cov

golden: .venv/test-installed ## write the expected results in tests/golden anew; read the difference before you commit it
	@.venv/bin/python -m pytest $(ARGS) --rewrite-golden
	@git --no-pager diff --stat -- tests/golden docs

bench: .venv/bench-installed ## measure beside other programs; BENCHMARKS=segment for one of benchmarks/
	@set -e; for name in $(BENCHMARKS); do echo "== $$name"; .venv/bin/python -m benchmarks.$$name $(ARGS); done

test-whoosh3: .venv-whoosh3/installed ## run the contract suite on whoosh3, a successor of Whoosh; by hand, not in CI
	@.venv-whoosh3/bin/python -m pytest tests/contract $(ARGS)

clean: ## remove what make and the tools made; the index stays
	rm -rf .venv .venv-whoosh3 .cache .coverage .coverage.* htmlcov build dist tracuu.egg-info
	rm -rf .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name .git -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

# Virtual environments. They hold absolute paths: a moved folder, or a Python that went away, makes a new one.

HERE := $(shell pwd -P)
whole = $(shell $(1)/bin/python -c 'import pip' 2>/dev/null && cat $(1)/place 2>/dev/null)

ifneq ($(call whole,.venv),$(HERE))
.PHONY: .venv/place
endif
ifneq ($(call whole,.venv-whoosh3),$(HERE))
.PHONY: .venv-whoosh3/place
endif

.venv/place .venv-whoosh3/place:
	@for python in $(PYTHONS); do \
	  "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  echo "Making $(@D) with $$("$$python" -V)."; \
	  "$$python" -m venv --clear $(@D) && pwd -P > $@ && exit; \
	done; \
	echo "tracuu needs Python 3.11 or newer, with venv, and found none of: $(PYTHONS)." >&2; \
	echo "On Debian and Ubuntu: apt install python3 python3-venv; elsewhere: your package manager." >&2; \
	exit 1

.venv/run-installed: .venv/place requirements/run.txt pyproject.toml
	@echo "Installing what tracuu needs, a download of about 90 MB: a minute or two, this once."
	@.venv/bin/python $(PIP) $(LOCKED) -r requirements/run.txt
	@.venv/bin/python $(PIP) $(PROJECT)
	@.venv/bin/python $(COMPILED)
	@touch $@

.venv/test-installed: .venv/place requirements/run.txt requirements/test.txt pyproject.toml
	@echo "Installing what the tests need, a download of about 170 MB: a minute or two, this once."
	@.venv/bin/python $(PIP) $(LOCKED) -r requirements/test.txt
	@.venv/bin/python $(PIP) $(PROJECT)
	@.venv/bin/python $(COMPILED)
	@touch .venv/run-installed $@

.venv/bench-installed: .venv/test-installed requirements/bench.txt
	@.venv/bin/python $(PIP) $(LOCKED) -r requirements/bench.txt
	@touch $@

.venv/lock-installed: .venv/place requirements/lock.txt
	@.venv/bin/python $(PIP) $(LOCKED) -r requirements/lock.txt
	@touch $@

.venv-whoosh3/installed: .venv-whoosh3/place requirements/whoosh3.txt pyproject.toml
	@.venv-whoosh3/bin/python $(PIP) $(LOCKED) -r requirements/whoosh3.txt
	@.venv-whoosh3/bin/python $(PIP) $(PROJECT)
	@touch $@

# The browser is Debian's own. Where it cannot be had the browser tests say so: they are skipped here and fail in CI.
chromium: .venv/test-installed
	@.venv/bin/python -m tests.chromium && exit; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium and a font with Vietnamese letters."; \
	  export DEBIAN_FRONTEND=noninteractive; \
	  apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium fonts-noto-core >/dev/null && exit; \
	fi; \
	echo "Chromium is missing: the browser tests will not run. On Debian: sudo apt install chromium fonts-noto-core" >&2

# What to install, with hashes and without addresses. UPGRADE=1 takes the newest versions that pyproject.toml allows.
RESOLVE = .venv/bin/uv pip compile --quiet $(if $(UPGRADE),--upgrade) --universal --fork-strategy fewest --no-build \
	--python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: .venv/lock-installed ## resolve the requirements anew; UPGRADE=1 for newer versions
	$(RESOLVE) pyproject.toml requirements/run.in -o requirements/run.txt
	$(RESOLVE) pyproject.toml requirements/run.in requirements/test.in -c requirements/run.txt -o requirements/test.txt
	$(RESOLVE) requirements/bench.in -c requirements/test.txt -o requirements/bench.txt
	$(RESOLVE) requirements/whoosh3.in -c requirements/test.txt -o requirements/whoosh3.txt
	$(RESOLVE) requirements/lock.in -o requirements/lock.txt
