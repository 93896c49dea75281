# Three commands: `make serve` shows the page, `make test` runs everything that must hold, `make bench` says how fast it is.
# `make lighthouse` asks Lighthouse about the page; `make cold` finds out what of it may come later.
# TOOLS is where pinned tools go when they are not on PATH; by default .tools, in this folder.

SHELL := bash

.PHONY: serve test bench page cold lighthouse clean

serve: ## Serve the page and rebuild it at every change: http://127.0.0.1:8080
	@. .ci/setup.sh && exec trunk serve

page: ## Build the page for release, into dist/
	@. .ci/setup.sh && exec trunk build --release --locked

cold: ## Find out what of the program a first visit does not run, when the page has outgrown its budget: src/parting/cold.txt
	@. .ci/setup.sh && COPPICE_COUNTS=1 trunk build --release --locked && \
	  cargo test --locked --features e2e --test e2e first_visit::which_functions_are_cold -- --ignored --exact && $(MAKE) page

test: ## Run every check and every test
	@bash tests/run.sh

bench: ## Measure the speed, beside the BEAM and others: ROUNDS=9, QUICK=1 for a look
	@bash tests/bench/run.sh

lighthouse: page ## Ask Lighthouse about the page: five loads, on a phone on a slow network
	@npm ci --prefix tests/lighthouse --prefer-offline --ignore-scripts --no-audit --no-fund --loglevel=error && node tests/lighthouse/run.mjs

clean: ## Remove what was built, but not the tools
	rm -rf dist target
