"""What the pages of subscriptions are made of, without HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import REPOSITORY
from workers.monitor.translate import LANGUAGES, Translator
from workers.monitor.views.from_search import fields_of, name_for
from workers.monitor.views.refusals import worded
from workers.monitor.views.silence_form import SilenceFormError, silence_of
from workers.monitor.views.subscription_form import Form
from workers.monitor.views.subscription_told import asks, when
from workers.subscriptions.book import load, parse
from workers.subscriptions.editing.orders import write_subscription
from workers.subscriptions.refusal import Why
from workers.subscriptions.yaml_tree import Fault, YamlTree

EXAMPLE = REPOSITORY / "deploy/subscriptions.example.yml"
RICH = """\
channels: {a: {type: console}}
subscriptions:
  rich:
    title: كل شيء
    enabled: false
    who: {any: [{name: [س, ص], role: وزير}, {id: hamas}], none: [{country: [IL, US]}]}
    about: {any: [سوريا], all: [{country: LB}], none: [{id: hamas}]}
    act: [deny, say]
    words: {any: [ا, ب], all: [ج], none: [«د»], in_title: true}
    outlets: {any: [sana.sy], none: [x.example]}
    official_only: false
    minimum_confidence: 0.35
    minimum_outlets: 3
    kinds: [corroborated]
    to: a
    zone: Africa/Cairo
    wait: 90s
    urgent: {act: deny, words: {all: [عاجل, جدا], in_title: true}, in_quiet_hours: false}
    quiet_hours: [{from: 23:00, until: 06:30, days: [friday, saturday]}, {from: 12:00, until: 13:00}]
    most_per_hour: 7
  daily: {to: a, digest: {daily: ["07:30", "18:00"]}}
  every: {to: a, digest: 1h}
  bare: {to: a}
"""


@pytest.mark.parametrize("text", [RICH, EXAMPLE.read_text(encoding="utf-8")], ids=["rich", "example"])
def test_all_that_a_file_may_say_goes_through_the_form_and_comes_back(text: str) -> None:
    file = YamlTree(text, typed=("channels",)).value
    for one in parse(text.encode(), Path("x.yml")).subscriptions:
        form = Form.of(one.name, one.model)
        sent = Form.typed((name, value) for name in form.fields for value in form.many(name))
        assert sent.to_file() == form.to_file()
        assert write_subscription(file, one.name, sent.to_file()) == [], one.name


def test_entries_without_anything_are_left_out_and_the_others_numbered_anew() -> None:
    form = Form.typed(
        [("who.any.0.name", " "), ("who.any.2.body", "us"), ("who.any.7.name", "a\r\n\r\nb"), ("to", "a")]
    )
    assert form.to_file()["who"] == [{"body": "us"}, {"name": ["a", "b"]}]
    assert form.rows("who.any") == 2
    assert form.text("who.any.1.name") == "a\n\nb"


def test_controls_are_taken_out_of_what_is_typed() -> None:
    assert Form.typed([("title", "a\x00b\x1b\u2028c\ufeff")]).to_file()["title"] == "abc"


def test_every_reason_has_a_sentence_in_each_language() -> None:
    for language in LANGUAGES:
        t = Translator(language)
        for why in Why:
            fault = Fault(1, "x", "English text", ("subscriptions", "x"), why, {"value": "v", "near": "n"})
            sentence = worded(fault, t)
            assert sentence
            assert "{" not in sentence
            assert (sentence == "English text") == (why is Why.OTHER)


def test_what_is_told_of_each_part() -> None:
    for language in LANGUAGES:
        t = Translator(language)
        for path in (EXAMPLE,):
            for one in load(path).subscriptions:
                assert when(one, t)
                assert all(asked.label for asked in asks(one, t))
        rich = parse(RICH.encode(), Path("x.yml")).subscriptions[0]
        told = " ".join(when(rich, t)) + str(asks(rich, t))
        for part in ("90s", "23:00", "Africa/Cairo", "sana.sy", "hamas", "0.35", "7"):
            assert part in told


@pytest.mark.parametrize(
    ("search", "fields"),
    [
        ({"words": "عقوبات"}, {"words.any": "عقوبات", "title": "عقوبات"}),
        ({"words": "عقوبات إيران"}, {"words.all": "عقوبات\nإيران", "title": "عقوبات إيران"}),
        (
            {"words": "«مجلس الأمن» -روسيا -«كوريا الشمالية»"},
            {"words.any": "مجلس الأمن", "words.none": "روسيا\nكوريا الشمالية",
             "title": "«مجلس الأمن» -روسيا -«كوريا الشمالية»"},
        ),
        ({"speaker": "us"}, {"who.any.0.id": "us", "title": "us"}),
        ({"name": "سيرغي لافروف", "country": "RU"}, {"who.any.0.name": "سيرغي لافروف", "who.any.0.country": "RU",
                                                     "title": "سيرغي لافروف"}),
        ({"since": "2026-01-01", "official": "1", "words": " "}, {}),
        ({"words": "-"}, {}),
    ],
)  # fmt: skip
def test_a_search_as_fields(search: dict[str, str], fields: dict[str, str]) -> None:
    assert fields_of(search.items()) == fields


def test_names_for_new_ones_are_names() -> None:
    assert name_for("موسكو وطهران: عن سوريا!", ()) == "موسكو-وطهران-عن-سوريا"
    assert name_for("x", {"x", "x-2"}) == "x-3"
    assert name_for("", ()) == "subscription"
    assert name_for("../<b>", ()) == "b"
    for title in ("ط" * 200, "مُشَكَّل", "a" * 47 + " b"):
        name = name_for(title, ())
        parse(f"channels: {{a: {{type: console}}}}\nsubscriptions:\n  {name}: {{to: a}}\n".encode(), Path("x.yml"))


RIYADH, BEIRUT = ZoneInfo("Asia/Riyadh"), ZoneInfo("Asia/Beirut")
NOW = datetime(2026, 3, 1, 9, 0, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone", "until"),
    [
        ({"span": "1h"}, RIYADH, "2026-03-01 13:01"),
        ({"span": "until", "until": "2026-03-02T08:00"}, RIYADH, "2026-03-02 08:00"),
        ({"span": "until", "until": "2026-10-24T23:30"}, BEIRUT, "2026-10-24 23:30"),
    ],
)
def test_when_a_silence_ends(typed: dict[str, str], zone: ZoneInfo, until: str) -> None:
    made = silence_of({"reason": "x", **typed}, "desk", zone, NOW)
    assert made == {"reason": "x", "until": until, "subscriptions": ["desk"]}


def test_an_hour_that_comes_twice_is_told_apart() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    made = silence_of({"reason": "x", "span": "1h"}, "desk", berlin, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert datetime.fromisoformat(made["until"]) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", [{}, {"span": "until"}, {"span": "until", "until": "2026-02-30T08:00"}, {"span": "x"}]
)
def test_a_silence_without_an_end(typed: dict[str, str]) -> None:
    with pytest.raises(SilenceFormError):
        silence_of({"reason": "x", **typed}, "desk", RIYADH, NOW)
