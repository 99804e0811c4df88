"""What holds for every page: accessible, within the width, in its direction, by keyboard."""

from __future__ import annotations

import os
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AXE, REQUIRED, RoadInUse

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/alerts/{alert}", "/speakers", "/speakers/{speaker}", "/topics", "/topics/{topic}", "/search",
    "/search?words={words}", "/subscriptions", "/subscriptions/new", "/deliveries", "/operations",
    "/operations/dead-letters", "/no-such-page",
)  # fmt: skip
LOOKS = [("ar", "light", 1440), ("en", "dark", 1440), ("ar", "dark", 390), ("en", "light", 390)]
SERIOUS = {"serious", "critical"}
RENDER_ALL = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [style];
}"""
"""What the browser leaves out below the fold has no colour yet that could be measured."""


def address(road: RoadInUse, page: str) -> str:
    """``page`` with an alert, a speaker and a topic that there are."""
    alert = road.alerts()[0]
    about = next(name for one in road.alerts() for said in one.statements for name in said.about)
    word = alert.statements[0].content.split()[0]
    return road.screen.url + page.format(
        alert=alert.alert_id, speaker=quote(alert.speaker_key, safe=""), topic=quote(about, safe=""), words=quote(word)
    )


def with_look(url: str, lang: str, theme: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}lang={lang}&theme={theme}"


@pytest.mark.parametrize(("lang", "theme", "width"), LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_accessible_and_keeps_within_its_width(
    road: RoadInUse, open_page: Callable[..., Page], page: str, lang: str, theme: str, width: int
) -> None:
    opened = open_page(with_look(address(road, page), lang, theme), width=width, reduced_motion="reduce")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    if not AXE.is_file():
        assert not os.environ.get(REQUIRED), "axe-core is not there: make browser-parts"
        pytest.skip("axe-core is not there (make browser-parts)")
    opened.evaluate(RENDER_ALL)
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    found = opened.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [
        f"{fault['id']} ({fault['impact']}): {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]
    assert not told, "\n".join(told)


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_runs_with_its_language(
    road: RoadInUse, open_page: Callable[..., Page], lang: str, direction: str
) -> None:
    opened = open_page(with_look(road.screen.url + "/", lang, "light"))
    assert opened.evaluate("getComputedStyle(document.body).direction") == direction
    assert opened.locator("html").get_attribute("lang") == lang
    brand, language = opened.locator(".brand").bounding_box(), opened.locator(".language").bounding_box()
    assert brand is not None
    assert language is not None
    assert (brand["x"] > language["x"]) == (direction == "rtl")
    words = opened.locator(".alert .words").first
    assert words.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_the_first_tab_leads_past_the_navigation(road: RoadInUse, open_page: Callable[..., Page]) -> None:
    opened = open_page(road.screen.url + "/?lang=en")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "main"


def test_what_has_the_focus_shows_it(road: RoadInUse, open_page: Callable[..., Page]) -> None:
    opened = open_page(road.screen.url + "/?lang=en")
    for _ in range(12):
        opened.keyboard.press("Tab")
        width = opened.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert width != "0px", opened.evaluate("document.activeElement.outerHTML")[:200]
