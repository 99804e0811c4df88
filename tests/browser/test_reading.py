"""From an alert to its words in the article, by search, and into a subscription."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from schemas import RawArticle, utc_now
from tests.browser.conftest import RoadInUse, asked

pytestmark = pytest.mark.browser

EVIL = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


def test_what_is_marked_is_what_was_said(road: RoadInUse, open_page: Callable[..., Page]) -> None:
    compared = 0
    for alert in road.alerts()[:4]:
        annotated = asked(road.settings.database_url, lambda store, alert=alert: store.annotated(alert.trace_id))
        assert annotated is not None
        told = {statement.id: statement for statement in annotated.statements}
        page = open_page(f"{road.screen.url}/alerts/{alert.alert_id}?lang=en")
        marked = page.locator(".article mark.statement").all_inner_texts()
        for said in alert.statements:
            if said.id in told:
                compared += 1
                assert told[said.id].content in " ".join("".join(marked).split()), said.content
    assert compared > 0


def test_a_search_finds_all_forms_of_a_word_and_marks_them(road: RoadInUse, open_page: Callable[..., Page]) -> None:
    page = open_page(road.screen.url + "/search?lang=ar")
    page.get_by_role("searchbox").fill("المحادثات")
    page.keyboard.press("Enter")
    page.wait_for_url("**words=*")
    found = page.locator(".result-said")
    assert found.count() > 0
    for text in found.all():
        assert text.locator("mark").count() > 0


def test_a_search_becomes_a_subscription_in_the_file(road: RoadInUse, open_page: Callable[..., Page]) -> None:
    file = road.settings.subscriptions
    assert file is not None
    before = file.read_text(encoding="utf-8")
    page = open_page(road.screen.url + "/search?words=الميناء&lang=en")
    page.locator('a[href^="/subscriptions/new"]').click()
    page.wait_for_url("**/subscriptions/new*")
    assert "الميناء" in page.content()
    page.get_by_label("Name", exact=False).first.fill("harbour")
    page.locator("main form button.primary").first.click()
    page.wait_for_url(lambda url: "/new" not in url)
    after = file.read_text(encoding="utf-8")
    assert "harbour" in after
    assert "harbour" not in before
    assert all(line in after for line in before.splitlines() if line.strip().startswith("#")), "comments are lost"
    page.goto(road.screen.url + "/subscriptions?lang=en")
    expect(page.get_by_text("harbour").first).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/search?words=الغابات", "/speakers", "/operations"])
def test_markup_in_articles_is_text(road: RoadInUse, open_page: Callable[..., Page], path: str) -> None:
    evil = RawArticle(
        source_id="evil",
        url="https://alsahil.example/evil?x=%22%3E%3Cscript%3E",
        outlet=f"منفذ {EVIL}",
        title=f"وزير البيئة {EVIL} يحذر من حرائق الغابات",
        text=f"حذر وزير البيئة كريم {EVIL} الصافي من حرائق الغابات.\n\nوقال وزير البيئة إن {EVIL} الغابات تحترق كل صيف.",
        published_at=utc_now(),
    )
    road.publish(evil)
    road.wait_for_article(evil)
    page = open_page(road.screen.url + path)
    page.wait_for_load_state()
    page.wait_for_timeout(500)
    if path != "/speakers":  # an outlet stands on the others, with all its letters
        assert EVIL in page.locator("main").inner_text()
    assert page.locator("main img").count() == 0
    assert page.locator("main script:not([type='application/json'])").count() == 0


def test_feedback_is_kept(road: RoadInUse, open_page: Callable[..., Page]) -> None:
    alert = road.alerts()[-1]
    page = open_page(f"{road.screen.url}/alerts/{alert.alert_id}?lang=en")
    page.locator("#feedback button[value='not-new'], #feedback button", has_text="Not new").first.click()
    page.wait_for_load_state()
    judged, _ = asked(road.settings.database_url, lambda store: store.judged())
    assert any(one.alert_id == alert.alert_id for one in judged)
