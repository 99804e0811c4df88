"""What a reader sees of an alert, in a terminal and in a file."""

from __future__ import annotations

import io
import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from schemas import (
    Act,
    Alert,
    AlertKind,
    Carrier,
    ChangeReason,
    Opposed,
    OppositionKind,
    Quote,
    Speaker,
    derive_id,
)  # fmt: skip
from workers.sinks.render import ACTS, CHANGES, KINDS, RIGHT_TO_LEFT_MARK, alert_text, outlets, print_alert

MARKS = "\u200f\u2067\u2068\u2069"


def printed(alert: Alert, *, terminal: bool, width: int = 80, **options: Any) -> str:
    output = io.StringIO()
    console = Console(file=output, force_terminal=terminal, width=width, **options)
    print_alert(console, alert)
    return output.getvalue()


def with_carriers(alert: Alert, *outlets: str | None, url: str | None = None) -> Alert:
    return alert.model_copy(
        update={
            "carriers": tuple(
                alert.carriers[0].model_copy(update={"outlet": outlet, "article_id": derive_id(str(place)), "url": url})
                for place, outlet in enumerate(outlets)
            )
        }
    )


def test_who_office_what_outlets(make_alert: Any) -> None:
    alert = with_carriers(make_alert(), "وكالة الغد", "Reuters", "وكالة الغد")
    assert printed(alert, terminal=False) == (
        "● جديد — سالم الهادي، المتحدث باسم وزارة الخارجية (SY)\n"
        "إعلان: المحادثات ستبدأ يوم الأحد\n"
        "المصادر: وكالة الغد، Reuters · 2026-03-04 11:55 UTC\n"
    )


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ({"name": "ريم سعد", "role": "وزيرة التربية", "country": "JO"}, "ريم سعد، وزيرة التربية (JO)"),
        ({"name": "ريم سعد"}, "ريم سعد"),
        ({"organisation": "حلف الشمال"}, "حلف الشمال"),
        ({"role": "الرئيس", "organisation": "نادي الأدباء"}, "الرئيس، نادي الأدباء"),
        ({"role": "مسؤول رفيع", "anonymous": True}, "مسؤول رفيع (لم يُذكر اسمه)"),
        ({}, "—"),
    ],
)
def test_speaker(make_alert: Any, speaker: dict[str, Any], expected: str) -> None:
    alert = make_alert(speaker=Speaker(**speaker, resolved_by="mention"))
    assert alert_text(alert).plain.splitlines()[0] == f"● جديد — {expected}"


@pytest.mark.parametrize(
    ("quote", "content", "expected"),
    [
        ("direct", "لن نتراجع", "«لن نتراجع»"),
        ("direct", "«لن نتراجع»", "«لن نتراجع»"),
        ("direct", '"لن نتراجع"', '"لن نتراجع"'),
        ("direct", "«لن» نتراجع", "««لن» نتراجع»"),
        ("mixed", "إنه «لن» يتراجع", "إنه «لن» يتراجع"),
        ("indirect", "إنه لن يتراجع", "إنه لن يتراجع"),
    ],
)
def test_quotation_marks(make_alert: Any, quote: str, content: str, expected: str) -> None:
    alert = make_alert(content=content)
    statement = alert.statements[0].model_copy(update={"quote": Quote(quote)})
    text = alert_text(alert.model_copy(update={"statements": (statement,)})).plain
    assert text.splitlines()[1] == f"إعلان: {expected}"


def test_every_statement_is_a_line(make_alert: Any) -> None:
    alert = make_alert()
    text = alert_text(alert.model_copy(update={"statements": alert.statements * 3})).plain
    assert text.count("إعلان: ") == 3


def test_corroboration_is_told_apart(make_alert: Any) -> None:
    assert alert_text(make_alert(kind=AlertKind.CORROBORATED)).plain.startswith("○ مصدر آخر — ")


@pytest.mark.parametrize(
    ("after", "lines"),
    [
        ("المحادثات ستبدأ غدا", ["تغيّر رقم، كان: المحادثات ستبدأ يوم الأحد", "صار: المحادثات ستبدأ غدا"]),
        (None, ["سُحب: المحادثات ستبدأ يوم الأحد"]),
    ],
)
def test_a_correction_tells_what_stood_and_what_stands(make_alert: Any, after: str | None, lines: list[str]) -> None:
    alert = make_alert(kind=AlertKind.CORRECTED, after=after)
    head, *told, source = alert_text(alert).plain.splitlines()
    assert head.startswith("✎ تصحيح — سالم الهادي")
    assert (told, source) == (lines, "المصدر: وكالة الغد · 2026-03-04 11:55 UTC")


def test_another_speaker_is_named_with_the_wording(make_alert: Any) -> None:
    alert = make_alert(kind=AlertKind.CORRECTED, after="لن تبدأ")
    speakers = {"reason": "speaker_changed", "speaker_before": "سالم\u202e", "speaker_after": "ريم"}
    told = alert.model_copy(update={"changes": (alert.changes[0].model_copy(update=speakers),)})
    assert alert_text(told).plain.splitlines()[1:3] == [
        "تغيّر المتحدث، كان (سالم): المحادثات ستبدأ يوم الأحد", "صار (ريم): لن تبدأ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"name": "ريم سعد"}, "إعلان (ريم سعد): "),
        ({"role": "مسؤول كبير", "anonymous": True}, "إعلان (مسؤول كبير): "),
        ({"organisation": "وزارة السهل"}, "إعلان (وزارة السهل): "),
        ({"name": "سالم الهادي"}, "إعلان: "),
        ({"name": "الهادي"}, "إعلان: "),
        ({}, "إعلان: "),
    ],
)
def test_who_else_speaks_for_the_body_is_named_with_the_statement(
    make_alert: Any, other: dict[str, Any], told: str
) -> None:
    alert = make_alert()
    said = alert.statements[0].model_copy(update={"speaker": Speaker(resolved_by="mention", **other)})
    text = alert_text(alert.model_copy(update={"statements": (*alert.statements, said)})).plain
    assert text.splitlines()[1:3] == ["إعلان: المحادثات ستبدأ يوم الأحد", f"{told}المحادثات ستبدأ يوم الأحد"]


def test_outlet_else_site_else_source(make_alert: Any) -> None:
    alert = make_alert(outlet=None)
    assert outlets(alert) == ("a1.txt",)
    assert outlets(with_carriers(alert, None, url="https://www.news.example/a/1")) == ("news.example",)
    assert outlets(with_carriers(alert, None, url="مقال/1")) == ("a1.txt",)
    assert outlets(with_carriers(alert, None, url="http://[")) == ("a1.txt",)


def test_every_act_and_kind_has_a_word() -> None:
    assert set(ACTS) == set(Act)
    assert set(KINDS) == set(AlertKind)
    assert set(CHANGES) == set(ChangeReason)
    assert len(set(CHANGES.values())) == len(CHANGES)
    assert len(set(ACTS.values())) == len(ACTS)


class TestSafety:
    @pytest.mark.parametrize(
        "dangerous",
        ["\x1b[2J\x1b]0;عنوان\x07", "\x9b31m", "\r", "\n", "\u2028", "\u202e", "\u2066", "\u2067", "\x00", "\x7f"],
    )
    def test_an_article_cannot_steer_the_terminal(self, make_alert: Any, dangerous: str) -> None:
        poison = f"أ{dangerous}ب"
        alert = make_alert(content=poison, outlet=poison, speaker=Speaker(name=poison, resolved_by="mention"))
        text = alert_text(alert).plain
        assert len(text.splitlines()) == 3
        assert not {unicodedata.category(letter) for letter in text.replace("\n", "")} & {"Cc", "Cf", "Zl"}

    def test_markup_of_rich_is_text(self, make_alert: Any) -> None:
        assert "[bold red]خبر[/]" in printed(make_alert(content="[bold red]خبر[/]"), terminal=True)


class TestTerminal:
    def test_each_line_is_right_to_left_and_fits(self, make_alert: Any) -> None:
        long = make_alert(content="كلمة طويلة " * 30 + "NATO", outlet="Reuters")
        lines = printed(long, terminal=True, width=40, no_color=True, color_system=None).splitlines()
        assert len(lines) > 8
        assert all(line.startswith(RIGHT_TO_LEFT_MARK) for line in lines)
        assert all(cell_len(line) <= 40 for line in lines)
        words = [word for line in lines for word in line.translate({ord(mark): None for mark in MARKS}).split()]
        assert words == alert_text(long).plain.split()

    def test_isolates_are_closed(self, make_alert: Any) -> None:
        text = alert_text(make_alert(outlet="Reuters"), bidi=True).plain
        assert text.count("\u2069") == text.count("\u2067") + text.count("\u2068") > 0
        assert "\u2068Reuters\u2069" in text

    def test_colours_unless_no_color(self, make_alert: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert "\x1b[1;32m" in printed(make_alert(), terminal=True)
        monkeypatch.setenv("NO_COLOR", "1")
        assert not any(f"\x1b[{code}" in printed(make_alert(), terminal=True) for code in ("1;32m", "32m", "33m"))

    def test_a_pipe_gets_words_alone(self, make_alert: Any) -> None:
        plain = printed(make_alert(content="كلمة " * 100, outlet="Reuters"), terminal=False, width=40)
        assert len(plain.splitlines()) == 3
        assert not set(plain) & set(MARKS + "\x1b")


def test_carriers_without_outlet_show_once(make_alert: Any) -> None:
    alert = make_alert(outlet=None)
    twice = (*alert.carriers, Carrier(**alert.carriers[0].model_dump()))
    assert outlets(alert.model_copy(update={"carriers": twice})) == ("a1.txt",)


REVERSED = Opposed(
    kind="reversal",
    rule="opposite_claim",
    speaker="سالم الهادي",
    statement=derive_id("statement", "earlier"),
    content="المحادثات لن تبدأ",
    published_at=datetime(2026, 3, 1, tzinfo=UTC),
)
DENIED = REVERSED.model_copy(update={"kind": OppositionKind.DENIAL, "rule": "named_source"})


@pytest.mark.parametrize(
    ("opposed", "line"),
    [
        pytest.param(REVERSED, "  ↩ خلافا لقول سالم الهادي في 2026-03-01: المحادثات لن تبدأ", id="reversal"),
        pytest.param(DENIED, "  ✗ نفيا لقول سالم الهادي: المحادثات لن تبدأ", id="denial"),
        pytest.param(
            Opposed(kind="denial", rule="source_only", speaker="الجيش\n الروسي"), "  ✗ نفيا لقول الجيش الروسي",
            id="a source without words",
        ),
    ],
)  # fmt: skip
def test_what_it_stands_against_is_a_line_below_it(make_alert: Any, opposed: Opposed, line: str) -> None:
    alert = make_alert()
    plain = alert_text(alert).plain.splitlines()
    marked = alert.model_copy(update={"statements": (alert.statements[0].model_copy(update={"opposes": opposed}),)})
    assert alert_text(marked).plain.splitlines() == [*plain[:2], line, *plain[2:]]
    assert "\u2068سالم الهادي\u2069" in alert_text(marked, bidi=True).plain or opposed.statement is None
