"""Messages in words: Arabic first, in the right direction, by templates that can do no harm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from schemas import AlertKind, Change, Opposed, Speaker, derive_id
from workers.channels.base import ChannelError
from workers.channels.message import Message, views
from workers.channels.rendering import LONGEST_SUBJECT, TemplateFault, Templates, counted

Make = Callable[..., Message]
OURS = Templates()


def test_a_message_for_people(make_message: Make) -> None:
    message = make_message("a", "المحادثات ستبدأ يوم الأحد", title="سوريا والأردن يستأنفان المحادثات")
    assert OURS.text("default", message, marks=False).splitlines() == [
        "سوريا والأردن يستأنفان المحادثات",
        "● جديد — سالم الهادي، المتحدث باسم وزارة الخارجية (SY)",
        "إعلان: المحادثات ستبدأ يوم الأحد",
        "المصدر: وكالة الغد · 2026-03-04 11:55 UTC",
    ]
    assert OURS.subject("default", message) == "● جديد — سالم الهادي: المحادثات ستبدأ يوم الأحد"


def test_each_line_runs_from_right_to_left_and_isolates_what_does_not(make_message: Make) -> None:
    speaker = Speaker(name="John Smith", role="spokesman", country="US", resolved_by="mention")
    message = make_message("a", "2026 عام الحسم", outlet="Reuters", speaker=speaker, title="BBC: عام الحسم")
    text = OURS.text("default", message, marks=True)
    assert all(line.startswith("\u200f") for line in text.splitlines())
    assert "\u2068John Smith\u2069، \u2068spokesman\u2069" in text
    assert "\u2068Reuters\u2069" in text
    assert text.count("\u2068") == text.count("\u2069")


@pytest.mark.parametrize(
    ("opposed", "line"),
    [
        pytest.param(
            Opposed(
                kind="reversal", rule="opposite_claim", speaker="ريم سعد", statement=derive_id("s"), content="لن تبدأ <b>",
                published_at=datetime(2026, 3, 1, tzinfo=UTC),
            ),
            "  ↩ خلافا لقول ريم سعد في 2026-03-01: لن تبدأ <b>", id="reversal",
        ),
        pytest.param(
            Opposed(kind="denial", rule="source_only", speaker="الجيش <b>"), "  ✗ نفيا لقول الجيش <b>", id="denial",
        ),
    ],
)  # fmt: skip
def test_what_it_stands_against_is_told_below_it(
    make_alert: Any, make_message: Make, opposed: Opposed, line: str
) -> None:
    alert = make_alert()
    said = alert.statements[0].model_copy(update={"opposes": opposed})
    message = replace(make_message(), alerts=views([alert.model_copy(update={"statements": (said,)})]))
    lines = OURS.text("default", message, marks=False).splitlines()
    assert lines[lines.index("إعلان: المحادثات ستبدأ يوم الأحد") + 1] == line
    html = OURS.html("default", message)
    assert "<b>\n" not in html
    assert "&lt;b&gt;" in html
    assert opposed.speaker.split()[0] in html


def test_who_else_says_some_of_it_is_told_and_not_in_the_subject(make_alert: Any, make_message: Make) -> None:
    alert = make_alert()
    other = Speaker(role="مسؤول <b>", anonymous=True, resolved_by="mention")
    own, said = (
        alert.statements[0].model_copy(update={"content": content, "speaker": who})
        for content, who in (("لا جديد", alert.speaker), ("لن نشارك", other))
    )
    message = replace(make_message(), alerts=views([alert.model_copy(update={"statements": (said, own)})]))
    assert OURS.text("default", message, marks=False).splitlines()[1:3] == [
        "إعلان (مسؤول <b>): لن نشارك",
        "إعلان: لا جديد",
    ]
    assert "(<bdi>مسؤول &lt;b&gt;</bdi>): <bdi" in OURS.html("default", message)
    assert OURS.subject("default", message) == "● جديد — سالم الهادي: لا جديد"
    assert message.alerts[0].lines == ("إعلان (مسؤول <b>): لن نشارك", "إعلان: لا جديد")


def test_a_correction_tells_what_stood_and_what_stands(make_alert: Any, make_message: Make) -> None:
    said = make_alert().statements[0]
    after = said.content.replace("الأحد", "الاثنين")
    changes = (
        Change(
            reason="reworded",
            article_id=said.id,
            statement_id=said.id,
            before=said.content,
            after=after,
            after_id=said.id,
        ),
        Change(reason="withdrawn", article_id=said.id, statement_id=said.id, before="<b>ألغيت"),
    )
    alert = make_alert().model_copy(update={"kind": AlertKind.CORRECTED, "changes": changes})
    message = replace(make_message(), alerts=views([alert]))
    lines = OURS.text("default", message, marks=False).splitlines()
    first = lines.index(f"تغيّرت الصياغة، كان: {said.content}")
    assert lines[first + 1 : first + 3] == [f"صار: {after}", "سُحب: <b>ألغيت"]
    assert not any(line.startswith("إعلان: ") for line in lines)
    html = OURS.html("default", message)
    assert f"<s>{said.content}</s>" in html
    assert "&lt;b&gt;ألغيت" in html
    assert OURS.subject("default", message).endswith(after)
    assert message.type == "alert.corrected"


def test_an_address_has_no_mark_that_would_break_it(make_alert: Any, make_message: Make) -> None:
    alert = make_alert()
    linked = alert.carriers[0].model_copy(update={"url": "https://news.example/a?b=1&c=2"})
    message = replace(make_message(), alerts=views([alert.model_copy(update={"carriers": (linked,)})]))
    assert OURS.text("default", message, marks=True).splitlines()[-1] == "https://news.example/a?b=1&c=2"
    assert 'href="https://news.example/a?b=1&amp;c=2"' in OURS.html("default", message)
    for url in ("javascript:alert(1)", "https://a.example/\u202e", "data:text/html,x"):
        bad = alert.carriers[0].model_copy(update={"url": url})
        message = replace(message, alerts=views([alert.model_copy(update={"carriers": (bad,)})]))
        assert "href" not in OURS.html("default", message)


@pytest.mark.parametrize("marks", [True, False])
def test_articles_steer_neither_reader_nor_page(make_message: Make, marks: bool) -> None:
    hostile = "خبر \x1b[31m\u202e\u2066<img src=x onerror=alert(1)>\r\n\r\nBcc: x {{ 7*7 }} {% raw %}"
    message = make_message("a", hostile, title=hostile)
    text = OURS.text("default", message, marks=marks)
    assert not {"\x1b", "\u202e", "\u2066", "\r"} & set(text)
    assert len(text.splitlines()) == 4
    assert "49" not in text
    html = OURS.html("default", message)
    assert "<img" not in html
    assert "\n" not in OURS.subject("default", message)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "تنبيه واحد"), (2, "تنبيهان"), (3, "3 تنبيهات"), (10, "10 تنبيهات"), (11, "11 تنبيهاً"), (99, "99 تنبيهاً"),
        (100, "100 تنبيه"), (101, "101 تنبيه"), (102, "102 تنبيه"), (103, "103 تنبيهات"), (111, "111 تنبيهاً"),
    ],
)  # fmt: skip
def test_counting(number: int, told: str) -> None:
    assert counted(number, "تنبيه", "تنبيهان", "تنبيهات", "تنبيهاً") == told


def test_a_digest_says_how_many(make_message: Make) -> None:
    message = make_message("d", *(f"خبر {n}" for n in range(12)))
    assert OURS.subject("default", message) == "موجز: 12 تنبيهاً · desk"
    assert OURS.text("default", message, marks=False).startswith("موجز: 12 تنبيهاً\n\n● جديد")


def test_a_summary_says_what_was_held_back(make_message: Make) -> None:
    message = make_message("s", "أولها", summary_of=17)
    assert OURS.subject("default", message) == "17 تنبيهاً فوق الحد · desk"
    assert "17 تنبيهاً لم يُرسَل" in OURS.text("default", message, marks=False)
    assert "17 تنبيهاً" in OURS.html("default", message)


def test_a_subject_is_cut(make_message: Make) -> None:
    assert len(OURS.subject("default", make_message("a", "كلمة " * 500))) == LONGEST_SUBJECT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "brief.text.j2").write_text(
        "{% for a in message.alerts %}{{ a.who }}: {{ a.statements[0].content | cut(10) }}\n{% endfor %}",
        encoding="utf-8",
    )
    return tmp_path


def test_a_template_of_ones_own(folder: Path, make_message: Make) -> None:
    mine = Templates(folder)
    mine.check("brief")
    message = make_message("a", "المحادثات ستبدأ يوم الأحد")
    assert mine.text("brief", message, marks=False) == "سالم الهادي: المحادثات…"
    assert mine.subject("brief", message) == OURS.subject("default", message), "what it lacks is ours"
    (folder / "default.subject.j2").write_text("عاجل", encoding="utf-8")
    assert Templates(folder).subject("default", message) == "عاجل"


def test_a_template_that_changes_is_read_again(folder: Path, make_message: Make) -> None:
    import os  # noqa: PLC0415

    mine = Templates(folder)
    mine.text("brief", make_message(), marks=False)
    (folder / "brief.text.j2").write_text("آخر", encoding="utf-8")
    os.utime(folder / "brief.text.j2", (1, 1))
    assert mine.text("brief", make_message(), marks=False) == "آخر"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{{ message.nothing }}", "has no attribute 'nothing'"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ message.alerts.__class__.__mro__ }}", "unsafe"),
        ("{{ ''.__class__.__base__.__subclasses__() }}", "unsafe"),
        ("{{ message.alerts[0].alert.model_dump.__globals__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "unsafe"),
        ("{{ range(10 ** 9) | list }}", "Range too big"),
        ("{% include '/etc/passwd' %}", "passwd"),
        ("{% include '../secret.j2' %}", "secret"),
    ],
)
def test_a_template_can_do_no_harm(tmp_path: Path, make_message: Make, source: str, why: str) -> None:
    (tmp_path / "evil.text.j2").write_text(source, encoding="utf-8")
    with pytest.raises(TemplateFault, match=why):
        Templates(tmp_path).text("evil", make_message(), marks=False)


def test_a_template_that_is_wrong_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.html.j2").write_text("<p>\n{% if message %}\n", encoding="utf-8")
    with pytest.raises(ChannelError, match=r"Template bad.html.j2 cannot be used: line \d+"):
        Templates(tmp_path).check("bad")
    with pytest.raises(ChannelError, match="No template is called 'none'"):
        Templates(tmp_path).check("none")
