"""Pages can be used by all: a real Chromium, and axe-core as the judge of WCAG 2.2 AA."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/bloc/CDVC_K3",
    "/bloc/CDVC_K3?period=2022-S1",
    "/bloc/TLD_KCN11",
    "/unit/CD_VOV",
    "/indicator/DV_KETNAP_MOI",
    "/scores",
    "/submissions",
    "/changes",
    "/programme?bloc=CDVC_K3",
    "/covenant?bloc=CDVC_K1",
    "/quality",
    "/registers",
    "/observation/TLD_KCN11/KTTC_CDCS/2020-S1",
    "/launch",
    "/nowhere",
)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "visitor", [((1440, 900), "light"), ((1440, 900), "dark"), ((360, 780), "light")], indirect=True
)
def test_axe_finds_nothing_on_any_page(visitor: Any, language: str) -> None:
    found = []
    for path in PAGES:
        visitor.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        told = Axe().run(visitor.page, options=RULES).response["violations"]
        found += [
            (path, one["id"], node["target"], node.get("failureSummary"))
            for one in told
            for node in one["nodes"]
        ]
    assert found == []


@pytest.mark.parametrize("visitor", [((1440, 900), "light"), ((360, 780), "dark")], indirect=True)
def test_axe_finds_nothing_in_what_is_said_about_the_figures(visitor: Any) -> None:
    kinds = ("refreshing", "stale", "waiting")
    said = {"build": "0123456789ab", "lines": [{"kind": one, "text": one} for one in kinds]}
    visitor.page.route("**/_state*", lambda route: route.fulfill(json=said))
    visitor.open("/")
    visitor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    visitor.page.locator("#state p").nth(3).wait_for()
    found = Axe().run(visitor.page, options=RULES).response["violations"]
    assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []
