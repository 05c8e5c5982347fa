# Everything here sets up by itself what it needs; nothing goes into the system's Python.
.PHONY: help demo test test-desktop test-qgis lint bench bench-diagnosis bench-coverage sample-data translations package install clean
PYTHON = .venv/bin/python
SUITE = trixie
# Installing and packaging need no library: any Python 3.9 will do.
PLAIN_PYTHON = $(or $(shell command -v /usr/bin/python3 || command -v python3),\
	$(error Python 3.9 or later is needed: install it (on Debian: apt-get install python3) and run this again))

help:            ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 24

demo:            ## diagnose the sample county and Liechtenstein: maps, report, workbook (build/demo/)
	@tools/setup demo
	@$(PYTHON) tools/demo.py

test:            ## run every test; ARGS="…" goes to pytest
	@tools/setup test
	@tools/run-tests $(ARGS)

test-desktop:    ## try the menu and the sample county in QGIS Desktop (pictures: build/desktop/)
	@tools/setup test
	@tools/run-tests tests/test_desktop.py $(ARGS)

test-qgis:       ## run every test on another Debian's QGIS, as root: make test-qgis SUITE=trixie
	@tools/test-qgis $(SUITE) $(ARGS)

lint:            ## ruff over all; Bandit and detect-secrets over what ships
	@tools/setup lint
	@tools/run-linters

bench:           ## measure against QGIS, SciPy and networkx in one run
	@tools/setup test
	@$(PYTHON) benchmarks/run.py $(ARGS)

bench-diagnosis: ## measure the diagnosis of a county of the design size
	@tools/setup test
	@$(PYTHON) benchmarks/diagnosis.py $(ARGS)

bench-coverage:  ## measure the coverage algorithms at three sizes, beside QGIS's own steps
	@tools/setup test
	@$(PYTHON) benchmarks/coverage.py $(ARGS)

sample-data:     ## make the sample county again
	@tools/setup demo
	@$(PYTHON) tools/make_sample_county.py

translations:    ## bring Qt's translation files up to date with the code and compile them with its lrelease
	@$(PLAIN_PYTHON) tools/translations.py $(ARGS)

package:         ## make dist/county_gis_plugin.zip for QGIS's plugin manager
	@$(PLAIN_PYTHON) tools/package.py

install:         ## copy the plugin into the user's QGIS profile
	@$(PLAIN_PYTHON) tools/install.py $(ARGS)

clean:           ## delete what was made; .venv stays
	@rm -rf build dist .pytest_cache .ruff_cache .hypothesis
	@find county_gis_plugin tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
