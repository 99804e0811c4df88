"""Articles that try to act in the reader's browser: in title, text, address, outlet, speaker, cue and note."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from schemas import AlertKind, Opposed, Speaker, derive_id
from tests.annotated import Said, make_annotated
from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.markup import Page
from workers.monitor.addresses import speaker_address, topic_address
from workers.store import Store

SCRIPT = "<script>alert(1)</script>"
HANDLER = '"><img src=x onerror=alert(1)>'
ATTRIBUTE = "' onmouseover='alert(1)' x='"
TEMPLATE = "{{ page.settings }}{% raw %}"
JAVASCRIPT = "javascript:alert(document.cookie)"
ATTACKS = (SCRIPT, HANDLER, ATTRIBUTE, TEMPLATE, "</blockquote></article></main>", "&lt;b&gt;", "\u202e\u2066")


def hostile(make_alert: Any, attack: str) -> tuple[list[Any], UUID]:
    """An alert with its article and a correction, ``attack`` wherever an article can put words."""
    content = f"القول {attack} هنا"
    mention = {"field": "text", "span": {"start": 0, "end": len(content)}, "text": content}
    speaker = Speaker(name=f"فلان {attack}", role=attack, organisation=f"هيئة {attack}", resolved_by="mention")
    more = {
        "url": JAVASCRIPT, "cue": {"lemma": attack, "act": "say", "at": mention}, "told_to": attack,
        "speaker": {**speaker.model_dump(), "mention": mention}, "said_at_words": mention,
    }  # fmt: skip
    annotated = make_annotated(
        "a1", Said(content, speaker_key=attack, about=(attack,), more=more), outlet=attack, title=attack
    )
    said = annotated.statements[0]
    given = {"article": "a1", "speaker": speaker, "speaker_key": attack, "outlet": attack, "title": attack}
    alert = make_alert("bad", content=content, **given)
    opposed = Opposed(
        kind="denial", rule="points_back", speaker=attack, statement=derive_id("x"), content=attack,
        published_at=alert.first_seen,
    )  # fmt: skip
    told = alert.statements[0].model_copy(update={"id": said.id, "opposes": opposed, "about": (attack,)})
    carrier = alert.carriers[0].model_copy(update={"url": JAVASCRIPT})
    alert = alert.model_copy(update={"statements": (told,), "carriers": (carrier,)})
    corrected = make_alert("bad", content=content, kind=AlertKind.CORRECTED, after=f"{attack} غيره", **given)
    return [alert, annotated, corrected], alert.alert_id


@pytest.mark.parametrize("attack", ATTACKS)
async def test_words_stay_words(store: Store, make_alert: Any, make_feedback: Any, attack: str) -> None:
    events, alert_id = hostile(make_alert, attack)
    await store.save([*events, make_feedback("bad", note=attack, reader=attack)])
    addresses = [
        f"/alerts/{alert_id}", "/speakers", "/topics", f"/speakers?q={attack}", speaker_address(attack),
        topic_address(attack),
    ]  # fmt: skip
    async with client_of(store) as client:
        for address in addresses:
            answer = await client.get(address)
            page = Page(answer.text)
            assert (address, answer.status_code, page.faults) == (address, 200, [])
            assert "default-src 'self'" in answer.headers["content-security-policy"]
            shown = "\n".join(page.texts("main"))
            assert attack.strip("\u202e\u2066") in shown
            assert "\u202e" not in "".join(page.texts("bdi"))


@pytest.mark.parametrize(
    "url", [JAVASCRIPT, "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example/x", "http://", " https://a.example"]
)
async def test_an_address_that_is_none_of_the_web_is_no_link(store: Store, make_alert: Any, url: str) -> None:
    alert = make_alert("bad", article="a1")
    carrier = alert.carriers[0].model_copy(update={"url": url})
    said = Said("المحادثات ستبدأ يوم الأحد", more={"url": url})
    await store.save([alert.model_copy(update={"carriers": (carrier,)}), make_annotated("a1", said)])
    async with client_of(store) as client:
        for address in (f"/alerts/{alert.alert_id}", "/speakers/xx.foreign_ministry"):
            page = Page((await client.get(address)).text)
            assert page.faults == []
            assert url.strip() not in [link.strip() for link in page.attributes("a", "href")]


async def test_a_link_to_the_source_tells_it_nothing(store: Store, make_alert: Any) -> None:
    alert = make_alert("good", article="a1")
    carrier = alert.carriers[0].model_copy(update={"url": "https://news.example/a?b=1&c=2"})
    await store.save([alert.model_copy(update={"carriers": (carrier,)})])
    async with client_of(store) as client:
        html = (await client.get(f"/alerts/{alert.alert_id}")).text
    assert '<a href="https://news.example/a?b=1&amp;c=2" rel="noopener noreferrer external"' in html
