"""Read who reports from where: datelines, credits and bylines.

«واشنطن – نورث برس», «دبي، الإمارات العربية المتحدة (CNN)--», «باريس (أ ف ب) -», «برلين 10 أغسطس 2015 م واس»,
«سامي الهاني- سبق- تبوك:».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from workers.text.cleaning.boilerplate import key_of
from workers.text.cleaning.stamps import DATE_IN_DATELINE, place_of_day
from workers.text.data_files import rows

_OUTLETS: Final[dict[str, str]] = {}
"""Key of a name to the name that goes into the event."""
AGENCIES: Final[set[str]] = set()
"""Names of the news agencies among them."""
for _name, _kind, _aliases in rows("outlets.tsv", 3):
    for _alias in (_name, *filter(None, _aliases.split("|"))):
        _OUTLETS[key_of(_alias)] = _name
    if _kind == "agency":
        AGENCIES.add(_name)

_CITIES: Final[set[str]] = set()
_COUNTRIES: Final[set[str]] = set()
for _kind, _names in rows("dateline_places.tsv", 2):
    (_CITIES if _kind == "city" else _COUNTRIES).update(map(key_of, _names.split("|")))

_LONGEST: Final = 120
"""Code points: a dateline is not longer."""
# A hyphen or slash between digits belongs to a date: «24/7/2015».
_MARK: Final = r"(?:[–—:|،,()]|(?<!\d)[-/]|[-/](?!\d))"
_SEPARATOR: Final = re.compile(rf"\s*{_MARK}(?:\s*{_MARK})*\s*")
_FIELD_SEPARATOR: Final = re.compile(r"\s[-–—ـ/|]\s?|[-–—ـ/|]\s|[،,;؛]")
_DASH: Final = re.compile(r"[-–—]")
_STRONG: Final = re.compile(r"[-–—:)]")
_DASH_AGAIN: Final = re.compile(r"[^\n]{0,60}?\s[-–—]\s")
_COMMAS: Final = ("،", ",")
_SENTENCE_ENDS: Final = '.!؟?»"”…'
_CLOSING: Final = re.compile(r"[^()\[\]\n][ \t]*[(\[](?P<names>[^()\[\]\n]{2,50})[)\]](?P<end>\.?)$")
_SOURCE_BEFORE: Final = re.compile(r"(?:وكال|قنا|صحيف|شبك|موقع|تلفزيون|مراسل)[^.]*$")
_DOMAIN: Final = re.compile(
    r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|news|tv|co|نت|كوم)(?:\.\w\w)?$", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\d{1,2}")
_OUTLET_STOP: Final = re.compile(r"\.\s+")
"""«موسكو - سبوتنيك. قال …»"""
_FILLERS: Final = frozenset(map(key_of, ("خاص", "متابعات", "وكالات", "الوكالات", "وكالات الأنباء", "مراسلنا", "تقرير")))
_NAME: Final = re.compile(r"[^\W\d_]+(?:[ .'’][^\W\d_]+){1,3}\.?")
# Words that make a sentence of what would pass for a name: prepositions, conjunctions and what news begins with.
_NO_NAME: Final = re.compile(
    r"(?:^|\s)(?:في|من|على|إلى|الى|عن|أن|إن|ان|قال|قالت|أعلن|أعلنت|اعلن|أكد|أكدت|اكد|وصل|قتل|بعد|قبل|هل|ما|لا|لم|لن|التي|الذي)(?:\s|$)"
)
# After «الرياض:» only the verbs that a report begins with make a dateline of it; «واشنطن: لن نسمح» is a statement.
_REPORTS: Final = re.compile(
    r"(?:قال|قالت|أعلن|أعلنت|اعلن|اعلنت|أكد|أكدت|اكد|اكدت|أفاد|أفادت|افاد|افادت|ذكر|ذكرت|كشف|كشفت|نفى|نفت|دعا|دعت|وصل|"
    r"وصلت|بحث|بحثت|التقى|استقبل|عقد|عقدت|شهد|شهدت|أدان|أدانت|ادان|ادانت|قتل|أصيب|وقع|وقعت|بدأ|بدأت|تسلم|رعى|افتتح|دشن|وقف|وقفت|"
    r"استغل|أطلق|أطلقت|نفذ|نفذت|ضبط|ضبطت|أوضح|أوضحت)(?!\w)"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credit:
    """What a dateline or credit tells. ``end`` is where the article's own words begin, in the text it was read from."""

    end: int
    place: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    whole: bool = False
    """Nothing follows it: the line is the dateline."""


def outlet_of(name: str) -> str | None:
    """The outlet or agency that ``name`` names, if it names one: from the list, or a web domain as it stands."""
    if found := _OUTLETS.get(key_of(name)):
        return found
    return name.strip() if _DOMAIN.match(name.strip()) else None


class _Piece(NamedTuple):
    """What stands between two separators, the separator after it, and where that ends."""

    text: str
    mark: str
    end: int
    bracketed: bool


def outlet_in(key: str) -> str | None:
    """The outlet that an advert or credit names within its words («… تطبيق بي بي سي عربي على هاتفكم»)."""
    words = key.split()
    for length in (4, 3, 2, 1):
        for at in range(len(words) - length + 1):
            name = " ".join(words[at : at + length])
            # Of one word only what is a name and no common noun: with «صحيفة» before it, or in Latin letters.
            if name in _OUTLETS and (length > 1 or name.isascii()):
                return _OUTLETS[name]
    return None


class _Reading(NamedTuple):
    place: str | None = None
    outlet: str | None = None
    dated: bool = False


@dataclass(slots=True)
class _Dateline:
    """The pieces of a dateline as they are read."""

    places: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    last: _Piece | None = None
    dated: bool = False
    bracketed: bool = False
    """An outlet stands in brackets: «(CNN)»."""

    def read(self, line: str) -> None:
        """Take piece after piece of ``line``, up to the first one that belongs to the article's own words."""
        pending: _Piece | None = None
        before = before_last = ""
        for piece in _pieces(line):
            reading = _read_piece(piece.text)
            # A comma joins a place to its country, nothing else: «دبي، الإمارات العربية المتحدة».
            if before in _COMMAS and not (reading and reading.place):
                break
            if reading:
                self._take(piece, reading, pending)
                pending = None
            elif pending or not _is_name(piece.text):
                break
            else:
                pending = piece
            before, before_last = piece.mark, before
        alone = pending is not None and pending.end == len(line) and bool(self.places)
        if (
            pending
            and alone
            and ((not self.outlets and ":" not in before_last) or (before_last == "/" and not self.dated))
        ):
            # «القاهرة - رامي سعد» alone on its line, «القاهرة/ الأناضول/ رامي سعد».
            self.authors.append(pending.text)
            self.last = pending

    def _take(self, piece: _Piece, reading: _Reading, pending: _Piece | None) -> None:
        self.authors += [pending.text] if pending else []
        self.places += [reading.place] if reading.place else []
        self.outlets += [reading.outlet] if reading.outlet else []
        self.dated |= reading.dated
        self.bracketed |= piece.bracketed and reading.outlet is not None
        self.last = piece

    def fits_whole(self, line: str) -> bool:
        """Whether ``line``, which it covers, is a dateline or credit rather than a heading."""
        if self.outlets:
            return bool(self.places or self.authors or self.dated or len(self.outlets) > 1) or _stands_alone(
                self.outlets[0]
            )
        return len(self.places) == 1 and _is_city(self.places[0]) and len(line.split()) <= 6

    def fits_before(self, rest: str, mark: str) -> bool:
        """Whether it is a dateline where ``mark`` and the article's words ``rest`` follow."""
        city = any(map(_is_city, self.places))
        if not _STRONG.search(mark) and not (mark == "/" and self.dated and self.outlets):  # «الدوحة في 12 يناير /قنا/»
            return False
        if self.outlets:
            # «رويترز - قالت …» is a credit; «نيويورك تايمز: روسيا تجمع التبرعات» tells who says so,
            # and so does «ونقلت وكالة الأنباء (سانا) عن …».
            alone = _DASH.search(mark) is not None and (
                self.bracketed or bool(self.authors) or self.outlets[0] in AGENCIES
            )
            return bool(self.places) or alone
        if ":" in mark:
            return city and (self.dated or bool(self.authors) or _REPORTS.match(rest) is not None)
        # «دمشق - بحسب شهود - …» has its dash closed again.
        return city and not _DASH_AGAIN.match(rest)


def read_dateline(line: str) -> Credit | None:
    """The dateline that ``line``, the first one of an article's body, begins with or is; None when it has none."""
    made = _Dateline()
    made.read(line)
    if made.last is None:
        return None
    end, mark = made.last.end, made.last.mark
    whole = end == len(line)
    if not ((whole and made.fits_whole(line)) or made.fits_before(line[end:], mark)):
        return None
    return Credit(end, "، ".join(made.places) or None, _best(made.outlets), tuple(made.authors), whole)


def read_credit(name: str) -> Credit:
    """What an author field says, which often is a dateline: «القاهرة - رامي سعد», «دبي ـ العربية.نت»."""
    places: list[str] = []
    outlets: list[str] = []
    authors: list[str] = []
    for piece in filter(None, map(str.strip, _FIELD_SEPARATOR.split(name))):
        reading = _read_piece(piece)
        if reading is None:
            if len(piece.split()) <= 5 and not any(char.isdigit() for char in piece):
                authors.append(piece)
            continue
        places += filter(None, [reading.place])
        outlets += filter(None, [reading.outlet])
    return Credit(len(name), "، ".join(places) or None, _best(outlets), tuple(authors))


def closing_credit(paragraph: str) -> int | None:
    """Where the credit begins that closes an article's last paragraph: « (رويترز)», « (أ ف ب، رويترز)»; else None.

    «… نقلته وكالة الأنباء السورية (سانا)» ends in the name of the source, not in a credit.
    """
    found = _CLOSING.search(paragraph, max(len(paragraph) - 80, 0))
    if not found:
        return None
    names = [name for name in _SEPARATOR.split(found["names"]) if name.strip()]
    if not all(outlet_of(name) or key_of(name) in _FILLERS for name in names):
        return None
    if found["end"] or _SOURCE_BEFORE.search(paragraph, max(found.start() - 40, 0), found.start() + 1):
        return found.start() + 1 if paragraph[found.start()] in _SENTENCE_ENDS else None
    return found.start() + 1 if paragraph[found.start()] != " " else found.start()


def _pieces(line: str) -> Iterator[_Piece]:
    head, at, bracketed = line[:_LONGEST], 0, False
    for found in islice(_SEPARATOR.finditer(head), 8):
        if text := head[at : found.start()].strip():
            yield _Piece(text, found[0].strip(), found.end(), bracketed)
        at, bracketed = found.end(), "(" in found[0]
        stop = _OUTLET_STOP.search(head, at)
        if stop and outlet_of(head[at : stop.start()]):
            yield _Piece(head[at : stop.start()], "-", stop.end(), bracketed)
            return
    if len(line) <= _LONGEST and (text := line[at:].strip()):
        yield _Piece(text, "", len(line), bracketed)


def _read_piece(piece: str) -> _Reading | None:
    """What a piece of a dateline is; None when it is none that can be told by itself."""
    if len(piece) > 80:
        return None
    key = key_of(piece)
    if _is_place(key):
        return _Reading(place=piece)
    if outlet := outlet_of(piece):
        return _Reading(outlet=outlet)
    if key in _FILLERS:
        return _Reading()
    return _read_dated(piece)


def _read_dated(piece: str) -> _Reading | None:
    """A piece of a dateline that holds a date: alone, behind its place, before or behind the outlet."""
    if _NUMBER.fullmatch(piece):  # «بيروت - 12 - 1 (كونا)»
        return _Reading(dated=True)
    if (place := place_of_day(piece)) and _is_place(key_of(place)):
        return _Reading(place=place, dated=True)
    if found := DATE_IN_DATELINE.search(piece):
        before, after = piece[: found.start()].strip(), piece[found.end() :].strip()
        place, outlet = (before if _is_place(key_of(before)) else None), outlet_of(after) or outlet_of(before)
        if (place or not before or outlet_of(before)) and (not after or outlet_of(after)):
            return _Reading(place, outlet, dated=True)
    return None


def _is_place(key: str) -> bool:
    # «أريحا والأغوار», «الرياض وجدة»: the first one tells.
    return (
        key in _CITIES
        or key in _COUNTRIES
        or (" و" in key and key.split(" و", 1)[0] in _CITIES and len(key.split()) <= 3)
    )


def _is_city(place: str) -> bool:
    return key_of(place).split(" و", 1)[0] in _CITIES


def _is_name(piece: str) -> bool:
    return len(piece) <= 40 and _NAME.fullmatch(piece) is not None and not _NO_NAME.search(piece)


def _stands_alone(outlet: str) -> bool:
    """Whether an outlet's name alone on a line is a credit: «الحياة» and «اليوم» are headings as well."""
    return outlet in AGENCIES or " " in outlet or "." in outlet


def _best(outlets: list[str]) -> str | None:
    """The outlet itself rather than the agency that it takes the news from."""
    return next((outlet for outlet in outlets if outlet not in AGENCIES), outlets[0] if outlets else None)
