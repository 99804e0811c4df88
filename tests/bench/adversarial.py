"""Articles of a megabyte that were made to be slow, for the benchmark and the test of linear cost.

Their pieces come in an order without a period: cleaning would take a repeated body away.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from time import process_time
from typing import Any, Final

from schemas import RawArticle
from workers import stages
from workers.collector import collect_seldom

MEGABYTE: Final = 1_000_000
"""Bytes of UTF-8."""

_PERSONS: Final = ("سامي الخطيب", "ليلى العمري", "حسن الزين")
_SENTENCES: Final = (
    *(f"قال وزير الطاقة {person} إن المشروع سيبدأ في الشهر المقبل" for person in _PERSONS),
    "وصلت ثلاث سفن إلى الميناء الجديد",
    "وأضاف أن العمل مستمر منذ أسبوع",
)
_CUES: Final = ("قال", "أكد", "وأضاف", "يرى", "مشيرا", "أعلن")


def _mixed(size: int, *pieces: str, join: str = " ") -> str:
    """About ``size`` bytes of the pieces, drawn at random, the same ones each time."""
    drawn = random.Random(7)
    mean = sum(len((piece + join).encode()) for piece in pieces) / len(pieces)
    return join.join(drawn.choices(pieces, k=int(size / mean)))


SHAPES: Final[dict[str, Callable[[int], str]]] = {
    "nested marks": lambda size: _mixed(size // 2, "«", "“", "قال") + " نعم " + _mixed(size // 2, "”", "»", "كلمة"),
    "unclosed marks": lambda size: _mixed(size, "قال الوزير «إن المشروع", "“سيبدأ", "غدا"),
    "nothing but marks": lambda size: _mixed(size, '"', "«", "»", join=""),
    "marks around words": lambda size: _mixed(size, '"قال"', '"نعم"', "«الوزير»"),
    "an endless sentence": lambda size: _mixed(size, *_SENTENCES),
    "an endless quotation": lambda size: "قال الوزير «" + _mixed(size, *_SENTENCES) + "».",
    "an endless sentence without a cue": lambda size: _mixed(size, "السفن", "الميناء", "الجديد", "وصلت إلى"),
    "cues": lambda size: _mixed(size, *_CUES),
    "cues and complementizers": lambda size: _mixed(size, "قال إن", "وأضاف أن", "يرى أن"),
    "phrases that follow": lambda size: _mixed(size, "على حد قوله", "على حد تعبيره", "كما قال"),
    "dots": lambda size: _mixed(size, ".", "..", "…", join=""),
    "dots and spaces": lambda size: _mixed(size, ".", "..", "…"),
    "dots behind a cue": lambda size: "قال الوزير: " + _mixed(size, ".", "،", "؟"),
    "colons": lambda size: _mixed(size, ":", "قال:", "الوزير"),
    "lines with colons": lambda size: _mixed(
        size, "الوزير: المشروع سيبدأ", "الوزيرة: لن يبدأ", "البرلمان: سنرى", join="\n"
    ),
    "brackets": lambda size: _mixed(size, "(قال", "[الوزير", "{إن", "المشروع"),
    "tags": lambda size: _mixed(size, "<div><p>", *_SENTENCES, "<a href=", "</b>"),
    "angle brackets": lambda size: _mixed(size, "<", "<<", "< p", "قال"),
    "character references": lambda size: _mixed(size, "&quot;قال", "&nbsp;الوزير", "&amp", "&#x"),
    "a word": lambda size: _mixed(size, "ق", "ل", "و", join=""),
    "lines of a word": lambda size: _mixed(size, "قال", "الوزير", "نعم", join="\n"),
    "names": lambda size: _mixed(size, *_PERSONS, "الخطيب"),
    "names and offices": lambda size: _mixed(size, *(f"وزير الطاقة {person}" for person in _PERSONS), join="، "),
    "statements": lambda size: _mixed(size, *_SENTENCES, join=".\n"),
    "dropped subjects": lambda size: _mixed(
        size, "وأضاف أن العمل مستمر", "وأكد أن السد قريب", "وقال إن الماء كثير", join=". "
    ),
    "bare offices": lambda size: _mixed(size, "وقال الوزير إن العمل مستمر", "وأكدت الوزيرة أن السد قريب", join=". "),
    "bodies": lambda size: _mixed(size, "وزارة الطاقة", "وزارة الخارجية الروسية", "مجلس الأمن", "الأمم المتحدة"),
    "tatweel": lambda size: _mixed(size, "ـ", "ق", "ـــ", join=""),
    "signs of vowels": lambda size: _mixed(size, "\u064b", "\u064e\u0651", "ق", join=""),
    "invisible marks": lambda size: _mixed(size, "\u200f", "\u200b", "قال", join=""),
    "split letters": lambda size: _mixed(size, "ا ل و ز ي ر", "ق ا ل", "ن ع م"),
    "digits": lambda size: _mixed(size, "2018/04/15", "1234567", "12:30", "15 أبريل"),
    "hashtags": lambda size: _mixed(size, "#وزير_الطاقة", "#قال", "#نعم"),
    "addresses": lambda size: _mixed(size, "https://news.example/a?b=c", "a@news.example", "قال"),
    "a body twice": lambda size: "\n".join([_mixed(size // 2, *_SENTENCES, join=".\n")] * 2),
    "mojibake": lambda size: _mixed(size, "ÞÇá", "ÇáæÒíÑ", "Åä"),
}
"""What it is made of -> an article of about so many bytes."""


def read(text: str) -> list[Any]:
    """Clean to extract; the events of the last stage."""
    events: list[Any] = [RawArticle(source_id="adversarial", title="عنوان", text=text)]
    for stage in (stages.clean, stages.tag, stages.extract):
        events = [made for event in events for made in stage(event).events]
    return events


def measure_adversarial(size: int = MEGABYTE) -> dict[str, float]:
    """Seconds of processor time from clean to extract for an article of ``size`` bytes of each shape."""
    collect_seldom()
    seconds = {}
    for shape, make in SHAPES.items():
        text = make(size)
        before = process_time()
        read(text)
        seconds[shape] = process_time() - before
    return seconds
