"""The form of a subscription: what it writes, what it refuses and where that is told."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.subscriptions.conftest import NEW, TEXT, fields_of, put, text_of, version
from workers.store import Store
from workers.text.knowledge.base import choose

OWN = (
    "id\tkind\tcountry\tparent\tcomposed\tname\taliases\nexample.divers_union\tngo\tOM\t\t\tرابطة الغواصين\tالغواصون\n"
)


async def test_a_new_one_is_written_where_the_file_has_its_like(desk: httpx.AsyncClient, path: Path) -> None:
    made = await desk.post("/subscriptions/new", data={**NEW, "version": version(path)})
    assert made.status_code == 303, made.text
    assert made.headers["location"].startswith("/subscriptions/%D8%B3%D8%B9%D8%B1-")
    added = "  سعر-الصرف:\n    title: سعر الصرف\n    words: [الصرف, التضخم]\n    to: [screen]\n"
    text = text_of(path)
    assert text.replace(added, "") == TEXT
    assert text.index(added) < text.index("silences:")
    page = await desk.get(made.headers["location"])
    assert page.status_code == 200
    assert "سعر الصرف" in page.text


async def test_a_form_that_is_sent_back_unchanged_changes_nothing(desk: httpx.AsyncClient, path: Path) -> None:
    for name in ("health", "rest"):
        fields = fields_of(await desk.get(f"/subscriptions/{name}/edit"))
        sent = await desk.post(f"/subscriptions/{name}/edit", data={**fields, "do": "save"})
        assert sent.status_code == 303, sent.text
    assert text_of(path) == TEXT


async def test_an_edit_changes_its_own_lines(desk: httpx.AsyncClient, path: Path) -> None:
    fields = fields_of(await desk.get("/subscriptions/health/edit"))
    fields |= {
        "words.any": ["دواء\nأدوية"],
        "who.any.0.country": ["EG"],
        "when": ["wait"],
        "wait": ["2m"],
        "do": "save",
    }
    assert (await desk.post("/subscriptions/health/edit", data=fields)).status_code == 303
    text = text_of(path)
    assert re.search(r"    words: \[دواء, أدوية\] +# in its forms\n", text)
    assert "    who:\n      - country: EG\n    wait: 2m\n  rest: {to: screen}\n" in text
    assert "  # Medicine.\n" in text
    assert "   # the desk\n" in text


@pytest.mark.parametrize(
    ("typed", "field", "arabic", "english"),
    [
        ({"who.any.0.body": "us.pentagn"}, "who.any.0.body", "ليست جهة معروفة", "is no body that is known"),
        ({"who.any.3.country": "Atlantis"}, "who.any.0.country", "ليس بلدًا معروفًا", "is no country that is known"),
        ({"about.none.0.id": "nobody.x"}, "about.none.0.id", "ليس معرّفًا معروفًا", "is no id that is known"),
        ({"words.any": "..."}, "words.any", "حروف ولا أرقام", "has no letters or digits"),
        ({"words.none": "ن*"}, "words.none", "قبل النجمة", "before the star"),
        ({"to": []}, "to", "اختر قناة", "Choose one channel"),
        ({"to": "nowhere"}, "to", "لا توجد قناة", "There is no channel"),
        ({"act": "shout"}, "act", "ليس من الخيارات", "none of the choices"),
        ({"kinds": []}, "kinds", "اختر واحدًا", "Choose one at least"),
        ({"when": "wait", "wait": ""}, "wait", "ليست مدة", "is no span of time"),
        ({"when": "wait", "wait": "3h"}, "wait", "اختر موجزًا", "choose a digest for more"),
        ({"when": "every", "every": "5 weeks"}, "every", "ليست مدة", "is no span of time"),
        ({"when": "every", "every": "1s"}, "every", "ليست بين", "is not between"),
        ({"when": "daily", "daily": "25:00"}, "daily", "ليس وقتًا", "is no time of day"),
        ({"when": "daily", "daily": ""}, "daily", "ليس وقتًا", "is no time of day"),
        ({"zone": "Riyad"}, "zone", "ليست منطقة زمنية", "is no time zone"),
        ({"most_per_hour": "many"}, "most_per_hour", "ليس عددًا", "is no number"),
        ({"most_per_hour": "0"}, "most_per_hour", "قليل", "is too little"),
        ({"minimum_confidence": "7"}, "minimum_confidence", "كثير", "is too much"),
        ({"minimum_outlets": "x"}, "minimum_outlets", "ليس عددًا", "is no number"),
        ({"title": "ط" * 301}, "title", "أطول مما يُقبل", "longer than can be"),
        ({"urgent.act": "deny"}, "urgent", "كل شيء يخرج فورًا", "Everything goes out at once anyway"),
        ({"when": "every", "every": "1h", "most_per_hour": "3"}, "most_per_hour", "اترك هذا الحد", "leave this limit"),
        ({"quiet_hours.0.from": "8:00", "quiet_hours.0.until": "8:00"}, "quiet_hours.0", "سواء", "are equal"),
        ({"quiet_hours.0.from": "8", "quiet_hours.0.until": "9:00"}, "quiet_hours.0.from", "ليس وقتًا", "is no time"),
        ({"name": "a b"}, "name", "لا يصلح اسمًا", "is no name"),
        ({"name": "health"}, "name", "مستعمل", "is taken"),
        ({"name": "new"}, "name", "مستعمل", "is taken"),
    ],
)
async def test_what_is_refused_is_told_beside_its_field(
    desk: httpx.AsyncClient, path: Path, typed: dict[str, Any], field: str, arabic: str, english: str
) -> None:
    for language, sentence in (("ar", arabic), ("en", english)):
        for do in ("save", "try"):
            data = {**NEW, **typed, "version": version(path), "do": do}
            page = await desk.post(f"/subscriptions/new?lang={language}", data=data)
            assert page.status_code == 422
            beside = re.search(rf'id="error-{re.escape(field)}">(.*?)</div>', page.text, re.DOTALL)
            assert beside, f"nothing stands beside {field}"
            assert sentence in html.unescape(beside[1])
            assert f'href="#field-{field}"' in page.text
            assert f'id="field-{field}"' in page.text
    assert text_of(path) == TEXT


async def test_all_that_is_wrong_is_told_at_once(desk: httpx.AsyncClient, path: Path) -> None:
    typed = {**NEW, "zone": "Riyad", "words.any": "...", "who.any.0.body": "us.pentagn", "version": version(path)}
    page = await desk.post("/subscriptions/new?lang=en", data=typed)
    for field in ("zone", "words.any", "who.any.0.body"):
        assert f'id="error-{field}"' in page.text
    assert "سعر الصرف" in page.text, "what was typed stays"
    assert "Did you mean us.pentagon" in page.text


async def test_a_file_that_changed_meanwhile_is_not_overwritten(desk: httpx.AsyncClient, path: Path) -> None:
    fields = fields_of(await desk.get("/subscriptions/health/edit"))
    theirs = TEXT.replace("[دواء]", "[لقاح]")
    put(path, theirs)
    page = await desk.post("/subscriptions/health/edit?lang=en", data={**fields, "words.any": ["مستشفى"], "do": "save"})
    assert page.status_code == 409
    assert "Somebody else has changed the file" in page.text
    assert "لقاح" in page.text, "what the file says now is shown"
    assert "مستشفى" in page.text, "and what was typed stays"
    assert text_of(path) == theirs
    again = {**fields_of(page), "do": "save"}
    assert (await desk.post("/subscriptions/health/edit", data=again)).status_code == 303
    assert "[مستشفى]" in text_of(path)


async def test_a_search_begins_a_subscription(desk: httpx.AsyncClient) -> None:
    search = f"words={quote('عقوبات -إيران')}&country=US&act=deny&outlet=sana.sy&about=x"
    for address in (f"/subscriptions/new?{search}", f"/subscriptions/new?from={quote(search)}"):
        fields = fields_of(await desk.get(address))
        assert fields["words.any"] == ["عقوبات"]
        assert fields["words.none"] == ["إيران"]
        assert fields["who.any.0.country"] == ["US"]
        assert fields["act"] == ["deny"]
        assert fields["outlets.any"] == ["sana.sy"]
        assert fields["about.any.0.name"] == ["x"]


async def test_what_no_form_can_hold_is_not_cut_but_left_to_the_file(desk: httpx.AsyncClient, path: Path) -> None:
    names = ", ".join(f"اسم{number}" for number in range(250))
    put(path, TEXT.replace("words: [دواء]     # in its forms", f"who: [{names}]"))
    page = await desk.get("/subscriptions/health/edit?lang=en")
    assert "edit it in the file" in page.text
    assert "<textarea" not in page.text
    assert (await desk.get("/subscriptions/health")).status_code == 200


async def test_bodies_that_the_settings_add_are_known(store: Store, path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    put(own, OWN)
    data = {**NEW, "name": "own", "who.any.0.body": "example.divers_union", "version": version(path)}
    async with client_of(store, subscriptions=path) as client:
        assert (await client.post("/subscriptions/new", data=data)).status_code == 422
    try:
        async with client_of(store, subscriptions=path, knowledge=own) as client:
            assert (await client.post("/subscriptions/new", data=data)).status_code == 303
            assert (await client.get("/subscriptions/own")).status_code == 200
    finally:
        choose(None)


async def test_another_entry_without_a_script(desk: httpx.AsyncClient, path: Path) -> None:
    page = await desk.post("/subscriptions/new", data={**NEW, "who.any.0.name": "س", "do": "who.any"})
    assert page.status_code == 200
    assert 'name="who.any.1.name"' in page.text
    assert 'name="who.any.2.name"' not in page.text
    assert "سعر الصرف" in page.text
    assert text_of(path) == TEXT
