"""The pages as a person meets them, in a real Chromium, on the default world."""

import io
import os
import re
import subprocess
import sys
import time
import urllib.request
import zipfile
from typing import Any
from urllib.parse import urlsplit

import brotli
import duckdb
import openpyxl
import pytest
from playwright.sync_api import Route, expect

from warehouse.settings import ROOT

pytestmark = pytest.mark.browser

DESKTOP = (1440, 900)
PHONE = (360, 780)
Visitor = Any  # a person at a browser: the fixture of that name


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
    data = visitor.site.inbox.parent
    build = data / "builds" / f"{(data / 'serving').read_text('ascii').strip()}.duckdb"
    with duckdb.connect(str(build), read_only=True) as connection:
        told = connection.execute(
            "select ranking.printed from marts.ranking as ranking"
            " inner join marts.standing_stage using (covenant, stage)"
            " where bloc = 'CDVC_K3' and year = 2022 order by rank"
        ).fetchall()
    assert shown == [f"{printed:.2f}".replace(".", ",") for (printed,) in told]
    assert len(shown) == 9
    expect(visitor.page.locator(".banner")).to_contain_text("Số liệu minh hoạ")


def test_a_unit_in_the_ranks_leads_to_its_score_step_by_step(visitor: Visitor) -> None:
    visitor.open("/scores?bloc=CDVC_K3")
    ranks = visitor.page.get_by_role("region", name="Xếp hạng")
    ranks.get_by_role("link", name="Công đoàn Đài Truyền hình Việt Nam").click()
    expect(visitor.page.locator("#score h2")).to_contain_text("Đài Truyền hình Việt Nam được 90,50")
    expect(visitor.page.locator("#score h2")).to_be_in_viewport()
    assert "unit=CD_VTV" in visitor.page.url


def _address_of(text: str, visitor: Visitor) -> str:
    """Find a text in the workbook that the page names, with a reader that is not ours."""
    name = visitor.page.locator("#file").inner_text()
    sheet = visitor.page.locator("#sheet").inner_text()
    book = openpyxl.load_workbook(visitor.site.inbox / name)
    cells = [cell for row in book[sheet].iter_rows() for cell in row if cell.value == text]
    return str(cells[0].coordinate)


def test_pickers_language_and_menu_lead_on(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.locator("summary.picker", has_text="Khối").click()
    picked = visitor.page.locator("details[open] li")
    picked.get_by_role("link", name="Khối thi đua III", exact=True).click()
    expect(visitor.page.locator("h1")).to_have_text("Khối thi đua III")
    visitor.page.locator("summary.picker", has_text="Kỳ").click()
    visitor.page.locator("details[open] li").get_by_role("link", name="6 tháng đầu năm").click()
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


def test_a_unit_is_found_without_marks_and_the_next_one_by_a_key(visitor: Visitor) -> None:
    visitor.open("/")
    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("dai tieng noi")
    expect(visitor.page.locator("#found li")).to_have_count(1)
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("h1")).to_have_text("Công đoàn Đài Tiếng nói Việt Nam")
    expect(visitor.page.locator("dialog")).to_have_count(0)
    after = visitor.page.locator(".step.next .name").text_content()
    visitor.page.keyboard.press("]")
    expect(visitor.page.locator("h1")).to_contain_text(str(after))
    visitor.page.keyboard.press("[")
    expect(visitor.page.locator("h1")).to_have_text("Công đoàn Đài Tiếng nói Việt Nam")


def test_a_name_that_nobody_bears_is_said_not_to_be(visitor: Visitor) -> None:
    visitor.open("/launch?lang=en")
    visitor.page.locator("#search").click()
    visitor.page.keyboard.type("zzz")
    expect(visitor.page.locator("dialog")).to_contain_text("No such name.")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("dialog")).to_have_count(0)


def test_tables_and_figures_are_taken_and_the_address_is_copied(visitor: Visitor) -> None:
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.open("/bloc/CDVC_K3")
    page.locator("#copy-link").click()
    expect(page.locator("#copy-link")).to_have_text("Đã chép liên kết")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    with page.expect_download() as kept:
        page.locator(".take a", has_text=".xlsx").first.click()
    book = openpyxl.load_workbook(io.BytesIO(kept.value.path().read_bytes()))
    assert book.active["A1"].value == "Khối thi đua III"
    page.locator(".drawn").first.hover()
    for form, begins in (("png", b"\x89PNG"), ("svg", b"<svg")):
        with page.expect_download() as kept:
            page.locator(f".take-figure[data-form={form}]").first.click()
        assert kept.value.path().read_bytes().startswith(begins)
        assert kept.value.suggested_filename.endswith(f".{form}")
    assert "Số liệu minh hoạ" in kept.value.path().read_text("utf-8")


def test_what_was_known_then_is_asked_and_left_again(visitor: Visitor) -> None:
    data = visitor.site.inbox.parent
    refresh = [sys.executable, "-m", "etl", "refresh", "--data", str(data)]
    place = {**os.environ, "THIDUA_DATA": str(data)}
    earlier = (data / "serving").read_text("ascii").strip()
    later = [*refresh, "--as-of", "2022-07-01"]
    subprocess.run(later, cwd=ROOT, env=place, check=True, capture_output=True)
    try:
        visitor.open("/bloc/CDVC_K3")
        visitor.page.locator("summary.picker", has_text="Như đã biết").click()
        visitor.page.locator("details[open] li a").nth(1).click()
        expect(visitor.page.locator(".banner.then")).to_be_visible()
        assert f"known={earlier}" in visitor.page.url
        expect(visitor.page.locator("#stamp")).to_contain_text(earlier)
        visitor.page.locator(".banner.then a").click()
        expect(visitor.page.locator(".banner.then")).to_have_count(0)
        visitor.open(f"/changes?bloc=CDVC_K3&since={earlier}")
        expect(visitor.page.locator(".sentence")).to_contain_text("so với")
    finally:
        subprocess.run(refresh, cwd=ROOT, env=place, check=True, capture_output=True)


def test_a_page_comes_whole_with_its_first_answer_and_is_light(visitor: Visitor) -> None:
    _wait_until_packed(visitor.site)
    asked: list[str] = []
    loaded: dict[str, int] = {}
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    session.on(
        "Network.loadingFinished",
        lambda told: loaded.update({told["requestId"]: told["encodedDataLength"]}),
    )
    visitor.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    visitor.open("/bloc/CDVC_K3")
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.locator(".figure .main-svg").count() > 0
    own = ("/_dash-layout", "/_dash-dependencies", "/_dash-update-component")
    assert [path for path in asked if path in own] == []
    assert 600_000 < sum(loaded.values()) < 900_000
    first = sum(loaded.values())
    visitor.open("/bloc/CDVC_K3?period=2022-S1")
    visitor.page.wait_for_load_state("networkidle")
    assert sum(loaded.values()) - first < 60_000  # all but the page itself is there already


def _wait_until_packed(site: Any) -> None:
    """Wait until the server has packed the last of what browsers load as small as can be."""
    document = _read(site.address, "identity").decode()
    *_, last = re.findall(r'src="(/[^"]+)"', document)
    smallest = len(brotli.compress(_read(site.address + last, "identity")))
    until = time.monotonic() + 60
    while len(_read(site.address + last, "br")) > smallest and time.monotonic() < until:
        time.sleep(0.2)


def _read(address: str, accepts: str) -> bytes:
    request = urllib.request.Request(address, headers={"Accept-Encoding": accepts})  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - the same
        return bytes(answer.read())


def test_back_forward_and_a_new_load_show_the_page_of_the_address(visitor: Visitor) -> None:
    title = visitor.page.locator("h1")
    visitor.open("/bloc/CDVC_K3")
    visitor.page.get_by_role("link", name="Nộp báo cáo", exact=True).click()
    expect(title).to_have_text("Nộp báo cáo")
    expect(visitor.page).to_have_title("Nộp báo cáo · thidua")
    visitor.page.go_back()
    expect(title).to_have_text("Khối thi đua III")
    expect(visitor.page).to_have_title("Khối thi đua III · thidua")
    visitor.page.go_forward()
    expect(title).to_have_text("Nộp báo cáo")
    visitor.page.reload()
    expect(title).to_have_text("Nộp báo cáo")
    visitor.page.go_back()
    expect(title).to_have_text("Khối thi đua III")
    visitor.settle()


@pytest.mark.parametrize(
    ("language", "sentence", "retry", "link"),
    [
        ("vi", "Không liên lạc được với máy chủ", "Thử lại ngay", "Nộp báo cáo"),
        ("en", "The server cannot be reached", "Try again now", "Submissions"),
    ],
)
def test_a_server_that_is_silent_is_told_and_asked_again(
    visitor: Visitor, language: str, sentence: str, retry: str, link: str
) -> None:
    visitor.open(f"/bloc/CDVC_K3?lang={language}")
    before = visitor.page.locator("h1").inner_text()
    visitor.page.context.set_offline(True)
    visitor.page.get_by_role("link", name=link, exact=True).click()
    told = visitor.page.locator("#state")
    expect(told).to_contain_text(sentence)
    expect(visitor.page.locator("h1")).to_have_text(before)
    visitor.page.context.set_offline(False)
    visitor.page.get_by_role("button", name=retry).click()
    expect(visitor.page.locator("h1")).not_to_have_text(before)
    expect(told).to_be_empty()
    visitor.faults[:] = [one for one in visitor.faults if "DISCONNECTED" not in one]
    visitor.faults[:] = [one for one in visitor.faults if "_dash-update-component" not in one]


@pytest.mark.parametrize(
    ("language", "sentence", "button"),
    [
        ("vi", "Đã có số liệu mới.", "Xem số liệu mới"),
        ("en", "There are new figures.", "Show the new figures"),
    ],
)
def test_an_open_page_offers_newer_figures(
    visitor: Visitor, language: str, sentence: str, button: str
) -> None:
    visitor.open(f"/?lang={language}")
    told = visitor.page.locator("#state")
    expect(told).to_be_empty()
    now = {"build": "0123456789ab", "lines": [{"kind": "refreshing", "text": "…"}]}
    visitor.page.route("**/_state*", lambda route: route.fulfill(json=now))
    visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(told).to_contain_text(sentence)
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name=button).click()
    expect(visitor.page.locator("h1")).to_be_visible()
    expect(told).to_be_empty()


def test_a_long_wait_shows_a_skeleton_and_a_short_one_nothing(visitor: Visitor) -> None:
    visitor.open("/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor.page.route("**/_dash-update-component*", hold)
    visitor.page.get_by_role("link", name="Nộp báo cáo", exact=True).click()
    skeleton = visitor.page.locator("#skeleton")
    assert not skeleton.is_visible()
    expect(skeleton).to_be_visible()
    held[0].continue_()
    expect(visitor.page.locator("h1")).to_have_text("Nộp báo cáo")
    expect(skeleton).to_be_hidden()
    assert "Loading" not in visitor.page.locator("body").inner_text()


def test_who_walks_by_keys_stays_on_the_link_that_was_followed(visitor: Visitor) -> None:
    visitor.open("/")
    link = visitor.page.get_by_role("link", name="Nộp báo cáo", exact=True)
    link.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("h1")).to_have_text("Nộp báo cáo")
    expect(link).to_be_focused()
    expect(link).to_have_class(re.compile(r"\bhere\b"))


def test_all_documents_are_made_one_by_one_and_taken_at_once(visitor: Visitor) -> None:
    visitor.open("/documents?bloc=CDVC_K3&year=2022&period=2022-S1")
    with visitor.page.expect_download(timeout=60_000) as kept:
        visitor.page.locator("#all-documents").click()
    expect(visitor.page.locator(".whole-set .note")).to_have_text("Đã lập xong, đang tải.")
    names = zipfile.ZipFile(io.BytesIO(kept.value.path().read_bytes())).namelist()
    shown = visitor.page.locator(".papers li").count()
    assert len([name for name in names if name.endswith(".docx")]) == shown > 3
