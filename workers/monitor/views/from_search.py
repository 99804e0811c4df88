"""A search made into the beginning of a subscription, and names for new ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

_TERM: Final = re.compile(r"(-?)(?:[\"«“”„]([^\"«»“”„]*)[\"»“”]?|([^\s\"«»“”„]+))")
"""As a search is cut into words (workers/text/words/search_words.py)."""
_SIMPLE: Final[Mapping[str, str]] = {
    "name": "who.any.0.name",
    "country": "who.any.0.country",
    "about": "about.any.0.name",
    "outlet": "outlets.any",
    "act": "act",
}
_TELLING: Final = ("words", "speaker", "name", "about", "outlet")
"""What a title is made of."""
_LONGEST_NAME: Final = 48


def fields_of(search: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The fields of the form that ask for what the parameters of a search ask for.

    The dates of a search are left out: a subscription looks ahead. So is ``official``: no others are alerted.
    """
    fields: dict[str, str] = {}
    asked = {name: " ".join(value.split())[:300] for name, value in search if value.strip()}
    wanted, excluded = _terms(asked.get("words", ""))
    if wanted:
        fields["words.any" if len(wanted) == 1 else "words.all"] = "\n".join(wanted)
    if excluded:
        fields["words.none"] = "\n".join(excluded)
    for name, field in _SIMPLE.items():
        if name in asked:
            fields[field] = asked[name]
    if "speaker" in asked:
        # A key with letters of ours only is a body's or a person's id; any other is the name of somebody unknown.
        fields["who.any.0.id"] = asked["speaker"]
    told = " · ".join(asked[name] for name in _TELLING if name in asked)
    return {**fields, "title": told} if fields and told else fields


def name_for(title: str, taken: Collection[str]) -> str:
    """A name that the file takes, made of the letters of ``title``, another one than those ``taken``."""
    letters = "".join(sign if sign.isalnum() else "-" for sign in title.lower())
    name = re.sub("-+", "-", letters).strip("-")[:_LONGEST_NAME].rstrip("-") or "subscription"
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _terms(words: str) -> tuple[list[str], list[str]]:
    """What must be there and what must not.

    A phrase loses its quotation marks: without them a subscription, too, wants its words side by side in all their
    forms, with them to the letter.
    """
    wanted: dict[str, None] = {}
    excluded: dict[str, None] = {}
    for minus, phrase, word in _TERM.findall(words):
        if any(sign.isalnum() for sign in phrase or word):
            (excluded if minus else wanted)[" ".join(phrase.split()) or word] = None
    return list(wanted), list(excluded)
