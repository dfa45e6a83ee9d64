# Every target does its own set-up: Python 3.11+ with pip, and make, are all it needs.
# The environment is made without ensurepip and filled by the system's pip, so it works where
# venv has no ensurepip and where pip refuses system installs (PEP 668).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test verify mutation lowest lint types check format golden samples bench clean

demo: $(READY)
	$(BIN)/cgsurvey report data/samples/bole --out demo-out/bole --force
	$(BIN)/cgsurvey report data/samples/hubei --out demo-out/hubei --force

test: $(READY)
	$(BIN)/python -m pytest -m "not slow"

# minutes: references and simulations, written to docs/verification.md
verify: $(READY)
	$(BIN)/python tests/verification/write.py

# long: small mistakes in the code, each of which some test must notice; writes docs/mutation.md
mutation: $(READY)
	$(BIN)/python tests/mutation/mutate.py

# the oldest releases that pyproject.toml allows; old click and typer warn of themselves
lowest:
	$(PYTHON) -m venv --without-pip .venv-lowest
	$(PYTHON) -m pip --python .venv-lowest/bin/python install --quiet --disable-pip-version-check \
		--constraint tests/lowest.txt --editable ".[dev]"
	.venv-lowest/bin/python -m pytest -m "not slow" -W ignore::DeprecationWarning

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

# what the project asks of its users' studies, asked of its own samples
check: $(READY)
	$(BIN)/cgsurvey check data/samples/*

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

golden:
	bash tests/golden/make.sh

samples: $(READY)
	$(BIN)/python data/samples/make.py

bench: $(READY)
	$(BIN)/python benchmarks/run.py

$(READY): pyproject.toml
	$(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $(READY)

clean:
	rm -rf $(VENV) .venv-lowest demo-out .pytest_cache .mypy_cache .ruff_cache
