"""An alert as a card."""

from __future__ import annotations

import json
from collections.abc import Callable

from schemas import Alert, AlertKind, Carrier, Opposed, OppositionKind, Speaker, derive_id
from tests.workers.conftest import NOON
from workers.monitor.views.cards import OutletMark, blank_card, card_of

MakeAlert = Callable[..., Alert]


def carrier(article: str, outlet: str | None, url: str | None = None) -> Carrier:
    return Carrier(
        article_id=derive_id("article", article), source=f"{article}.txt", url=url, outlet=outlet, published_at=NOON
    )


def test_who_in_what_office_of_which_country(make_alert: MakeAlert) -> None:
    card = card_of(7, make_alert())
    assert (card.seq, card.who, card.office, card.country) == (
        7, "سالم الهادي", ("المتحدث باسم وزارة الخارجية",), "SY",
    )  # fmt: skip
    assert card.address == f"/alerts/{derive_id('alert', 'talks')}"
    assert card.who_address == "/speakers/xx.foreign_ministry"
    assert (card.anonymous, card.reverses, card.changes) == (False, False, ())
    assert card.at == "2026-03-04T11:55:00Z"


def test_an_unnamed_official(make_alert: MakeAlert) -> None:
    card = card_of(1, make_alert(speaker=Speaker(role="مسؤول رفيع", anonymous=True, resolved_by="mention")))
    assert (card.who, card.office, card.country, card.anonymous) == ("مسؤول رفيع", (), "", True)


def test_each_outlet_once_with_its_first_article_in_order(make_alert: MakeAlert) -> None:
    carriers = (
        carrier("a1", "الغد", "https://ghad.example/1"),
        carrier("a2", None, "https://www.difaf.example/2"),
        carrier("a3", "الغد", "https://ghad.example/3"),
        carrier("a4", None, "javascript:alert(1)"),
    )
    card = card_of(1, make_alert().model_copy(update={"carriers": carriers}))
    assert [(mark.label, mark.url) for mark in card.outlets] == [
        ("الغد", "https://ghad.example/1"),
        ("difaf.example", "https://www.difaf.example/2"),
        ("a4.txt", ""),
    ]
    assert isinstance(card.outlets[0], OutletMark)


def test_what_was_corrected(make_alert: MakeAlert) -> None:
    (change,) = card_of(1, make_alert(kind=AlertKind.CORRECTED, content="ساعتان", after="ثلاث ساعات")).changes
    assert (change.reason, change.before, change.after) == ("number_changed", "ساعتان", "ثلاث ساعات")
    (withdrawn,) = card_of(1, make_alert(kind=AlertKind.CORRECTED)).changes
    assert (withdrawn.reason, withdrawn.after) == ("withdrawn", "")


def opposing(alert: Alert, kind: OppositionKind) -> Alert:
    rule = "opposite_claim" if kind is OppositionKind.REVERSAL else "named_source"
    told = {"statement": derive_id("x"), "content": "سترفع السعر", "published_at": NOON}
    opposed = Opposed(kind=kind, rule=rule, speaker="فؤاد", **told)
    return alert.model_copy(update={"statements": (alert.statements[0].model_copy(update={"opposes": opposed}),)})


def test_what_is_reversed_and_what_is_only_denied(make_alert: MakeAlert) -> None:
    reversal = card_of(1, opposing(make_alert(), OppositionKind.REVERSAL))
    line = reversal.statements[0].opposes
    assert line is not None
    assert reversal.reverses
    assert (line.kind, line.who, line.content, line.on) == ("reversal", "فؤاد", "سترفع السعر", "2026-03-04T12:00:00Z")
    denial = card_of(1, opposing(make_alert(), OppositionKind.DENIAL))
    assert not denial.reverses
    assert denial.statements[0].opposes is not None
    assert denial.statements[0].opposes.on == ""


def test_who_else_of_the_body_said_it(make_alert: MakeAlert) -> None:
    alert = make_alert(speaker=Speaker(organisation="وزارة الخارجية", resolved_by="mention"))
    said = alert.statements[0].model_copy(update={"speaker": Speaker(name="ليلى", resolved_by="mention")})
    assert card_of(1, alert.model_copy(update={"statements": (said,)})).statements[0].who == "ليلى"
    assert card_of(1, alert).statements[0].who == ""


def test_texts_are_one_harmless_line(make_alert: MakeAlert) -> None:
    said = card_of(1, make_alert(content="أول\u202e\nثان\x1b[2J")).statements[0]
    assert said.content == "أول ثان [2J"


def test_the_card_for_the_script_and_its_blank_have_the_same_parts(make_alert: MakeAlert) -> None:
    told = json.loads(json.dumps(card_of(1, make_alert()).as_json()))
    blank = blank_card().as_json()
    assert told.keys() == blank.keys()
    for part in ("statements", "outlets"):
        assert told[part][0].keys() == blank[part][0].keys()
