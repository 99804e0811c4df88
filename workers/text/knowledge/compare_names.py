"""Compare names of persons: «كيغينز», «كيغنيز» and «كاغينس» are one name, «محمد» and «محمود» are two."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from workers.text.knowledge.person_names import name_words
from workers.text.words.normalize import fold

_WORD: Final = re.compile(r"[^\W_]+")
_TITLES: Final = frozenset(
    {
        "الرييس",
        "الملك",
        "الملكه",
        "الامير",
        "الشيخ",
        "السيد",
        "السيده",
        "الدكتور",
        "الدكتوره",
        "د",
        "المهندس",
        "الاستاذ",
    }
    | {"اللواء", "العميد", "العقيد", "الجنرال", "المشير", "الفريق", "السفير", "السفيره", "الوزير", "الوزيره", "النايب"}
    | {"النايبه", "البابا", "السلطان", "السيناتور", "المستشار", "القس", "المطران"}
)
"""Folded; left out when names are compared."""
_JOINED: Final = frozenset({"عبد", "ابو", "ابي", "ابا", "ام", "ال", "بن", "ابن", "بنت", "ولد"})
"""Written apart or together with the next word: «عبد الله», «عبدالله»."""
_OPTIONAL: Final = frozenset({"بن", "ابن", "بنت", "ولد"})
_SOUNDS: Final = str.maketrans(
    {
        "غ": "ج",
        "ق": "ك",
        "ط": "ت",
        "ص": "س",
        "ز": "س",
        "ظ": "د",
        "ض": "د",
        "ذ": "د",
        "ث": "س",
        "ش": "س",
        "خ": "ه",
        "ح": "ه",
        "ع": "",
    }
)
"""Letters that transliterations of one foreign sound vary between."""
_WEAK: Final = re.compile("[اويءه]")
"""Letters for vowels, which transliterations write or leave out."""
_LIKE: Final = 72.0
"""Likeness (rapidfuzz ratio, 0 to 100) from which on two spellings with one skeleton of consonants are one name."""
_LIKE_SHORT: Final = 86.0
"""The same where only two consonants are left to compare."""
_SHORTEST: Final = 3
"""Letters of the shortest word that is held to be another spelling."""
_LIKE_ALL: Final = 88.0
"""Likeness from which on two spellings are one name whatever their skeletons."""


@lru_cache(maxsize=10_000)
def name_parts(name: str) -> tuple[str, ...]:
    """The folded words of ``name`` to compare: without titles and بن, «عبد الله» and «آل ثاني» each as one."""
    words = _WORD.findall(fold(name))
    # «محمد السيد», and «السيد», which is a name by itself as well; «الوزير» is none
    last = len(words) - 1 if len(words) > 1 or set(words) <= name_words().keys() else -1
    words = [word for at, word in enumerate(words) if word not in _TITLES or at == last]
    parts: list[str] = []
    prefix = ""
    for word in words:
        if word in _JOINED and not prefix and word != words[-1]:
            prefix = "" if word in _OPTIONAL else word
            continue
        parts.append(prefix + word)
        prefix = ""
    return tuple(parts)


@lru_cache(maxsize=10_000)
def same_part(first: str, second: str) -> bool:
    """Whether two folded words of names are one name spelt twice.

    Arabic names have one spelling; what else is held to be transliterated and compared by its consonants, then by likeness.
    """
    if first == second or first.removeprefix("ال") == second.removeprefix("ال"):
        return True
    if _is_native(first) and _is_native(second):
        return False
    length, likeness = min(len(first), len(second)), fuzz.ratio(first, second)
    if length < _SHORTEST or (likeness >= _LIKE_ALL and length > _SHORTEST + 1):
        return length >= _SHORTEST
    one, two = _skeleton(first), _skeleton(second)
    if one == two:
        return len(one) > 2 or (len(one) == 2 and likeness >= _LIKE_SHORT)
    # A consonant more, less or swapped, in a name long enough to tell: «كيغينز», «كيغنيز».
    return min(len(one), len(two)) > 3 and OSA.distance(one, two) == 1 and likeness >= _LIKE


def same_name(first: str, second: str) -> bool:
    """Whether two names can be one person's: every part of the shorter one is in the longer one, in order.

    A given name alone is no other name («محمد», «محمد صلاح»: False), a family name alone is («صلاح», «محمد صلاح»: True); a
    longer one begins or ends as the shorter does («محمد بن سلمان», «محمد بن سلمان بن عبد العزيز»).
    """
    one, two = name_parts(first), name_parts(second)
    shorter, longer = (one, two) if len(one) <= len(two) else (two, one)
    if not shorter:
        return False
    if len(shorter) == 1 < len(longer):
        return same_part(shorter[0], longer[-1])
    ends_alike = same_part(shorter[-1], longer[-1]) or same_part(shorter[0], longer[0])
    return ends_alike and _in_order(shorter, longer)


def _in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(any(same_part(part, other) for other in rest) for part in shorter)


def _is_native(word: str) -> bool:
    known = name_words().get(word)
    return known is not None and known.native


@lru_cache(maxsize=10_000)
def _skeleton(word: str) -> str:
    bare = _WEAK.sub("", word.removeprefix("ال").translate(_SOUNDS))
    return re.sub(r"(.)\1+", r"\1", bare)
