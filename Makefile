# Everything that is done with Tidemark from a terminal. `make` alone lists it.
#
# Needs Python 3.11 or newer and git; scripts/environment sets the rest up in .venv.

.POSIX:
.SILENT:
.PHONY: help demo test check gold calibrate bench-extraction links fixtures pictures lock clean
unexport PYTHONHOME PYTHONPATH

PYTHON_OF_ENV = .venv/bin/python
# All cores for the whole suite; a few tests named here start faster without.
PYTEST_ARGS = -n auto --dist worksteal
LOCK_ARGS =
COMPILE = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-annotate --custom-compile-command "make lock" $(LOCK_ARGS)

help:
	echo 'make demo       set up, fill and serve a site of your own on this machine (PORT=8000)'
	echo 'make test       run the tests (PYTEST_ARGS="-k board"; TEST_DATABASE_URL=postgres://... for PostgreSQL)'
	echo 'make check      linter, formatter, types, import rules, migrations, deployment settings'
	echo 'make gold       precision and recall on the labelled papers, per rule, and what confidence is worth (GOLD_ARGS=--write)'
	echo 'make calibrate  fit what confidence is made of to the labelled papers (CALIBRATE_ARGS=--write)'
	echo 'make bench-extraction   speed, two workers against one, and time against length, in one run'
	echo 'make links      follow every link of a running site (SITE=http://127.0.0.1:8000)'
	echo 'make bench-web  how fast the site is at a million results (BENCH_DATABASE_URL=postgres://... BENCH_ARGS=--write)'
	echo 'make fixtures   write fixtures/catalogue.json anew from the vocabulary'
	echo 'make pictures   take the pictures of README.md and docs/curation*.md anew (needs Chromium)'
	echo 'make lock       resolve requirements/*.in into the hash-locked *.txt (needs uv; LOCK_ARGS=--upgrade)'
	echo 'make clean      remove the environment and caches; what the demo holds (var/) stays'

demo:
	scripts/environment demo
	TIDEMARK_DEMO=1 exec $(PYTHON_OF_ENV) -u manage.py demo $${PORT:+--port "$$PORT"}

test:
	scripts/environment test
	exec $(PYTHON_OF_ENV) -m pytest $(PYTEST_ARGS)

check:
	scripts/environment test
	scripts/check

gold:
	scripts/environment test
	exec $(PYTHON_OF_ENV) -m tests.gold $(GOLD_ARGS)

calibrate:
	scripts/environment test
	exec $(PYTHON_OF_ENV) -m tests.calibrate $(CALIBRATE_ARGS)

bench-extraction:
	scripts/environment test
	exec $(PYTHON_OF_ENV) -m tests.bench.extraction $(BENCH_ARGS)

links:
	scripts/environment test
	exec $(PYTHON_OF_ENV) tests/smoke/links.py $${SITE:-http://127.0.0.1:8000}

bench-web:
	scripts/environment test
	exec $(PYTHON_OF_ENV) -m tests.bench.web $(BENCH_ARGS)

fixtures:
	scripts/environment demo
	exec $(PYTHON_OF_ENV) manage.py make_fixtures

pictures:
	scripts/environment test
	exec $(PYTHON_OF_ENV) -m tests.pictures

lock:
	command -v uv >/dev/null || { echo 'make lock needs uv, a maintainer'\''s tool: install it with "pipx install uv".' >&2; exit 1; }
	$(COMPILE) requirements/demo.in -o requirements/demo.txt
	$(COMPILE) -c requirements/demo.txt requirements/test.in -o requirements/test.txt
	$(COMPILE) -c requirements/test.txt requirements/bench.in -o requirements/bench.txt

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build *.egg-info
	find extraction leaderboard tests -name __pycache__ -type d -prune -exec rm -rf {} +
