"""What the tagger sees of a word by itself: its shape, its classes and what the knowledge file has it as."""

from __future__ import annotations

from functools import lru_cache
from sys import intern

from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.vocabulary import ranks, word_classes


def frequency_rank(word: str) -> int | None:
    """How many words of news are more frequent than the folded ``word``; None when it is rare or none."""
    return ranks().get(word)


def _stem(word: str) -> str:
    for prefix in ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    return word[:4]


def _known_as(word: str) -> str:
    """What the knowledge file has the word as, clitics tried off: a role noun, a state, a nationality, a person."""
    for form in (word, word[1:], word[2:]):
        if len(form) < 3:
            break
        kind = _kinds().get(form)
        if kind is not None:
            return kind
        if form[0] not in "وفبلك":
            break
    return "-"


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Folded word -> what the knowledge file has it as: one look-up for each form of a new word in place of nine."""
    tables = load().tables
    found: dict[str, str] = {}
    for kind, forms in (
        ("role", tables.roles.items()),
        ("source", tables.source_words.items()),
        ("nation", tables.adjectives.items()),
        ("metonym", tables.metonyms.items()),
        ("body", tables.bodies_by_alias.items()),
        ("person", tables.persons_by_alias.items()),
        ("head", tables.heads.items()),
        ("head", tables.portfolios.items()),
        ("generic", tables.generic_heads.items()),
    ):
        for form, value in forms:
            found.setdefault(form, f"body.{value.kind.value}" if isinstance(value, Body) else kind)
    return found


@remembered(MOST_WORDS)
def word_features(word: str) -> tuple[str, str, str, str, str, str, str]:
    """Word (digits as 0), stem, prefix, suffix, class of 256, class of 64 and what it is known as, of a folded word."""
    classes = word_classes()
    found = classes.get(word) or (classes.get(word[1:]) if word[:1] in "وف" and len(word) > 3 else None)
    if word.isdigit():
        word = "0"
    return (
        word,
        intern(_stem(word)),
        intern(word[:2]),
        intern(word[-2:]),
        found[1] if found else "?",
        found[0] if found else "?",
        _known_as(word),
    )
