"""Read a mention of a speaker: which of its words are the name, which the role, which the body.

«المتحدث باسم وزارة الخارجية الأمريكية نيد برايس» -> role «المتحدث باسم وزارة الخارجية الأمريكية», name «نيد برايس».
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from schemas import Entity, EntityType
from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import JOINERS, is_new, name_words
from workers.text.mentions.initials import name_with_initials
from workers.text.syntax.quotes import MARKS
from workers.text.tagging.crf import load_crf
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token
from workers.text.words.word_features import word_features

MODEL: Final = "mentions.crfsuite"
NAME, ROLE, ANONYMOUS, BODY, OTHER = "N", "R", "A", "B", "O"

_HONORIFICS: Final = word_list("honorifics")
_QUOTES: Final = "".join(MARKS)
_COURTESIES: Final = word_list("courtesies")
_SHORTEST_NAME: Final = 2
_NAMING: Final = word_list("naming")
_SPOKESMEN: Final = word_list("spokesmen")
_FORMER: Final = word_list("former")
_UNITS: Final = frozenset({"الفريق", "اللواء"})
"""Ranks that are also whom somebody leads."""
_AMBASSADORS: Final = frozenset({"السفير", "السفيره"})
_DELEGATES: Final = frozenset({"مندوب", "مندوبه", "المندوب", "المندوبه", "ممثل", "ممثله", "المبعوث", "مبعوث"})
"""Behind whose post the rank is that of the name: «مندوب فلسطين في الأمم المتحدة [السفير] فلان»."""
_DOCTOR: Final = "د"
"""«د.», whose full stop is no part of the word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A parsed mention. Texts are clean words as they stand, without quotation marks around a name."""

    name: str | None
    role: str | None
    body: str | None
    anonymous: bool
    titles: frozenset[str] = frozenset()
    """Stems of the ranks and titles that stand with the name: «أمير», of «ولي العهد الأمير فلان»."""
    both: tuple[Mention, ...] = ()
    """Of two persons together, whose names and offices are the name and the role: each of them."""


@lru_cache(maxsize=10_000)
def _as_name(word: str) -> str:
    """How surely the folded word is one of a person's name: given, family, native and strength; new; or none."""
    known = name_words().get(word)
    if known is None:
        return "new" if is_new(word) else "none"
    return f"{'g' * known.given}{'f' * known.family}{'n' * known.native}{min(known.strength, 6) // 2}"


@lru_cache(maxsize=10_000)
def _number(word: str) -> str:
    """Gender and number of a folded word as a noun for somebody, from the role nouns, else from its ending."""
    roles = load().tables.roles
    for form in (word, word.removeprefix("ال"), word.removeprefix("لل")):
        known = roles.get(form)
        if known:
            return known.gender.value
    return "e" + word[-2:] if word.endswith(("ون", "ين", "ات", "وا")) else "-"


def mention_features(tokens: list[Token], names: frozenset[str] = frozenset()) -> list[list[str]]:
    """One list of feature strings for each token of a mention.

    ``names``: folded words of the names of persons whom the article names in full.
    """
    words = [word_features(token.folded) for token in tokens]
    as_names = [_as_name(token.folded) for token in tokens]
    known = [token.folded in names for token in tokens]
    count = len(tokens)
    head = words[0]
    first = tokens[0].folded
    head_number = f"{first.startswith('ال')}|{_number(first)}"
    second_definite = count > 1 and tokens[1].folded.startswith("ال")
    comma = False
    out = []
    for i, (token, word) in enumerate(zip(tokens, words, strict=True)):
        row = [
            "w=" + word[0], "s=" + word[1], "p=" + word[2], "e=" + word[3], "c=" + word[4], "C=" + word[5],
            "h=" + head[1], "hc=" + head[4], f"len={min(count, 8)}", f"i={min(i, 4)}", f"r={min(count - 1 - i, 4)}",
            f"al={token.folded.startswith('ال')}", f"comma={comma}", f"Cl={word[5]}|{min(count, 4)}",
            "g=" + word[6], f"gl={word[6]}|{min(count, 4)}", "hg=" + head[6],
            "n=" + as_names[i], f"nl={as_names[i]}|{min(count, 4)}", f"k={known[i]}", f"kg={known[i]}|{word[6]}",
            f"kn={known[i]}|{as_names[i]}", "hn=" + head_number, f"hnd={head_number}|{second_definite}",
            f"hnl={head_number}|{min(count, 3)}", "nu=" + _number(token.folded),
        ]  # fmt: skip
        for offset in (-2, -1, 1, 2):
            k = i + offset
            if 0 <= k < count:
                row += [
                    f"w{offset}=" + words[k][0],
                    f"c{offset}=" + words[k][4],
                    f"C{offset}=" + words[k][5],
                    f"g{offset}=" + words[k][6],
                    f"n{offset}=" + as_names[k],
                    f"k{offset}={known[k]}",
                ]
                row.append(f"al{offset}={tokens[k].folded.startswith('ال')}")
            else:
                row.append(f"w{offset}=^")
        if token.word in "،,-–—":
            comma = True
        out.append(row)
    return out


def words_of_persons(entities: Iterable[Entity]) -> frozenset[str]:
    """The folded words of the names of the persons whom the article names in full."""
    return frozenset(
        word
        for entity in entities
        if entity.type is EntityType.PERSON and len(words := fold(entity.text).split()) > 1
        for word in words
        if len(word) > _SHORTEST_NAME
    )


def parse_mention(text: str, tokens: list[Token], names: frozenset[str] = frozenset()) -> Mention:
    """Split the mention ``tokens`` of ``text`` into name, role and body.

    Quotation marks are passed over: «القائد العام، “فلان الفلاني”» is a role and a name like any other. ``names``: folded
    words of the names of persons whom the article names in full.
    """
    tokens = [token for token in tokens if token.word not in MARKS] or tokens
    labels = load_crf(MODEL).tag(mention_features(tokens, names))
    _read_marks_of_roles(tokens, labels)
    _keep_roles_whole(tokens, labels)
    _end_names_at_bodies(tokens, labels)
    _end_names_behind_joiners(tokens, labels)
    if (initials := name_with_initials(tokens)) is not None:
        first, end = initials
        others = [ROLE if label in (ANONYMOUS, BODY, NAME) else label for label in labels]
        labels = [*others[:first], *[NAME] * (end - first), *others[end:]]
    anonymous = ANONYMOUS in labels
    return Mention(
        name=_words(text, tokens, labels, NAME),
        role=without_honorifics(_words(text, tokens, labels, ANONYMOUS if anonymous else ROLE)),
        body=_words(text, tokens, labels, BODY),
        anonymous=anonymous,
    )


def without_honorifics(role: str | None) -> str | None:
    """A role without titles of courtesy and without the rank that belongs to the name behind it.

    «وزير الصحة الدكتور» -> «وزير الصحة», «معالي وزير الصحة» -> «وزير الصحة».
    """
    words = role.split() if role else []
    while len(words) > 1 and fold(words[0]) in _COURTESIES:
        words.pop(0)
    if len(words) > _SHORTEST_NAME and fold(words[-1]) in _AMBASSADORS and fold(words[0]) in _DELEGATES:
        words.pop()
    while (
        len(words) > 1 and (last := fold(words[-1].strip(_QUOTES + "."))) and (last in _HONORIFICS or last == _DOCTOR)
    ):
        if last in _UNITS and fold(words[-2]) in load().tables.roles and not fold(words[-2]).startswith("ال"):
            break  # «قائد الفريق», but «رئيس الأركان الفريق»
        words.pop()
    return " ".join(words) or None


def _end_names_at_bodies(tokens: list[Token], labels: list[str]) -> None:
    """A body right behind a name is the verb's object: «طالب فلان الفلاني الحكومة بـ…»."""
    for i in range(1, len(tokens)):
        if (
            labels[i] == labels[i - 1] == NAME
            and tokens[i].folded.startswith("ال")
            and word_features(tokens[i].folded)[6] == "head"
        ):
            labels[i] = OTHER


def _end_names_behind_joiners(tokens: list[Token], labels: list[str]) -> None:
    """No name ends in «بن»: «معز بن [غربية]», though the word is an adjective elsewhere."""
    for i in range(1, len(tokens)):
        if labels[i - 1] == NAME and tokens[i - 1].folded in JOINERS and tokens[i].word[0].isalpha():
            labels[i] = NAME


def _read_marks_of_roles(tokens: list[Token], labels: list[str]) -> None:
    """What behind a role can begin no name is of the role: «المتحدث [باسم] مستشفى …», «اللواء [المتقاعد] فلان»."""
    for i in range(1, len(tokens)):
        word = tokens[i].folded
        spoken_for = word in _NAMING and tokens[i - 1].folded.removeprefix("ال") in _SPOKESMEN
        if labels[i] == NAME and labels[i - 1] in (ROLE, ANONYMOUS) and (spoken_for or word in _FORMER):
            labels[i] = labels[i - 1]


def _keep_roles_whole(tokens: list[Token], labels: list[str]) -> None:
    """What follows «باسم» is no name of a person: «متحدث باسم (…)» is a role to its end or to the next comma."""
    for i in range(1, len(tokens)):
        if tokens[i - 1].folded in _NAMING and labels[i - 1] in (ROLE, ANONYMOUS):
            for k in range(i, len(tokens)):
                if tokens[k].word in "،,":
                    break
                if (
                    labels[k] == NAME
                    and labels[k - 1] in (NAME, labels[i - 1], OTHER)
                    and not _starts_name(labels, i, k)
                ) or labels[k] == OTHER:
                    labels[k] = labels[i - 1]


def _starts_name(labels: list[str], first: int, at: int) -> bool:
    """Whether words of the role stand between «باسم» and the name: «المتحدث باسم الوزارة فلان»."""
    return any(labels[k] in (ROLE, ANONYMOUS) for k in range(first, at)) and labels[first] != NAME


def _words(text: str, tokens: list[Token], labels: list[str], wanted: str) -> str | None:
    """The longest stretch of tokens with the label, as it stands in the text."""
    best: tuple[int, int] | None = None
    first: int | None = None
    for i, label in enumerate([*labels, OTHER]):
        if label == wanted:
            first = i if first is None else first
        elif first is not None:
            if best is None or i - first > best[1] - best[0]:
                best = (first, i)
            first = None
    if best is None:
        return None
    stretch = text[tokens[best[0]].start : tokens[best[1] - 1].end]
    stretch = stretch.strip(" \"«»“”'()،,-–—")
    return stretch or None
