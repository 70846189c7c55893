PORT ?= 8000
HOST ?= 127.0.0.1
ARGS ?=
PY := .venv/bin/python
UV_KUNCI = $$uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links $(ARGS) pyproject.toml

.PHONY: bantuan siap demo test kunci

bantuan:
	@echo "make siap            siapkan .venv dan pustaka yang diperlukan"
	@echo "make demo PORT=8000  muat data contoh, lalu layani http://localhost:8000/"
	@echo "make test ARGS=...   pemeriksaan dan pengujian (basis data lain: DATABASE_URL)"
	@echo "make kunci           hitung ulang requirements*.lock (ARGS=--upgrade: naikkan versi)"

siap:
	@.ci/siapkan uji

demo:
	@PORT=$(PORT) HOST=$(HOST) exec .ci/demo

# pytest ends with 5 when a selection in ARGS leaves one of the two runs without tests.
test:
	@.ci/siapkan uji
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) -m pytest -q -n 2 -m "not peramban" $(ARGS) || [ $$? -eq 5 ]
	$(PY) -m pytest -q -m peramban $(ARGS) || [ $$? -eq 5 ]

# The development lock is held to the versions of the runtime lock.
kunci:
	@set -e; uv=$$(command -v uv) || { \
		alat=$$(mktemp -d); trap 'rm -rf "$$alat"' EXIT; \
		python3 -m venv "$$alat"; "$$alat/bin/pip" install --quiet uv; uv=$$alat/bin/uv; }; \
	$(UV_KUNCI) -o requirements.lock; \
	$(UV_KUNCI) --group dev -c requirements.lock -o requirements-dev.lock
