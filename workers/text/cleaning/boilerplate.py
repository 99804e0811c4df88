"""Tell the lines that a page puts around an article from the lines of the article.

Whatever is in doubt stays: a line that is kept costs a false find at worst, one that goes may take a statement along.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from schemas import BoilerplateKind
from workers.text.cleaning.stamps import is_stamp
from workers.text.data_files import rows
from workers.text.words.normalize import fold, fold_same_length

_LINE: Final = re.compile(r"[^\n]+")
_WORDS: Final = re.compile(r"[^\W_]+")


class Line(NamedTuple):
    """A line that is not empty: ``text[start:end]``, without the white space around it."""

    start: int
    end: int
    text: str
    key: str
    """What lines are compared by: the folded words, one space between each two; of a longer line its text
    without quotation marks, which the second copy of a paragraph may have in other places."""


class Cut(NamedTuple):
    """A stretch of the text that is to go."""

    start: int
    end: int
    kind: BoilerplateKind


def key_of(text: str) -> str:
    """The words of ``text``, folded, without punctuation."""
    return " ".join(_WORDS.findall(fold(text)))


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not empty."""
    return [line for found in _LINE.finditer(text) if (line := line_at(text, *found.span())).text]


def line_at(text: str, start: int, end: int) -> Line:
    """The line ``text[start:end]``, without the white space around it."""
    piece = text[start:end]
    stripped = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return Line(
        start, start + len(stripped), stripped, key_of(stripped) if len(stripped) <= LONGEST else _unquoted(stripped)
    )


def _unquoted(text: str) -> str:
    for mark in _QUOTATION_MARKS:
        text = text.replace(mark, "")
    return text


_QUOTATION_MARKS: Final = "\"«»“”„'‘’"
_SHORT: Final = frozenset({BoilerplateKind.WIRE_CREDIT, BoilerplateKind.BYLINE, BoilerplateKind.CAPTION_CREDIT})
LONGEST: Final = 160
"""Code points: a longer line is prose."""
_LONGEST_SHORT: Final = 60
_PHRASES: Final[defaultdict[str, dict[str, BoilerplateKind]]] = defaultdict(dict)
for _kind, _place, _phrase in rows("boilerplate.tsv", 3):
    _PHRASES[_place][key_of(_phrase)] = BoilerplateKind(_kind)


def _any_of(phrases: Iterable[str], before: str = "", after: str = "") -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(before + "(" + "|".join(map(re.escape, longest_first)) + ")" + after)


_BEGINS: Final = _any_of(_PHRASES["begins"], "^", r"(?!\w)")
_OPENS: Final = _any_of(_PHRASES["opens"], "^", r"(?!\w)")
_INSIDE: Final = _any_of(_PHRASES["inside"], "^", r"(?!\w)")
_HOLDS: Final = _any_of(_PHRASES["holds"], r"(?<!\w)", r"(?!\w)")
_SHARE_WORDS: Final = frozenset((*_PHRASES["word"], *_PHRASES["weak"]))
# «على», «مع», «عبر» … are share words only beside one that names a network or the act.
_SHARE_NEEDS: Final = _SHARE_WORDS - set(_PHRASES["weak"])
# A rule made of signs, «-----», «* * *», «×××»: no letter and no digit in it.
_RULE: Final = re.compile(r"[\W_×]+")
# What a broken template leaves of a tag: «crossorigin="anonymous">» at the beginning of a line.
_TORN_TAG: Final = re.compile(r"^[A-Za-z][\w-]{1,30}=([\"'])[^\"'<>]{0,200}\1\s*/?>\s*")
_HEAD: Final = _any_of(_PHRASES["head"], "^", r"\s+(?=\S)")
_HASHTAGS: Final = re.compile(r"#[^\s#]")
_COPYRIGHT: Final = re.compile("[©®]")
_MARK_AFTER: Final = re.compile(r"\s*(?:[:|/،\-–—>«\"]|\.{2,}|…|$)")
_END_OF_SENTENCE: Final = re.compile(r"[.!؛]\W{0,2}$")
_PARAGRAPH: Final = 60
"""So many code points of words make a paragraph."""
_HEADLINE_LENGTH: Final = 120
_LISTED: Final = 8
"""More than so many headlines in a row are a text of short lines."""


def sort_lines(lines: Sequence[Line]) -> list[BoilerplateKind | None]:
    """For each line of an article why it is left out, or None when it stays."""
    kinds: list[BoilerplateKind | None] = []
    seen: dict[str, int] = {}
    listed, list_kind = 0, BoilerplateKind.READ_MORE
    last_repeated = -1
    for at, line in enumerate(lines):
        kind = kind_of(line)
        if kind is None and None in kinds[-1:] + kinds[:1] and (found := _INSIDE.match(line.key)):
            kind = _PHRASES["inside"][found[1]] if marked(line.text, len(found[1].split())) else None
        # Short lines repeat for a reason (a chorus, a score); a paragraph does not.
        if kind is None and len(line.key) >= _PARAGRAPH:
            if line.key in seen:
                kind = BoilerplateKind.REPEATED_BODY
                _repeat_between(lines, kinds, last_repeated, at, seen)
                last_repeated = at
            seen.setdefault(line.key, at)
        if line.key in _PHRASES["list"]:
            kind = list_kind = _PHRASES["list"][line.key]
            listed = _LISTED
        elif kind is None:
            kind, listed = (list_kind, listed - 1) if listed and _is_headline(line) else (None, 0)
        kinds.append(kind)
    return kinds


def _repeat_between(
    lines: Sequence[Line], kinds: list[BoilerplateKind | None], last: int, at: int, seen: dict[str, int]
) -> None:
    """Short lines between two repeated paragraphs go where the same ones stand between their first copies."""
    if last < 0 or at - last > _LISTED:
        return
    first, end = seen[lines[last].key], seen[lines[at].key]
    if [line.key for line in lines[first:end]] == [line.key for line in lines[last:at]]:
        kinds[last:at] = [kind or BoilerplateKind.REPEATED_BODY for kind in kinds[last:at]]


def repeated_half(line: Line) -> Cut | None:
    """The second half of a line that gives its text twice over."""
    again = line.text.find(line.text[:_PARAGRAPH], _PARAGRAPH)
    half = line.text[again:]
    if again < 0 or len(half) < 0.9 * again - 1 or not line.text.startswith(half):
        return None
    return Cut(line.start + again, line.end, BoilerplateKind.REPEATED_BODY)


def kind_of(line: Line) -> BoilerplateKind | None:
    """Why ``line`` is no part of an article, judged by itself."""
    key = line.key
    if line.text[0] == "#" and len(_HASHTAGS.findall(line.text)) > 1:
        return BoilerplateKind.TAGS  # the letters of a sentence have lost their hash signs by now, see letters.py
    if not key:
        return BoilerplateKind.MARKUP if len(line.text) >= 3 and _RULE.fullmatch(line.text) else None
    if len(line.text) > LONGEST:
        return None
    kind = _PHRASES["line"].get(key)
    if kind is None and (found := _BEGINS.match(key)):
        kind = _PHRASES["begins"][found[1]]
    if kind is None and (found := _OPENS.match(key)) and marked(line.text, len(found[1].split())):
        kind = _PHRASES["opens"][found[1]]
    if kind is None and (found := _HOLDS.search(key)):
        kind = _PHRASES["holds"][found[1]]
    if kind is None and len(line.text) <= _LONGEST_SHORT and is_stamp(line.text, _PHRASES["stamp"]):
        kind = BoilerplateKind.WIRE_CREDIT
    if kind is None and _COPYRIGHT.search(line.text):
        kind = BoilerplateKind.ADVERT
    if kind is None and _is_share_bar(key):
        kind = BoilerplateKind.SHARE_BAR
    if kind in _SHORT and len(line.text) > _LONGEST_SHORT:
        return None
    return kind


def head_cut(line: Line) -> Cut | None:
    """What stands before the words of ``line`` and does not belong to them."""
    if found := _TORN_TAG.match(line.text):
        return Cut(line.start, line.start + found.end(), BoilerplateKind.MARKUP)
    if found := _HEAD.match(fold_same_length(line.text[:60])):
        return Cut(line.start, line.start + found.end(), _PHRASES["head"][found[1]])
    return None


_TAIL_START: Final = re.compile(r"(?<=[.!؟?»”\"…)])\s+(?=\S)")
_TAIL: Final = _any_of(_PHRASES["tail"], "^", r"(?!\w)")
_SIGNED: Final = _any_of(
    _PHRASES["signed"], r"[\s/(#\[|–—-]*[/(#\[|–—-]\s*", r"\s*[/)\]|–—-]*(?:\s*\d{1,4}(?:/\w{1,2})?)?[/)\s.]*$"
)
"""«… مساء أمس. /انتهى/»: between signs."""


def tail_cut(line: Line) -> Cut | None:
    """What stands after the last sentence of the article's last paragraph and does not belong to it."""
    window = max(line.end - line.start - LONGEST, 0)
    if (found := _SIGNED.search(fold_same_length(line.text[window:]))) and found.start():
        return Cut(line.start + window + found.start(), line.end, _PHRASES["signed"][found[1]])
    for found in _TAIL_START.finditer(line.text, window):
        key = key_of(line.text[found.end() :])
        if phrase := _TAIL.match(key):
            kind = _PHRASES["tail"][phrase[1]]
            if kind is BoilerplateKind.WIRE_CREDIT and line.end - line.start - found.end() > _LONGEST_SHORT:
                continue
            return Cut(line.start + found.start(), line.end, kind)
    return None


def marked(text: str, words: int) -> bool:
    """Whether a mark stands after the first ``words`` words of ``text``."""
    at = 0
    for found in re.finditer(r"\w[\w\u064b-\u0652]*", text):
        words -= 1
        at = found.end()
        if not words:
            break
    return _MARK_AFTER.match(text, at) is not None


def _is_headline(line: Line) -> bool:
    return len(line.text) <= _HEADLINE_LENGTH and not _END_OF_SENTENCE.search(line.text)


def _is_share_bar(key: str) -> bool:
    words = key.split()
    if not 1 <= len(words) <= 14 or not all(word in _SHARE_WORDS or word.isdigit() for word in words):
        return False
    return any(word in _SHARE_NEEDS for word in words)
