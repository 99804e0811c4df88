"""What a designer would look for, as far as a machine can see it: in both languages and themes, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from schemas import Alert, RawArticle, derive_id, utc_now
from tests.browser.conftest import RoadInUse, Screen, asked
from tests.browser.test_every_page import PAGES, address, with_look

pytestmark = pytest.mark.browser

MORE_PAGES = (
    "/?words=nothing", "/speakers?q=nothing", "/topics?q=nothing", "/search?words=nothing&act=deny&outlet={words}",
    "/search?since=2026-13-45", "/subscriptions/briefing", "/subscriptions/briefing?tried=1",
    "/subscriptions/briefing/edit", "/subscriptions/briefing/remove", "/deliveries?state=failed", "/login",
)  # fmt: skip
LOOKS = list(product(("ar", "en"), ("light", "dark"), (390, 1440)))
TARGET_PIXELS = 24
"""The least height and width of what is touched, by WCAG 2.2 (2.5.8)."""

OUTSIDE = """() => [...document.querySelectorAll('main *, header *')].filter((element) => {
  if (!element.checkVisibility() || element.closest('.scroll, nav, .unseen, pre')) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
}).map((element) => element.outerHTML.slice(0, 160))"""

# Links in the middle of a sentence or of an article are as high as their line.
TOO_SMALL = """(least) => [...document.querySelectorAll('a, button, input, select, textarea, summary, label.check')].filter(
  (element) => {
    if (!element.checkVisibility() || element.closest('.unseen, .skip, .article, .notice, .facts, p:not(.row)')) return false;
    const label = element.matches('[type=checkbox], [type=radio]') && element.closest('label');
    const box = (label || element).getBoundingClientRect();
    return box.width > 1 && Math.round(Math.min(box.width, box.height)) < least;
  }).map((element) => `${Math.round(element.getBoundingClientRect().height)} ${element.outerHTML.slice(0, 160)}`)"""


def settle(page: Page) -> None:
    """Wait until the page has its fonts and has been laid out with them twice."""
    page.evaluate(
        "document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"
    )


@pytest.fixture(scope="module")
def crowded(road: RoadInUse) -> RoadInUse:
    """The road, with an article whose names, outlet and address are long and of two scripts."""
    office = "مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية (OCHA) في سوريا والعراق ولبنان والأردن"
    article = RawArticle(
        source_id="crowded",
        url="https://news.example/ar/" + "very-long-path-without-a-blank-" * 6 + "?utm_source=desk",
        outlet="صحيفة الضفاف الدولية اليومية المستقلة الصادرة في لندن وبيروت Daily International",
        title="تقرير HNO 2026: نحو 16.7 مليون شخص يحتاجون إلى المساعدة",
        text=f"قالت المتحدثة باسم {office} فاطمة الزهراء عبد الرحمن بنت محمد آل إبراهيم إن 16.7 مليون شخص يحتاجون إلى "
        "المساعدة وإن تمويل خطة HNO 2026 لم يتجاوز 23.5%.\n\nوقالت وزارة الخارجية الأمريكية إن برنامج «Cash for Work» "
        "سيتوسع إلى 14 محافظة.",
        published_at=utc_now(),
    )
    road.publish(article)
    road.wait_for_article(article)
    return road


@pytest.mark.parametrize(("lang", "theme", "width"), LOOKS)
def test_nothing_lies_outside_of_any_page(
    crowded: RoadInUse, open_page: Callable[..., Page], lang: str, theme: str, width: int
) -> None:
    opened = open_page(crowded.screen.url + "/login", width=width)
    for page in (*PAGES, *MORE_PAGES):
        opened.goto(with_look(address(crowded, page), lang, theme))
        settle(opened)
        assert opened.evaluate("document.documentElement.scrollWidth") <= width, page
        assert opened.evaluate(OUTSIDE) == [], page


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_is_touched_is_large_enough(crowded: RoadInUse, open_page: Callable[..., Page], lang: str) -> None:
    opened = open_page(crowded.screen.url + "/login", width=390, has_touch=True)
    for page in (*PAGES, *MORE_PAGES):
        opened.goto(with_look(address(crowded, page), lang, "light"))
        settle(opened)
        assert opened.evaluate(TOO_SMALL, TARGET_PIXELS) == [], page


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    ("page", "block", "words"),
    [("/", ".alert", ".words"), ("/search", ".result", ".result-said"), ("/speakers/{speaker}", ".entry", ".wording"),
     ("/topics/{topic}", ".entry", ".wording"), ("/alerts/{alert}", ".telling", ".wording")],
)  # fmt: skip
def test_what_was_said_begins_at_the_edge_where_all_about_it_begins(
    crowded: RoadInUse, open_page: Callable[..., Page], page: str, block: str, words: str, width: int
) -> None:
    opened = open_page(with_look(address(crowded, page), "en", "light"), width=width)
    told = opened.locator(block).first
    assert told.evaluate("element => getComputedStyle(element).direction") == "rtl"
    edge = told.evaluate(
        "element => element.getBoundingClientRect().right - parseFloat(getComputedStyle(element).paddingInlineStart)"
    )
    first = told.locator("*").filter(visible=True).first.bounding_box()
    said = told.locator(words).first.evaluate(
        "element => Math.max(...[...element.getClientRects()].map((line) => line.right))"
    )
    assert first is not None
    assert abs(first["x"] + first["width"] - edge) < 4
    assert edge - said < 130, "no further from the edge than the act before it"


def test_a_country_stands_on_the_line_of_the_name_before_it(crowded: RoadInUse, open_page: Callable[..., Page]) -> None:
    for lang, page in product(("ar", "en"), ("/", "/speakers", "/search")):
        opened = open_page(with_look(address(crowded, page), lang, "light"), width=390)
        apart = opened.evaluate(
            """() => [...document.querySelectorAll('.country')].filter((mark) => mark.checkVisibility()).filter((mark) => {
              const lines = [...mark.previousElementSibling.querySelectorAll('bdi'), mark.previousElementSibling].at(0);
              return mark.getBoundingClientRect().top > [...lines.getClientRects()].at(-1).bottom;
            }).length"""
        )
        assert opened.locator(".country").filter(visible=True).count() > 0
        assert apart == 0, (lang, page)


def test_an_alert_that_says_much_is_folded_until_it_is_asked_for(
    serve: Callable[..., Screen], open_page: Callable[..., Page], tmp_path: Path, make_alert: Callable[..., Alert]
) -> None:
    def long(name: str) -> Alert:
        alert = make_alert(name, article=name)
        (one,) = alert.statements
        many = [
            one.model_copy(update={"id": derive_id(name, str(n)), "content": f"القول رقم {n}"}) for n in range(1, 10)
        ]
        return alert.model_copy(update={"statements": tuple(many)})

    database = f"sqlite:///{tmp_path}/long.db"
    asked(database, lambda store: store.save([long("made by the server")]))
    page = open_page(serve(database).url + "/?lang=en")
    expect(page.locator("#connection")).to_have_attribute("data-state", "connected")
    asked(database, lambda store: store.save([long("made by the script")]))
    expect(page.locator(".alert")).to_have_count(2, timeout=5_000)
    for card in page.locator(".alert").all():
        shown = card.locator(".statements > li").filter(visible=True)
        more = card.get_by_role("button", name="All 9 statements")
        expect(shown).to_have_count(4)
        more.click()
        expect(shown).to_have_count(9)
        assert more.get_attribute("aria-expanded") == "true"
        more.click()
        expect(shown).to_have_count(4)


def test_a_printed_alert_is_the_alert_alone(crowded: RoadInUse, open_page: Callable[..., Page]) -> None:
    opened = open_page(with_look(address(crowded, "/alerts/{alert}"), "ar", "dark"))
    opened.emulate_media(media="print")
    for gone in (".site", "#feedback", ".share"):
        expect(opened.locator(gone).first).to_be_hidden()
    expect(opened.locator(".article")).to_be_visible()
    assert opened.evaluate("getComputedStyle(document.body).color") == "rgb(29, 32, 35)"
