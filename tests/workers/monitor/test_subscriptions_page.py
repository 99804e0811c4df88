"""The pages of subscriptions: made, tried, edited, silenced and removed through forms, with the file as the witness."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from schemas import Alert, Speaker
from tests.workers.monitor.conftest import client_of
from workers.monitor.csrf import CSRF_COOKIE, CSRF_HEADER
from workers.store import Store
from workers.subscriptions.book import load, version_of
from workers.text.knowledge.base import choose

MakeAlert = Callable[..., Alert]
TEXT = """\
# Who is told what.
zone: Asia/Riyadh
channels:
  desk: {type: webhook, url_env: SECRET_HOOK, secrets_env: [SECRET_KEY]}   # the desk
  screen: {type: console}
subscriptions:

  # Medicine.
  health:
    title: الصحة
    words: [دواء]     # in its forms
    to: desk
  rest: {to: screen}
silences:
  - {reason: تدريب, until: 2020-01-01 00:00, subscriptions: [rest]}
"""
NEW = {"title": "سعر الصرف", "words.any": "الصرف\nالتضخم", "to": "screen", "when": "now", "enabled": "1",
       "official_only": "1", "kinds": ["new", "corrected"], "do": "save"}  # fmt: skip
OWN = (
    "id\tkind\tcountry\tparent\tcomposed\tname\taliases\nexample.divers_union\tngo\tOM\t\t\tرابطة الغواصين\tالغواصون\n"
)
XSS = "<script>alert('\"x\"')</script>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.yml"
    put(path, TEXT)
    return path


@pytest.fixture
async def desk(store: Store, path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(store, subscriptions=path) as client:
        yield client


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def version(path: Path) -> str:
    return version_of(path.read_bytes())


def fields_of(page: httpx.Response) -> dict[str, Any]:
    """What a browser would send back of the form of a subscription, nothing changed."""
    found: dict[str, Any] = {}
    form = page.text.split('<form class="stack" method="post"')[1].split("</form>")[0]
    for tag in re.findall(r"<input[^>]*>", form):
        parts = {name: html.unescape(value) for name, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        if parts.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        found.setdefault(parts["name"], []).append(parts.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        found[name] = [html.unescape(text)]
    return found


async def test_without_a_file_the_page_says_what_to_set(store: Store) -> None:
    async with client_of(store) as client:
        for address in ("/subscriptions", "/subscriptions/new"):
            page = await client.get(address)
            assert page.status_code == 200
            assert "TASRIH_SUBSCRIPTIONS" in page.text
        made = await client.post("/subscriptions/new", data=NEW)
        assert made.status_code == 409
        assert (await client.get("/subscriptions/health")).status_code == 404


async def test_the_list_shows_what_is_asked_for_and_no_secret(desk: httpx.AsyncClient) -> None:
    page = await desk.get("/subscriptions?lang=en")
    assert page.status_code == 200
    assert "الصحة" in page.text
    assert "دواء" in page.text
    assert "At once" in page.text
    assert "webhook" in page.text
    assert "تدريب" in page.text
    for address in ("/subscriptions", "/subscriptions/health", "/subscriptions/health/edit", "/subscriptions/new"):
        text = (await desk.get(address)).text
        assert "SECRET" not in text
        assert "_env" not in text


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


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/subscriptions/health/switch", {"to": "off"}),
        ("/subscriptions/health/silence", {"reason": "صيانة", "span": "1h"}),
        ("/subscriptions/health/remove", {}),
        ("/silences/lift", {"at": "0"}),
        ("/subscriptions/new", NEW),
    ],
)
async def test_every_button_knows_the_version_that_was_seen(
    desk: httpx.AsyncClient, path: Path, address: str, data: dict[str, Any]
) -> None:
    for seen in ("", "0123456789abcdef"):
        page = await desk.post(address, data={**data, "version": seen})
        assert page.status_code in (409, 422)
    assert text_of(path) == TEXT
    assert (await desk.post(address, data={**data, "version": version(path)})).status_code == 303
    assert text_of(path) != TEXT


async def test_switched_off_and_on(desk: httpx.AsyncClient, path: Path) -> None:
    for to, enabled in (("off", False), ("on", True)):
        sent = await desk.post("/subscriptions/health/switch", data={"to": to, "version": version(path)})
        assert sent.status_code == 303
        book = load(path)
        one = book.subscription("health")
        assert one is not None
        assert one.model.enabled is enabled
    assert text_of(path) == TEXT


async def test_silenced_with_an_end_and_a_reason_and_lifted(desk: httpx.AsyncClient, path: Path) -> None:
    before = datetime.now(UTC)
    data = {"reason": "  انتقال   المكتب ", "span": "4h", "scope": "this", "version": version(path)}
    assert (await desk.post("/subscriptions/health/silence", data=data)).status_code == 303
    silence = load(path).silences[1]
    assert silence.reason == "انتقال المكتب"
    assert silence.subscriptions == {"health"}
    assert timedelta(0) <= silence.until - before - timedelta(hours=4) < timedelta(minutes=2)
    page = await desk.get("/subscriptions/health")
    assert "انتقال المكتب" in page.text
    assert "مُسكت حتى" in page.text
    lifted = await desk.post("/silences/lift", data={"at": "1", "back": "health", "version": version(path)})
    assert lifted.headers["location"] == "/subscriptions/health?done=lifted"
    assert len(load(path).silences) == 1


async def test_a_silence_until_a_moment_of_the_files_zone(desk: httpx.AsyncClient, path: Path) -> None:
    data = {"reason": "عيد", "span": "until", "until": "2099-03-01T08:00", "scope": "all", "version": version(path)}
    assert (await desk.post("/subscriptions/health/silence", data=data)).status_code == 303
    silence = load(path).silences[1]
    assert silence.until == datetime(2099, 3, 1, 5, 0, tzinfo=UTC)
    assert not silence.subscriptions


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"reason": "س" * 301}, "reason"),
        ({"span": "until", "until": ""}, "until"),
        ({"span": "until", "until": "soon"}, "until"),
        ({"span": "until", "until": "2020-01-01T08:00"}, "until"),
        ({"span": "99y"}, "until"),
    ],
)
async def test_a_silence_that_is_refused(
    desk: httpx.AsyncClient, path: Path, typed: dict[str, str], field: str
) -> None:
    data = {"reason": "عيد", "span": "1h", "version": version(path), **typed}
    page = await desk.post("/subscriptions/health/silence", data=data)
    assert page.status_code == 422
    assert f'id="error-{field}"' in page.text
    assert text_of(path) == TEXT


async def test_removed_after_a_question_with_its_silences(desk: httpx.AsyncClient, path: Path) -> None:
    assert "rest" in (await desk.get("/subscriptions/rest/remove")).text
    assert (await desk.post("/subscriptions/rest/remove", data={"version": version(path)})).status_code == 303
    book = load(path)
    assert [one.name for one in book.subscriptions] == ["health"]
    assert not book.silences, "a silence for nobody would be one for all"
    page = await desk.post("/subscriptions/health/remove?lang=en", data={"version": version(path)})
    assert page.status_code == 422
    assert "has to stay in the file" in page.text
    assert load(path).subscription("health")


async def test_a_broken_file_is_told_with_its_line_and_left_alone(desk: httpx.AsyncClient, path: Path) -> None:
    assert (await desk.get("/subscriptions")).status_code == 200
    broken = TEXT.replace("words:", "wrds:")
    put(path, broken)
    page = await desk.get("/subscriptions?lang=en")
    assert "book.yml:11" in page.text or "book.yml:10" in page.text
    assert "wrds" in page.text
    assert "/subscriptions/new" not in page.text
    sent = await desk.post("/subscriptions/new?lang=en", data={**NEW, "version": version(path)})
    assert sent.status_code == 422
    assert text_of(path) == broken


async def test_a_file_that_was_never_right(store: Store, path: Path) -> None:
    put(path, "subscriptions: [")
    async with client_of(store, subscriptions=path) as client:
        page = await client.get("/subscriptions")
        assert page.status_code == 200
        assert "not YAML" in page.text
        put(path, TEXT)
        assert "الصحة" in (await client.get("/subscriptions")).text


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


class TestAccess:
    """Who may and who may not."""

    POSTS = (
        "/subscriptions/new", "/subscriptions/health/edit", "/subscriptions/health/switch",
        "/subscriptions/health/silence", "/subscriptions/health/remove", "/silences/lift",
    )  # fmt: skip

    @asynccontextmanager
    async def viewer(self, store: Store, path: Path) -> AsyncIterator[httpx.AsyncClient]:
        async with client_of(store, subscriptions=path, monitor_viewer_token="v" * 16) as client:
            client.headers["Authorization"] = f"Bearer {'v' * 16}"
            yield client

    async def test_a_viewer_reads_and_changes_nothing(self, store: Store, path: Path) -> None:
        async with self.viewer(store, path) as client:
            for address in ("/subscriptions", "/subscriptions/health", "/subscriptions/health?tried=1", "/deliveries"):
                page = await client.get(address)
                assert page.status_code == 200
                assert 'method="post" action="/subscriptions' not in page.text
                assert "/silences/lift" not in page.text
                assert "/edit" not in page.text
                assert "/subscriptions/new" not in page.text
            for address in ("/subscriptions/new", "/subscriptions/health/edit", "/subscriptions/health/remove"):
                assert (await client.get(address)).status_code == 403
            for address in self.POSTS:
                sent = await client.post(address, data={**NEW, "version": version(path), "at": "0", "to": "off"})
                assert sent.status_code == 403
        assert text_of(path) == TEXT

    async def test_a_form_of_another_site_does_nothing(self, desk: httpx.AsyncClient, path: Path) -> None:
        data = {**NEW, "version": version(path), "at": "0", "to": "off", "reason": "x", "span": "1h"}
        del desk.headers[CSRF_HEADER]
        for address in self.POSTS:
            assert (await desk.post(address, data=data)).status_code == 403
            assert (await desk.post(address, data={**data, "csrf": "guessed"})).status_code == 403
        desk.cookies.delete(CSRF_COOKIE)
        for address in self.POSTS:
            assert (await desk.post(address, data={**data, "csrf": ""})).status_code == 403
        assert text_of(path) == TEXT

    async def test_nothing_typed_becomes_markup(self, desk: httpx.AsyncClient, path: Path) -> None:
        typed = {**NEW, "title": XSS, "words.any": XSS, "who.any.0.name": XSS, "outlets.any": XSS, "name": "plain"}
        refused = await desk.post("/subscriptions/new", data={**typed, "zone": XSS, "version": version(path)})
        assert refused.status_code == 422
        assert "<script>alert" not in refused.text
        made = await desk.post("/subscriptions/new", data={**typed, "version": version(path)})
        assert made.status_code == 303, made.text
        silenced = {"reason": XSS, "span": "1h", "version": version(path)}
        assert (await desk.post("/subscriptions/plain/silence", data=silenced)).status_code == 303
        for address in ("", "/plain", "/plain/edit", "/plain/remove", "/plain?tried=1", f"/new?words={XSS}&from="):
            page = await desk.get(f"/subscriptions{address}")
            assert page.status_code == 200
            assert "<script>alert" not in page.text
        assert load(path).subscription("plain") is not None

    async def test_a_name_of_nobody_is_told_harmlessly(self, desk: httpx.AsyncClient) -> None:
        for address in (
            "/subscriptions/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "/subscriptions/..%2Fx",
            "/subscriptions/x/edit",
        ):
            page = await desk.get(address)
            assert page.status_code == 404
            assert "<script>alert" not in page.text


class TestTrial:
    """«Would have sent …» is what a worker would have decided."""

    @pytest.fixture
    async def lately(self, store: Store, make_alert: MakeAlert) -> Store:
        """Ten alerts of the last days, one of last month, one that another outlet joined."""
        now = datetime.now(UTC)
        egypt = Speaker(name="هشام البستاوي", role="محافظ البنك المركزي", country="EG", resolved_by="mention")
        events = [
            make_alert(
                f"rate {day}", article=f"r{day}", made=now - timedelta(hours=10 * day + 1), speaker=egypt,
                speaker_key="eg.central_bank", content=f"سعر الصرف تحت السيطرة {day}",
            )
            for day in range(10)
        ]  # fmt: skip
        events.append(make_alert("old", article="old", made=now - timedelta(days=30), content="سعر الصرف قديم"))
        await store.save(events)
        return store

    async def test_counts_and_list(self, lately: Store, desk: httpx.AsyncClient, path: Path) -> None:
        page = await desk.post("/subscriptions/new?lang=en", data={**NEW, "do": "try", "version": ""})
        assert page.status_code == 200
        assert "It would have sent 10 alerts" in page.text
        assert "of 10 alerts" in page.text
        assert page.text.count("سعر الصرف تحت السيطرة") == 10
        assert "قديم" not in page.text
        assert text_of(path) == TEXT, "nothing is written by trying"

    async def test_what_it_would_not_have_sent(self, lately: Store, desk: httpx.AsyncClient) -> None:
        data = {**NEW, "words.any": "زلزال", "do": "try"}
        assert "It would have sent 0 alerts" in (await desk.post("/subscriptions/new?lang=en", data=data)).text

    async def test_against_what_is_in_the_file(self, lately: Store, desk: httpx.AsyncClient) -> None:
        fields = fields_of(await desk.get("/subscriptions/rest/edit"))
        data = {**fields, "words.any": ["«3»\n«4»"], "do": "try"}
        page = await desk.post("/subscriptions/rest/edit?lang=en", data=data)
        assert "It would have sent 2 alerts" in page.text
        assert "0 more, 8 fewer" in page.text

    async def test_a_digest_is_few_messages(self, lately: Store, desk: httpx.AsyncClient) -> None:
        data = {**NEW, "when": "every", "every": "1d", "do": "try"}
        page = await desk.post("/subscriptions/new?lang=en", data=data)
        assert "It would have sent 10 alerts" in page.text
        (messages,) = re.findall(r"in (\w+) messages by each channel", page.text)
        assert 4 <= int(messages) <= 6

    async def test_a_reader_may_try_what_is_there(self, lately: Store, desk: httpx.AsyncClient) -> None:
        page = await desk.get("/subscriptions/rest?tried=1&lang=en")
        assert "It would have sent 10 alerts" in page.text
