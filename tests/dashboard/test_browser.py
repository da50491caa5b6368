"""The pages as a person meets them, in a real Chromium, on the default world."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from warehouse.settings import ROOT

pytestmark = pytest.mark.browser

PAGES = {
    "overview": "/",
    "bloc": "/bloc/CDVC_K3",
    "bloc's own report": "/bloc/TLD_KCN11",
    "unit": "/unit/CD_VOV",
    "indicator": "/indicator/DV_KETNAP_MOI",
    "scores": "/scores",
    "submissions": "/submissions",
    "changes": "/changes",
    "programme": "/programme?bloc=CDVC_K3",
    "covenant": "/covenant?bloc=CDVC_K3",
    "quality": "/quality",
    "registers": "/registers",
    "cell": "/observation/TLD_KCN11/KTTC_CDCS/2020-S1",
    "launch plan": "/launch",
    "nothing there": "/nowhere",
}
expect.set_options(timeout=20_000)  # a machine shared with others may be slow, which is no fault
DESKTOP = (1440, 900)
PHONE = (360, 780)


@dataclass(frozen=True)
class Site:
    """Where the pages are served, and the inbox they were made from."""

    address: str
    inbox: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Refresh the default world into a folder of its own, and serve it."""
    data = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "THIDUA_DATA": str(data)}
    refresh = [sys.executable, "-m", "etl", "refresh", "--data", str(data)]
    subprocess.run(refresh, cwd=ROOT, env=environment, check=True, capture_output=True)
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    serve = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    with subprocess.Popen(serve, cwd=ROOT, env=environment) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address)
        yield Site(address, data / "sample")
        process.send_signal(signal.SIGTERM)


def _wait_for(address: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310 - our own server
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.fail("no Chromium here; “make test” installs it (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """A person at a browser, with all that went wrong while looking."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.faults: list[str] = []
        self.page.on("console", lambda said: self._console(said.type, said.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", lambda request: self.faults.append(f"failed {request.url}"))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _console(self, kind: str, text: str) -> None:
        if kind == "error":
            self.faults.append(text)

    def _asked(self, url: str) -> None:
        place = urlsplit(url)
        if place.scheme in {"http", "https"} and not url.startswith(self.site.address):
            self.faults.append(f"outside {url}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400:
            self.faults.append(f"{status} {url}")

    def open(self, path: str) -> None:
        """Open a page and wait until it is painted."""
        self.page.goto(self.site.address + path)
        expect(self.page.locator("h1")).to_be_visible()
        self.settle()

    def settle(self) -> None:
        """Wait until letters and figures are there."""
        self.page.evaluate("document.fonts.ready.then(() => true)")
        for figure in self.page.locator(".figure").all():
            expect(figure.locator(".main-svg").first).to_be_attached()


@pytest.fixture
def visitor(chromium: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Open a browser window; at the end nothing may have gone wrong in it."""
    (width, height), scheme = getattr(request, "param", (DESKTOP, "light"))
    context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    someone = Visitor(context, site)
    yield someone
    context.close()
    assert someone.faults == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "visitor", [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light")], indirect=True
)
def test_every_page_paints(visitor: Visitor, language: str) -> None:
    for name, path in PAGES.items():
        visitor.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        root = visitor.page.locator("html")
        assert root.get_attribute("lang") == language, name
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert visitor.page.evaluate(wide) <= 0, f"{name} scrolls sideways"
        assert visitor.page.locator("#main").inner_text().strip(), name


def test_the_way_from_1411_on_the_blocs_page_to_its_cell(visitor: Visitor) -> None:
    visitor.open("/bloc/TLD_KCN11")
    told = [text.strip() for text in visitor.page.locator(".tile .value").all_inner_texts()]
    assert sorted(told) == sorted(
        ["trên 11.000", "24", "trên 24.000", "trên 178 tỷ đồng", "114", "1.411"]
    )
    visitor.page.locator(".tile", has_text="1.411").click()
    expect(visitor.page.locator("#value")).to_have_text("1.411")
    expect(visitor.page.locator("#raw")).to_have_text("1.411")
    expect(visitor.page.locator("#file")).to_contain_text("TLD_KCN11/2020-S1/")
    expect(visitor.page.locator("#cell")).to_have_text(_address_of("1.411", visitor))
    expect(visitor.page.locator(".banner")).to_have_count(0)


def test_the_ranks_of_the_page_are_those_of_the_warehouse(visitor: Visitor) -> None:
    visitor.open("/scores?bloc=CDVC_K3")
    table = visitor.page.get_by_role("region", name="Xếp hạng").locator("tbody tr")
    shown = [row.locator("td.total").inner_text() for row in table.all()]
    (build,) = (visitor.site.inbox.parent / "builds").glob("*.duckdb")
    with duckdb.connect(str(build), read_only=True) as connection:
        told = connection.execute(
            "select ranking.printed from marts.ranking as ranking"
            " inner join marts.standing_stage using (covenant, stage)"
            " where bloc = 'CDVC_K3' and year = 2022 order by rank"
        ).fetchall()
    assert shown == [f"{printed:.2f}".replace(".", ",") for (printed,) in told]
    assert len(shown) == 9
    expect(visitor.page.locator(".banner")).to_contain_text("Số liệu minh hoạ")


def _address_of(text: str, visitor: Visitor) -> str:
    """Find a text in the workbook that the page names, with a reader that is not ours."""
    name = visitor.page.locator("#file").inner_text()
    sheet = visitor.page.locator("#sheet").inner_text()
    book = openpyxl.load_workbook(visitor.site.inbox / name)
    cells = [cell for row in book[sheet].iter_rows() for cell in row if cell.value == text]
    return str(cells[0].coordinate)


def test_pickers_language_and_menu_lead_on(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.get_by_role("button", name="Khối").click()
    visitor.page.get_by_role("menuitem", name="Khối thi đua III", exact=True).click()
    expect(visitor.page.locator("h1")).to_have_text("Khối thi đua III")
    visitor.page.get_by_role("button", name="Kỳ").click()
    visitor.page.get_by_role("menuitem", name="6 tháng đầu năm").click()
    expect(visitor.page.locator(".when").first).to_have_text("6 tháng đầu năm 2022")
    assert "period=2022-S1" in visitor.page.url
    visitor.page.get_by_role("link", name="EN").click()
    expect(visitor.page.locator(".when").first).to_have_text("First half of 2022")


def test_a_cell_of_the_heatmap_is_reached_by_keys_and_leads_to_its_source(
    visitor: Visitor,
) -> None:
    visitor.open("/bloc/CDVC_K3?period=2022-S1")
    cells = visitor.page.locator("table.heat td a[href*='/observation/']")
    cells.first.focus()
    visitor.page.keyboard.press("ArrowRight")
    assert visitor.page.evaluate("document.activeElement.closest('table.heat') !== null")
    cells.first.click()
    expect(visitor.page.locator("#raw")).to_be_visible()
    expect(visitor.page.locator(".banner")).to_contain_text("Số liệu minh hoạ")


def test_dark_is_kept(visitor: Visitor) -> None:
    visitor.open("/")
    with visitor.page.expect_navigation():
        visitor.page.locator("#scheme").click()
    expect(visitor.page.locator("h1")).to_be_visible()
    visitor.page.wait_for_load_state("networkidle")
    expect(visitor.page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    visitor.open("/launch")
    expect(visitor.page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


@pytest.mark.parametrize("visitor", [(PHONE, "light")], indirect=True)
def test_the_menu_folds_on_a_phone(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.locator("#menu").click()
    link = visitor.page.get_by_role("link", name="Nộp báo cáo", exact=True)
    expect(link).to_be_in_viewport()
    link.click()
    expect(visitor.page.locator("h1")).to_have_text("Nộp báo cáo")


def test_registers_are_searched_as_one_types_with_marks_or_without(visitor: Visitor) -> None:
    visitor.open("/registers")
    rows = visitor.page.locator("#registers tbody tr:visible")
    visitor.page.locator("#filter").fill("kiem toan nha nuoc")
    expect(visitor.page.locator("#units tbody tr:visible")).to_have_count(1)
    found = rows.count()
    expect(visitor.page.locator("#filter-found")).to_have_text(f"Thấy {found} dòng")
    visitor.page.locator("#filter").fill("Kiểm toán nhà nước")
    assert rows.count() == found
    visitor.page.locator("#filter").fill("không có gì như thế")
    expect(visitor.page.locator("#registers > section:visible")).to_have_count(0)


def test_what_to_act_on_leads_to_its_part_of_the_page(visitor: Visitor) -> None:
    visitor.open("/programme?bloc=CDVC_K3")
    visitor.page.locator(".acts a").last.click()
    expect(visitor.page.locator("#proposals h2")).to_be_in_viewport()
