# Sets up .venv when needed, then calls the `guide` command, which has the same verbs.
# Needs a POSIX shell, make, and Python 3.11 or newer (another one: make PYTHON=python3.12 ...).

LANG_CODE ?= en
ARGS ?=
GUIDE := .venv/bin/guide

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help site serve check links test bench clean setup setup-dev

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

site: setup ## Build the whole guide into site/: pages, PDFs, open data
	@$(GUIDE) site $(ARGS)

serve: setup ## Show the guide while you write; one language: make serve LANG_CODE=sv
	@$(GUIDE) serve $(LANG_CODE) $(ARGS)

check: setup ## Check facts, pages and translations; says what to mend and where
	@$(GUIDE) check $(ARGS)

links: setup ## Check the links that lead to other sites (needs the network)
	@$(GUIDE) links $(ARGS)

test: setup-dev ## Run the tests; some of them: make test ARGS="tests/facts"
	@$(GUIDE) test $(ARGS)

bench: setup-dev ## Measure build times and sizes
	@$(GUIDE) bench $(ARGS)

clean: ## Remove what was built; .venv stays
	@rm -rf site .cache build dist scripts/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find scripts tests -type d -name __pycache__ -prune -exec rm -rf {} +

setup:
	@sh scripts/setup/venv.sh build

setup-dev:
	@sh scripts/setup/venv.sh dev
