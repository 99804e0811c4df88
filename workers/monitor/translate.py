"""The words of the pages, in Arabic and English: one data file a language, with the same keys, a section for each page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

from workers.text.words.normalize import fold

Language = Literal["ar", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ar", "en")
"""The first one is shown to whoever chose none."""


class Translator:
    """``t("live.title")``, ``t("live.fresh", n=3)``."""

    def __init__(self, language: Language) -> None:
        self.language: Final = language
        self._words = wording(language)

    def __call__(self, key: str, **values: object) -> str:
        """The words of ``key`` with ``{name}`` filled in. Where they depend on a number, ``n`` chooses the form.

        Raises KeyError on a key that there is none of.
        """
        words = self._words[key]
        if not isinstance(words, str):
            number = values["n"]
            assert isinstance(number, int)
            words = words.get(plural_form(self.language, number)) or words["other"]
        return words.format_map(values) if values else words

    def country(self, code: str) -> str:
        """The name of a country by its ISO code («سوريا»), the code where it has none."""
        return _countries().get(code, {}).get(self.language, code)

    def countries(self) -> list[tuple[str, str]]:
        """Code and name of each, by name: for a choice."""
        return sorted(
            ((code, names[self.language]) for code, names in _countries().items()), key=lambda row: fold(row[1])
        )

    def part(self, prefix: str) -> dict[str, str | Mapping[str, str]]:
        """All keys that begin with ``prefix.``, without it: for a script of the page."""
        return {
            key.removeprefix(f"{prefix}."): words for key, words in self._words.items() if key.startswith(f"{prefix}.")
        }


@cache
def wording(language: Language) -> Mapping[str, str | Mapping[str, str]]:
    """``section.key`` → words, or → form of the plural → words."""
    text = (files("workers.monitor") / "strings" / f"{language}.json").read_text(encoding="utf-8")
    sections: dict[str, dict[str, Any]] = json.loads(text)
    return {f"{section}.{key}": words for section, keys in sections.items() for key, words in keys.items()}


@cache
def _countries() -> Mapping[str, Mapping[Language, str]]:
    text = (files("workers.monitor") / "strings" / "countries.json").read_text(encoding="utf-8")
    read: dict[str, dict[Language, str]] = json.loads(text)
    return read


def plural_form(language: Language, n: int) -> str:
    """The form of Unicode CLDR that goes with ``n``: «خبر واحد», «خبران», «3 أخبار», «11 خبرًا», «100 خبر»."""
    if language == "en":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    tail = n % 100
    if 3 <= tail <= 10:
        return "few"
    return "many" if tail >= 11 else "other"
