.DEFAULT_GOAL := help
SHELL := /bin/bash
BROKER ?= embedded
ARTICLES ?=
SHARED ?= ../shared

# uv is taken from the Python index into a folder of its own when the machine has none.
UV := $(shell command -v uv 2>/dev/null || echo build/uv/bin/uv)
RUN := $(UV) run --frozen --all-extras
STAMP := .venv/.tasrih-installed

.PHONY: help
help:  ## Show what there is to make
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build/uv/bin/uv:
	@python3 -m venv build/uv
	@build/uv/bin/pip install --quiet --disable-pip-version-check uv

$(STAMP): pyproject.toml uv.lock | $(filter build/uv/bin/uv,$(UV))
	@$(UV) sync --quiet --frozen --all-extras
	@touch $@

.PHONY: install
install: $(STAMP)  ## Install the locked environment into .venv

.PHONY: demo
demo: $(STAMP)  ## Run everything on sample articles and show the alerts; BROKER=kafka, ARTICLES="files"
	@$(RUN) tasrih demo --broker $(BROKER) $(ARTICLES)

.PHONY: check
check: $(STAMP)  ## Lint and type-check
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy

.PHONY: test
# Files in the order of their folders, and not the longest last: those of workers/text at the end are short.
test: $(STAMP)  ## Run the tests that need neither Java nor a browser
	@$(RUN) pytest -q -n auto --dist loadfile --no-loadscope-reorder -m "not kafka and not browser" $(PYTEST_ARGS)

.PHONY: test-kafka
# Two at a time, each with brokers of its own: they wait for sessions to end and for workers to stop more than they work.
test-kafka: $(STAMP)  ## Run the tests on a real Apache Kafka, which is fetched and started
	@$(RUN) python -c "from workers.brokers.kafka import fetch_jars; fetch_jars()"
	@$(RUN) pytest -q -n 2 --dist loadfile --no-loadscope-reorder -m kafka tests/kafka $(PYTEST_ARGS)

AXE := build/browser/node_modules/axe-core/axe.min.js

$(AXE): tests/browser/package.json tests/browser/package-lock.json
	@mkdir -p build/browser
	@cp $^ build/browser
	@npm ci --silent --no-audit --no-fund --prefix build/browser
	@touch $@

.PHONY: browser-parts
browser-parts: $(AXE)  ## Fetch the accessibility rules from npm

.PHONY: test-browser
test-browser: $(STAMP) $(AXE)  ## Run the tests of the newsroom screen in Chromium, which must be installed
	@TASRIH_REQUIRE_BROWSER=1 $(RUN) pytest -q -m browser tests/browser $(PYTEST_ARGS)

.PHONY: bench
bench: $(STAMP)  ## Measure text and road; writes build/bench.json
	@mkdir -p build
	@$(RUN) python -m tests.bench.bench --shared $(SHARED) --out build/bench.json

.PHONY: bench-search
bench-search: $(STAMP)  ## Measure storing and searching 100,000 statements; writes build/bench_search.json
	@mkdir -p build
	@$(RUN) python -m tests.bench.bench_search > build/bench_search.json
	@cat build/bench_search.json

.PHONY: bench-live
bench-live: $(STAMP)  ## Measure the live page and the memory of the screen; writes build/bench_live.json
	@mkdir -p build
	@$(RUN) python -m tests.bench.bench_live > build/bench_live.json
	@cat build/bench_live.json

.PHONY: bench-memory
bench-memory: $(STAMP)  ## Measure the judge's memory with a million statements; writes build/bench_memory.json
	@mkdir -p build
	@$(RUN) python -m tests.bench.bench_memory > build/bench_memory.json
	@cat build/bench_memory.json

.PHONY: evaluate
evaluate: $(STAMP)  ## Score what is read against annotated articles; writes build/evaluate.json
	@$(RUN) python -m workers.learn.report --shared $(SHARED) --out build/evaluate.json

.PHONY: card
card: $(STAMP)  ## Write the figures of build/evaluate.json into README and docs/language.md
	@$(RUN) python -m workers.evaluate.card --figures build/evaluate.json README.md docs/language.md

.PHONY: train
train: $(STAMP)  ## Train the shipped models anew from the annotated articles; installs torch beside the locked packages
	@$(UV) pip install --quiet --no-config "torch>=2.6"
	@$(RUN) --group train python -m workers.learn.network --shared $(SHARED) --folds build/networks
	@$(RUN) --group train python -m workers.learn.train --shared $(SHARED) --networks build/networks
	@$(RUN) --group train python -m workers.learn.confidence --shared $(SHARED)
	@$(RUN) --group train python -m workers.learn.novelty --shared $(SHARED)

.PHONY: names
names: $(STAMP)  ## Build the generated lists of persons' names and places anew
	@$(RUN) --group names python -m workers.learn.build_names $(SHARED)/corpus/ant-2016-2018.jsonl.xz

.PHONY: stem-facts
stem-facts: $(STAMP)  ## Learn anew from news how rare stems are and which stand together
	@$(RUN) --group train python -m workers.learn.stem_facts $(SHARED)/corpus/ant-2016-2018.jsonl.xz

.PHONY: seen-names
seen-names: $(STAMP)  ## Learn anew from news, as the tagger reads it, which words stand in names
	@$(RUN) --group train python -m workers.learn.seen_names $(SHARED)/corpus/ant-2016-2018.jsonl.xz \
		--without workers/learn/news_names_train.tsv workers/learn/news_names_held_out.tsv

.PHONY: schemas
schemas: $(STAMP)  ## Write schemas/json anew
	@$(RUN) python -m schemas.export

.PHONY: clean
clean:  ## Remove what was built
	@rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache deploy/kafka/target
