"""The live page and its older parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from schemas import Alert, AlertKind, Carrier, Speaker, derive_id
from tests.workers.conftest import NOON
from workers.store import Store

MakeAlert = Callable[..., Alert]
MONITOR = Path(__file__).parents[3] / "workers" / "monitor"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>'\"&{{7*7}}"


class Elements(HTMLParser):
    """All elements of a page, as (name, attributes)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


async def test_the_newest_alert_stands_first_with_all_that_became_of_it(client: httpx.AsyncClient) -> None:
    text = (await client.get("/")).text
    shown = text.split("<template")[0]
    assert re.findall(r'data-seq="(\d+)"', shown) == ["5", "4", "3", "1"]
    for words in ("القطع ثلاث ساعات", "هشام البستاوي", "محافظ البنك المركزي", "مسؤول رفيع", "الضفاف", "Al-Sahil"):
        assert words in shown
    assert 'data-newest="6"' in text


@pytest.mark.parametrize(("lang", "direction", "word"), [("ar", "rtl", "إعلان"), ("en", "ltr", "Announcement")])
async def test_both_languages(client: httpx.AsyncClient, lang: str, direction: str, word: str) -> None:
    answer = await client.get(f"/?lang={lang}")
    page = Elements(answer.text)
    (html,) = page.all("html")
    assert (html["lang"], html["dir"]) == (lang, direction)
    assert all(card["dir"] == "rtl" for card in page.all("article")), "what is told is Arabic in both"
    assert word in answer.text
    assert f"tasrih_lang={lang}" in answer.headers["set-cookie"]
    assert (await client.get("/")).text.count(f'lang="{lang}"') >= 1, "kept"


async def test_an_unknown_language_or_theme_is_the_usual_one(client: httpx.AsyncClient) -> None:
    (html,) = Elements((await client.get("/?lang=xx&theme='evil")).text).all("html")
    assert (html["lang"], html["data-theme"]) == ("ar", "auto")


async def test_what_articles_say_is_text_and_nothing_else(
    client: httpx.AsyncClient, store: Store, make_alert: MakeAlert
) -> None:
    speaker = Speaker(name=EVIL, role=EVIL, organisation=EVIL + "x", resolved_by="mention")
    alert = make_alert("evil", article="e1", speaker=speaker, speaker_key=EVIL, content=EVIL, outlet=EVIL, title=EVIL)
    evil = Carrier(article_id=derive_id("e1"), source=EVIL, url='javascript:alert("3")', outlet=EVIL, published_at=NOON)
    await store.save([alert.model_copy(update={"carriers": (evil,)})])
    for path in ("/", f"/?words={EVIL}", f"/?who={EVIL}&country={EVIL}&act={EVIL}", "/?before=99"):
        text = (await client.get(path)).text
        page = Elements(text)
        assert not page.all("img")
        assert all(script.get("src", "").startswith("/static/") or script["type"] == "application/json"
                   for script in page.all("script"))  # fmt: skip
        assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
        assert not [link for link in page.all("a") if (link.get("href") or "/").startswith("javascript")]
        assert "49" not in re.findall(r"'\"&(\d+)", text)
    assert "&lt;script&gt;alert(1)" in (await client.get("/")).text


async def test_filters_are_addresses(client: httpx.AsyncClient) -> None:
    text = (await client.get("/?country=EG&words=الصرف")).text
    shown = text.split("<template")[0]
    assert re.findall(r'data-seq="(\d+)"', shown) == ["3"]
    taken_away = [link["href"] for link in Elements(text).all("a") if link.get("class") == "button small"]
    assert "/?country=EG" in taken_away
    text = (await client.get("/?words=لا شيء كهذا")).text
    assert 'data-seq="3"' not in text
    assert "لا شيء يطابق هذا الاختيار" in text


async def test_older_alerts_as_a_page_and_as_cards(client: httpx.AsyncClient) -> None:
    page = (await client.get("/?before=4")).text
    assert re.findall(r'data-seq="(\d+)"', page) == ["3", "1"]
    assert "live.js" not in page, "an older page does not move"
    answer = (await client.get("/live/older?before=4")).json()
    assert ([card["seq"] for card in answer["cards"]], answer["next"]) == ([3, 1], None)


@pytest.mark.parametrize("before", ["0", "-1", "x", "9" * 30])
async def test_a_number_that_is_none(client: httpx.AsyncClient, before: str) -> None:
    answer = await client.get(f"/live/older?before={before}", headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert "Traceback" not in answer.text


async def test_pages_that_are_not_there_say_so(client: httpx.AsyncClient) -> None:
    page = await client.get("/nowhere")
    assert (page.status_code, "لا توجد صفحة بهذا العنوان" in page.text) == (404, True)
    line = await client.get("/nowhere", headers={"Accept": "application/json"})
    assert (line.status_code, line.text) == (404, "Not Found\n")


async def test_corrected_and_reversed_are_marked_by_words(
    client: httpx.AsyncClient, store: Store, make_alert: MakeAlert
) -> None:
    card = (await client.get("/")).text.split('data-seq="5"')[1].split("</article>")[0]
    badges = dict(re.findall(r'class="badge[^"]*" data-slot="(\w+)"( hidden)?', card))
    assert badges == {"anonymous": " hidden", "urgent": " hidden", "corrected": "", "reversed": " hidden"}
    assert "القطع ثلاث ساعات" in card
    await store.save([make_alert("power", article="d9", kind=AlertKind.CORROBORATED, outlet="النخيل")])
    assert "النخيل" in (await client.get("/")).text


def test_the_script_fills_what_the_server_draws() -> None:
    drawn = set(re.findall(r'data-slot="([\w-]+)"', (MONITOR / "templates" / "cards.html").read_text(encoding="utf-8")))
    script = "".join((MONITOR / "static" / "js" / name).read_text(encoding="utf-8") for name in ("cards.js", "live.js"))
    filled = set(re.findall(r'(?:put|slot|list)\(\w+, "([\w-]+)"', script)) | set(
        re.findall(r'data-slot="(\w+)"\]', script)
    )
    filled |= set(re.findall(r'list\(\w+, "\w+", "(\w+)"', script))
    assert drawn == filled
