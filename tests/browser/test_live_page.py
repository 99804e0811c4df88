"""The live page on the whole road, and on a database that fills faster than anybody reads."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from schemas import Alert, AlertKind, RawArticle, utc_now
from tests.browser.conftest import RoadInUse, Screen, asked
from workers.store import Store

pytestmark = pytest.mark.browser

MakeAlert = Callable[..., Alert]
ARRIVAL_SECONDS = 1.0


def article(name: str, content: str, speaker: str = "وزير النقل سالم الحداد") -> RawArticle:
    return RawArticle(
        source_id=name,
        outlet="وكالة الضفاف",
        title=f"جولة تفقدية في الميناء {name}",
        text=f"زار {speaker} الميناء صباح اليوم.\n\nوقال {speaker} إن {content}.\n\nوانتهت الجولة عند الظهر.",
        published_at=utc_now(),
    )


def test_an_alert_is_on_the_page_within_a_second_of_being_stored(
    road: RoadInUse, open_page: Callable[..., Page]
) -> None:
    page = open_page(road.screen.url + "/?lang=ar")
    expect(page.locator("#connection")).to_have_attribute("data-state", "connected")
    content = "الرصيف السابع سيفتح أمام السفن يوم الأحد المقبل"
    road.publish(article("arrival", content))
    stored = None
    until = time.monotonic() + 30
    while stored is None and time.monotonic() < until:
        if any(content in said.content for alert in road.alerts() for said in alert.statements):
            stored = time.monotonic()
    assert stored is not None, "the article raised no alert"
    page.locator(".alert .words", has_text=content).wait_for(timeout=30_000)
    assert time.monotonic() - stored < ARRIVAL_SECONDS


def test_what_happened_while_the_screen_was_away_is_there_when_it_is_back(
    serve: Callable[..., Screen], open_page: Callable[..., Page], tmp_path: Path, make_alert: MakeAlert
) -> None:
    database = f"sqlite:///{tmp_path}/away.db"
    asked(database, lambda store: store.save([make_alert("first", article="a1", content="الأول قبل الانقطاع")]))
    screen = serve(database)
    page = open_page(screen.url + "/?lang=en")
    expect(page.locator("#connection")).to_have_attribute("data-state", "connected")
    screen.stop()
    expect(page.locator("#connection")).not_to_have_attribute("data-state", "connected", timeout=15_000)
    missed = [make_alert(f"missed {n}", article=f"m{n}", content=f"فات القارئ {n}") for n in range(3)]
    asked(database, lambda store: store.save(missed))
    screen.start()
    expect(page.locator("#connection")).to_have_attribute("data-state", "connected", timeout=30_000)
    for n in range(3):
        expect(page.locator(".alert .words", has_text=f"فات القارئ {n}")).to_have_count(1, timeout=10_000)
    expect(page.locator(".alert")).to_have_count(4)


def test_nothing_jumps_under_the_hand_of_a_reader(
    serve: Callable[..., Screen], open_page: Callable[..., Page], tmp_path: Path, make_alert: MakeAlert
) -> None:
    database = f"sqlite:///{tmp_path}/hand.db"
    old = [make_alert(f"old {n}", article=f"o{n}", content=f"قديم {n}") for n in range(40)]
    asked(database, lambda store: store.save(old))
    page = open_page(serve(database).url + "/?lang=ar")
    expect(page.locator("#connection")).to_have_attribute("data-state", "connected")
    page.evaluate("scrollTo(0, 1500)")  # content below grows as it comes into sight: the browser keeps the place
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") > 1000
    card = page.locator(".alert", has_text="قديم 20")
    before = card.bounding_box()
    asked(database, lambda store: store.save([make_alert("new", article="n1", content="خبر طازج")]))
    button = page.locator("#fresh")
    expect(button).to_be_visible(timeout=5_000)
    assert card.bounding_box() == before
    assert page.locator(".alert", has_text="خبر طازج").count() == 0
    button.click()
    expect(page.locator(".alert").first).to_contain_text("خبر طازج")


def test_an_outlet_that_joins_grows_the_card_in_place(
    serve: Callable[..., Screen], open_page: Callable[..., Page], tmp_path: Path, make_alert: MakeAlert
) -> None:
    database = f"sqlite:///{tmp_path}/joins.db"
    asked(database, lambda store: store.save([make_alert("talks", article="a1"), make_alert("other", article="b1")]))
    page = open_page(serve(database).url + "/?lang=ar")
    expect(page.locator("#connection")).to_have_attribute("data-state", "connected")
    order = page.locator(".alert").evaluate_all("cards => cards.map((card) => card.dataset.id)")
    joined = make_alert(
        "talks",
        article="a2",
        kind=AlertKind.CORROBORATED,
        outlet="الضفاف الأخرى",
        made=utc_now() + timedelta(seconds=1),
    )
    asked(database, lambda store: store.save([joined]))
    expect(page.locator(".alert .outlets", has_text="الضفاف الأخرى")).to_have_count(1, timeout=5_000)
    assert page.locator(".alert").evaluate_all("cards => cards.map((card) => card.dataset.id)") == order


def test_fifty_alerts_a_second_over_ten_thousand_leave_the_page_at_hand(
    serve: Callable[..., Screen], open_page: Callable[..., Page], tmp_path: Path, make_alert: MakeAlert
) -> None:
    database = f"sqlite:///{tmp_path}/many.db"

    async def fill(store: Store) -> None:
        await store.save([make_alert(f"old {n}", article=f"o{n}", content=f"قديم {n}") for n in range(10_000)])

    asked(database, fill)
    page = open_page(serve(database).url + "/?lang=ar")
    expect(page.locator("#connection")).to_have_attribute("data-state", "connected")
    for second in range(4):
        fresh = [
            make_alert(f"new {second}-{n}", article=f"n{second}-{n}", content=f"جديد {second}-{n}") for n in range(50)
        ]
        asked(database, lambda store, fresh=fresh: store.save(fresh))
        page.wait_for_timeout(1000)
    expect(page.locator(".alert", has_text="جديد")).to_have_count(200, timeout=10_000)
    started = time.monotonic()
    page.locator("a", has_text="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert time.monotonic() - started < 5
