"""Read dates in Arabic prose.

«أمس الجمعة», «اليوم (الاثنين)», «مساء الثلاثاء الماضي», «15 أبريل/نيسان 2018», «الأول من ماي», «في 12 من الشهر الجاري»,
«26-07-2018», «12 شوال 1436هـ الموافق 28 يوليو».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from workers.text.circumstances import hijri
from workers.text.circumstances.calendar_terms import JOINED, Term, date_starts, may_start_date, read_term
from workers.text.circumstances.dates import DatePhrase
from workers.text.cleaning.dateline import outlet_of
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token

_DAY: Final = re.compile(r"(?:ال|ل|لل)?(\d{1,2})")
_YEAR: Final = re.compile(r"(\d{4}|\d{2})(?:م|ه)?")
_SIGNS_OF_ERA: Final = frozenset(map(fold, ("م", "هـ", "ميلادية", "هجرية", "ميلادي", "هجري")))
_SLASHES: Final = "/-.\\"
_OPENING: Final = "(،,[/"
_CLOSING: Final = ")]"
_OF: Final = fold("من")
_IN: Final = frozenset(map(fold, ("في", "وفي")))
_MATCHING: Final = fold("الموافق")
_GREGORIAN_YEARS: Final = range(1900, 2100)
_LAST_DAY, _LAST_MONTH, _LONG_YEAR = 31, 12, 4
_LONGEST: Final = 24
"""Tokens of a date with all its equivalents."""


class _Year(NamedTuple):
    year: int
    hijri: bool
    end: int


def read_date(tokens: Sequence[Token], at: int, end: int) -> DatePhrase | None:
    """The longest date that begins at token ``at`` and ends by ``end``; None when none does.

    What leads to a day belongs to it: «يوم», «مساء», «بعد ظهر»; «و» may be written onto its first word.
    """
    word = tokens[at].folded
    if word not in may_start_date() and not word[-1].isdigit():
        return None
    end = min(end, at + _LONGEST)
    if word not in date_starts() and word[0] in JOINED:
        # «وأمس»: the rest is read apart.
        found = read_date([tokens[at]._replace(folded=word[1:]), *tokens[at + 1 : end]], 0, end - at)
        return replace(found, first=at, end=found.end + at) if found else None
    start = at
    while (part := read_term("part", tokens, at, end)) and part.end < end:
        at = part.end
    core = _relative(tokens, at, end) or _weekday(tokens, at, end) or _calendar(tokens, at, end, led=at > start)
    if core is None:
        return _coarse(tokens, start, end)
    return replace(_with_more(core, tokens, end), first=start)


def _relative(tokens: Sequence[Token], at: int, end: int) -> DatePhrase | None:
    if coming := read_term("ahead", tokens, at, end):
        return DatePhrase(at, coming.end, ahead=True)
    if ago := read_term("ago", tokens, at, end):
        days = read_term("count", tokens, ago.end, end)
        # «قبل يومين من الانتخابات» counts from the elections.
        if days and not (days.end < end and tokens[days.end].folded == _OF):
            return DatePhrase(at, days.end, offset=-days.value)
    found = read_term("day", tokens, at, end)
    return DatePhrase(at, found.end, offset=found.value) if found and not _no_today(tokens, at, found, end) else None


def _no_today(tokens: Sequence[Token], at: int, found: Term, end: int) -> bool:
    """«في اليوم التالي», «اليوم العالمي للصحة», «المصري اليوم»."""
    if found.value or found.end - at > 1:
        return False
    if read_term("no_today", tokens, found.end, end):
        return True
    if not at:
        return False
    before = tokens[at - 1]
    return before.folded in _IN or outlet_of(f"{before.word} {tokens[at].word}") is not None


def _weekday(tokens: Sequence[Token], at: int, end: int) -> DatePhrase | None:
    found = read_term("weekday", tokens, at, end)
    return DatePhrase(at, found.end, weekday=found.value) if found else None


def _with_more(phrase: DatePhrase, tokens: Sequence[Token], end: int) -> DatePhrase:
    """The phrase with what follows: «أمس (الجمعة)», «الجمعة الماضي», «الاثنين 15 أبريل», «ليل الخميس الجمعة»."""
    while phrase.end < end:
        at = phrase.end
        if more := read_term("behind", tokens, at, end):
            phrase = replace(phrase, end=more.end, past=True)
        elif more := read_term("next", tokens, at, end):
            phrase = replace(phrase, end=more.end, ahead=True)
        elif more := read_term("part_after", tokens, at, end):
            phrase = replace(phrase, end=more.end)
        elif closer := _nearer(phrase, tokens, at, end):
            phrase = closer
        else:
            break
    return phrase


def _nearer(phrase: DatePhrase, tokens: Sequence[Token], at: int, end: int) -> DatePhrase | None:
    """The phrase with the weekday or date behind it, which tells the day closer, perhaps in brackets or behind a comma."""
    opened = tokens[at].folded in _OPENING or tokens[at].folded == _MATCHING
    start = at + 1 if opened else at
    if start >= end:
        return None
    if phrase.day is None and (weekday := _weekday(tokens, start, end)):
        known = phrase.weekday is not None
        if known and opened and tokens[at].folded in "،,":
            return None
        end_of = weekday.end
        phrase = phrase if known else replace(phrase, weekday=weekday.weekday)
    elif (phrase.day is None or phrase.hijri or tokens[at].folded == _MATCHING) and (
        found := _calendar(tokens, start, end, led=True)
    ):
        end_of = found.end
        if phrase.day is None or phrase.year is None or found.year is not None:
            phrase = replace(found, first=phrase.first)
    else:
        return None
    if opened and end_of < end and tokens[end_of].folded in _CLOSING:
        end_of += 1
    return replace(phrase, end=end_of)


def _calendar(tokens: Sequence[Token], at: int, end: int, *, led: bool) -> DatePhrase | None:
    """A day of a month. ``led``: a word before it tells that a date follows."""
    if numeric := _numeric(tokens, at, end, led=led):
        return numeric
    ordinal = read_term("ordinal", tokens, at, end)
    digits = _DAY.fullmatch(tokens[at].folded)
    if not ordinal and not digits:
        return None
    day, after = (ordinal.value, ordinal.end) if ordinal else (int(digits[1]) if digits else 0, at + 1)
    if not 1 <= day <= _LAST_DAY or after >= end:
        return None
    if relative := _of_this_month(tokens, at, after, end, day):
        return relative
    lead = read_term("month_word", tokens, after, end)
    month = lead.end if lead else after
    for kind in ("month", "hijri"):
        if found := read_term(kind, tokens, month, end):
            return _with_year(DatePhrase(at, found.end, day=day, month=found.value, hijri=kind == "hijri"), tokens, end)
    return None


def _of_this_month(tokens: Sequence[Token], at: int, after: int, end: int, day: int) -> DatePhrase | None:
    """«12 من الشهر الجاري», «15 الجاري»."""
    lead = read_term("month_word", tokens, after, end)
    unit = read_term("unit", tokens, lead.end if lead else after, end)
    turn = unit.end if unit else after
    for kind, back in (("this", 0), ("behind", 1), ("next", -1)):
        if found := read_term(kind, tokens, turn, end):
            return DatePhrase(at, found.end, day=day, months_back=max(back, 0), ahead=back < 0)
    return None


def _with_year(phrase: DatePhrase, tokens: Sequence[Token], end: int) -> DatePhrase:
    """The date with the second name of its month, its year and its era: «أبريل/نيسان 2018», «(نيسان) الماضي», «1436هـ»."""
    at = phrase.end
    if at + 1 < end and tokens[at].folded in _OPENING and (again := read_term("month", tokens, at + 1, end)):
        at = again.end + (again.end < end and tokens[again.end].folded in _CLOSING)
        phrase = replace(phrase, end=at)
    lead = read_term("year_word", tokens, at, end)
    if year := _year(tokens, lead.end if lead else at, end):
        return replace(phrase, end=year.end, year=year.year, hijri=year.hijri)
    lead = read_term("month_word", tokens, at, end)
    unit = read_term("unit", tokens, lead.end if lead else at, end)
    turn = unit.end if unit else at
    if found := read_term("behind", tokens, turn, end):
        return replace(phrase, end=found.end, past=True, years_back=1 if unit else None)
    if found := read_term("next", tokens, turn, end):
        return replace(phrase, end=found.end, ahead=True)
    if unit and (found := read_term("this", tokens, turn, end)):
        return replace(phrase, end=found.end, years_back=0)
    return phrase


def _year(tokens: Sequence[Token], at: int, end: int) -> _Year | None:
    found = _YEAR.fullmatch(tokens[at].folded) if at < end else None
    if not found or len(found[1]) < _LONG_YEAR:
        return None
    year = int(found[1])
    if year not in _GREGORIAN_YEARS and year not in hijri.YEARS:
        return None
    at += 1
    return _Year(year, year in hijri.YEARS, at + (at < end and tokens[at].folded in _SIGNS_OF_ERA))


def _numeric(tokens: Sequence[Token], at: int, end: int, *, led: bool) -> DatePhrase | None:
    """«26/7/2018», «2018-07-26»; «26/7» only behind a word that tells it for a date. The day stands before the month."""
    words = [token.folded for token in tokens[at : min(at + 5, end)]]
    if len(words) < 3 or words[1] not in _SLASHES or not words[0].isdigit() or not words[2].isdigit():
        return None
    third = _YEAR.fullmatch(words[4]) if len(words) == 5 and words[3] == words[1] else None
    if third is None:
        day, month, year = int(words[0]), int(words[2]), None
        if not led or words[1] != "/":
            return None
    elif len(words[0]) == _LONG_YEAR:
        year, month, day = int(words[0]), int(words[2]), int(third[1])
    else:
        day, month, year = int(words[0]), int(words[2]), int(third[1])
        year += 2000 if len(third[1]) < _LONG_YEAR else 0
    if month > _LAST_MONTH >= day:
        day, month = month, day
    if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
        return None
    return DatePhrase(at, at + (3 if third is None else 5), day=day, month=month, year=year, hijri=year in hijri.YEARS)


def _coarse(tokens: Sequence[Token], at: int, end: int) -> DatePhrase | None:
    """«الأسبوع الماضي», «مايو الماضي», «قبل أيام»: a time that tells no day."""
    if found := read_term("coarse", tokens, at, end):
        return DatePhrase(at, found.end)
    lead = read_term("year_word", tokens, at, end)
    if (lead or (at and tokens[at - 1].folded in _IN)) and (year := _year(tokens, lead.end if lead else at, end)):
        return DatePhrase(at, year.end)
    for kind in ("unit", "month"):
        if not (found := read_term(kind, tokens, at, end)):
            continue
        if kind == "month" and (year := _year(tokens, found.end, end)):
            return DatePhrase(at, year.end)
        if more := read_term("behind", tokens, found.end, end):
            return DatePhrase(at, more.end)
        if more := read_term("next", tokens, found.end, end):
            return DatePhrase(at, more.end, ahead=True)
    return None
