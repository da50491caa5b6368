"""Pages can be used by all: a real Chromium, and axe-core as the judge of WCAG 2.2 AA."""

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import TimeoutError as PlaywrightTimeout

pytestmark = pytest.mark.browser

PAGES = {
    "overview": "/",
    "bloc": "/bloc/CDVC_K3",
    "bloc at half-year": "/bloc/CDVC_K3?period=2022-S1",
    "bloc's own report": "/bloc/TLD_KCN11",
    "unit": "/unit/CD_VOV",
    "indicator": "/indicator/DV_KETNAP_MOI",
    "pace": "/pace?bloc=CDVC_K2&period=2021-S1",
    "pace of a unit": "/pace?bloc=CDVC_K3&unit=CD_VTV",
    "comparison": "/comparison?bloc=CDVC_K3",
    "scores": "/scores",
    "submissions": "/submissions",
    "changes": "/changes",
    "programme": "/programme?bloc=CDVC_K3",
    "covenant": "/covenant?bloc=CDVC_K3",
    "quality": "/quality",
    "documents": "/documents?bloc=CDVC_K3",
    "registers": "/registers",
    "cell": "/observation/TLD_KCN11/KTTC_CDCS/2020-S1",
    "launch plan": "/launch",
    "nothing there": "/nowhere",
}
DESKTOP, PHONE = (1440, 900), (360, 780)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("visitor", [(DESKTOP, "light"), (DESKTOP, "dark")], indirect=True)
@pytest.mark.parametrize("half", [0, 1])
def test_every_page_paints_and_can_be_used_by_all(visitor: Any, language: str, half: int) -> None:
    """Each page, loaded once, is looked at as a desktop shows it and as a phone does."""
    found = []
    for name, path in list(PAGES.items())[half::2]:
        visitor.page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        visitor.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert visitor.page.locator("html").get_attribute("lang") == language, name
        assert visitor.page.locator("#main").inner_text().strip(), name
        for width, height in (DESKTOP, PHONE):
            visitor.page.set_viewport_size({"width": width, "height": height})
            fits_now(visitor, f"{name} at {width}")
            found += [(name, width, *fault) for fault in faults(visitor)]
            keep(visitor, f"{name} {language} {width}")
    assert found == []


def keep(visitor: Any, name: str) -> None:
    """Keep a picture, to be compared with an earlier one, where PICTURES names a folder."""
    if folder := os.environ.get("PICTURES"):
        scheme = visitor.page.locator("html").get_attribute("data-mantine-color-scheme")
        visitor.page.screenshot(path=Path(folder) / f"{name} {scheme}.png", full_page=True)


def fits_now(visitor: Any, where: str) -> None:
    """Hold that a page fits its window, once its figures have taken the width there is."""
    root = "document.documentElement"
    try:
        visitor.page.wait_for_function(f"{root}.scrollWidth <= {root}.clientWidth", timeout=5_000)
    except PlaywrightTimeout:
        wide = visitor.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")
        pytest.fail(f"{where} scrolls sideways by {wide} pixels")


def faults(visitor: Any) -> list[tuple[str, str]]:
    """Give what axe finds: which rule, and the element that breaks it."""
    told = Axe().run(visitor.page, options=RULES).response["violations"]
    return [(one["id"], node["html"]) for one in told for node in one["nodes"]]


@pytest.mark.parametrize("visitor", [((1440, 900), "light"), ((360, 780), "dark")], indirect=True)
def test_axe_finds_nothing_in_what_is_said_about_the_figures(visitor: Any) -> None:
    kinds = ("refreshing", "stale", "waiting")
    said = {"build": "0123456789ab", "lines": [{"kind": one, "text": one} for one in kinds]}
    visitor.page.route("**/_state*", lambda route: route.fulfill(json=said))
    visitor.open("/")
    visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    visitor.page.locator("#state p").nth(3).wait_for()
    assert faults(visitor) == []
