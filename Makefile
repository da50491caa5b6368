# One line a target: the work is in the packages. `make` alone lists what can be done.
PYTHON := .venv/bin/python
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
INSTALL = $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends
SERVE = $(PYTHON) -m dashboard serve $(if $(filter command%,$(origin PORT)),--port $(PORT))
# What Jupyter writes for itself goes into the data folder, too; notebooks/.jupyter keeps it from asking for a build or for
# news from outside.
JUPYTER = export JUPYTER_HOME="$$($(PYTHON) -m warehouse places data)/jupyter" && JUPYTER_CONFIG_DIR="$$JUPYTER_HOME" JUPYTER_DATA_DIR="$$JUPYTER_HOME" JUPYTER_RUNTIME_DIR="$$JUPYTER_HOME" IPYTHONDIR="$$JUPYTER_HOME"
.DEFAULT_GOAL := help
.PHONY: help run refresh schedule serve reports lab notebooks test lint docs bench

help: ## liệt kê các lệnh · list what can be done here
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

run: .venv/ready ## cài đặt, làm mới số liệu, mở trang · set up, refresh, open the dashboard
	@$(PYTHON) -m etl refresh || echo "Chưa làm mới được (xem ở trên); mở bản đang có. · Not refreshed (see above); what was built before is shown."; $(SERVE)

refresh: .venv/ready ## đọc hộp thư, dựng lại kho số liệu · read the inbox, rebuild the warehouse
	@$(PYTHON) -m etl refresh

schedule: .venv/ready ## in lịch làm mới; đặt luôn: ARGS=--install · print the refresh timer, or install it
	@$(PYTHON) -m etl schedule $(ARGS)

serve: .venv/ready ## mở trang ở http://127.0.0.1:8050 · serve the dashboard (PORT=8051)
	@$(SERVE)

reports: .venv/ready ## lập văn bản một kỳ · make a review's documents (BLOC=CDVC_K3 PERIOD=2022 [REVIEW=…] [OUT=…])
	@$(PYTHON) -m dashboard reports --bloc "$(BLOC)" --period "$(PERIOD)" $(if $(REVIEW),--review "$(REVIEW)") $(if $(OUT),--out "$(OUT)")

lab: .venv/ready ## mở JupyterLab trên cùng số liệu · JupyterLab on the same figures
	@$(JUPYTER) JUPYTER_CONFIG_PATH=notebooks/.jupyter $(PYTHON) -m jupyterlab --allow-root --ip 127.0.0.1 notebooks

notebooks: .venv/ready ## chạy các sổ tay, ghi ra .html · run the notebooks, as .html (BLOC=CDVC_K3 PERIOD=2022-S1 YEAR=2022 UNIT=… OUT=…)
	@$(JUPYTER) $(PYTHON) -m notebooks run $(if $(BLOC),--bloc "$(BLOC)") $(if $(PERIOD),--period "$(PERIOD)") $(if $(YEAR),--year "$(YEAR)") $(if $(UNIT),--unit "$(UNIT)") $(if $(OUT),--out "$(OUT)")

test: .venv/ready .venv/browser .venv/spreadsheet ## chạy mọi kiểm thử · run every test (ARGS="-k period")
	@$(PYTHON) -m pytest -n 2 --dist worksteal $(ARGS)

lint: .venv/ready ## kiểm tra mã nguồn · format, lint, types
	@$(PYTHON) -m ruff format --check . && $(PYTHON) -m ruff check . && $(PYTHON) -m mypy

docs: .venv/ready ## viết lại trang các bảng và danh mục chỉ tiêu · write the pages made from SQL and dictionary
	@$(PYTHON) tests/dictionary.py

bench: .venv/ready ## đo tốc độ · measure the speeds the README names (ARGS=0: no large world)
	@$(PYTHON) tests/bench.py $(ARGS)

.venv/ready: requirements.txt
	@python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên có venv · Python 3.11 or later with venv is needed: sudo apt-get install python3-venv"; exit 1; }
	@echo "Đang cài đặt các thư viện, chỉ lần đầu, khoảng 1–2 phút… · Installing what it needs, once, 1–2 minutes…"
	@python3 -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir --require-hashes --requirement requirements.txt
	@echo "$(CURDIR)" > "$$(echo .venv/lib/python3*/site-packages)/thidua.pth"
	@touch $@

# A browser for the pages, a spreadsheet program for the formulas of the forms: the tests use real ones.
.venv/browser: .venv/ready
	@command -v chromium > /dev/null || { echo "Đang cài đặt trình duyệt để kiểm thử… · Installing a browser for the tests…"; $(INSTALL) chromium; }
	@touch $@

.venv/spreadsheet: .venv/ready
	@command -v soffice > /dev/null || { echo "Đang cài đặt LibreOffice để kiểm thử… · Installing LibreOffice for the tests…"; $(INSTALL) libreoffice-calc-nogui; }
	@touch $@
