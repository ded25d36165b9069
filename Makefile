# Two commands matter: `make run` shows Holdpoint, `make test` proves it. Both do their own set-up.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test env env-test frontend lint check unit clean help

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*##/ -/'

run: env frontend  ## demo plant on http://127.0.0.1:8000
	$(BIN)/holdpoint serve --demo

env:  ## only the environment (.venv/bin/holdpoint)
	@$(PYTHON) .ci/environment.py run

env-test:
	@$(PYTHON) .ci/environment.py test

frontend: env  ## style sheet, scripts, fonts and icons of the pages
	@$(BIN)/python -m web.frontend.build

test: env-test frontend-test lint check unit  ## everything CI runs

frontend-test: env-test
	@$(BIN)/python -m web.frontend.build

lint:  ## ruff, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check:  ## the shipped procedures
	$(BIN)/holdpoint check processes forms

unit:  ## unit, storage, acceptance and browser tests
	$(BIN)/python -m pytest -n 2

clean:
	rm -rf .venv node_modules web/static/build .pytest_cache .mypy_cache .ruff_cache
