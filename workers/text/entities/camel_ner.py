"""Use camel-tools' NERecognizer where its model is installed (extra ``ner``): ask it safely, and read its answers as ours."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from workers.text.entities.ner import Tagged, spans
from workers.text.words.tokens import folded_word

MODEL: Final = Path("data/ner/arabert")
"""Where ``camel_data -i ner-arabert`` puts the model, below the data directory of camel-tools."""
PACKAGES: Final = ("torch", "transformers")
"""What the recogniser needs beside camel-tools."""
CONFIDENCE: Final = 0.9
"""How sure its names are: it does not tell; about nine in ten are right on news (its authors: F1 .83 on ANERcorp)."""
SURE: Final = 0.9
"""A name of our tagger that is so sure stays where the recogniser sees none."""
_STUB: Final = '{"version": "1.6.0", "packages": {}, "components": {}}'
_TYPES: Final = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}


class Recogniser(Protocol):
    """What is asked of camel-tools' NERecognizer."""

    def predict_sentence(self, sentence: list[str]) -> list[str]:
        """One of O, B-TYPE and I-TYPE (PERS, LOC, ORG, MISC) for each word of ``sentence``."""


class CamelTagger:
    """A recogniser whose labels stay with their words."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def tag(self, article: Sequence[Sequence[str]]) -> Iterator[Tagged]:
        """The persons, places and organisations in sentences of words as written."""
        for number, words in enumerate(article):
            # It leaves out, without a word, tokens that its vocabulary makes nothing of (U+200F), and labels would slip.
            seen = [at for at, word in enumerate(words) if folded_word(word)]
            if not seen:
                continue
            told = self._recogniser.predict_sentence([words[at] for at in seen])
            if len(told) != len(seen):
                continue  # cut at the model's longest sentence, or slipped: no label is better than a wrong one
            labels = ["O"] * len(words)
            for at, label in zip(seen, told, strict=True):
                prefix, _, kind = label.partition("-")
                labels[at] = f"{prefix}-{_TYPES[kind]}" if kind in _TYPES else "O"
            for kind, start, end in spans(labels):
                yield Tagged(number, start, end, kind, CONFIDENCE)


def prefer(theirs: Sequence[Tagged], ours: Sequence[Tagged]) -> list[Tagged]:
    """The recogniser's names, and those of ours that are sure where it sees none; in order."""
    taken = {(name.sentence, at) for name in theirs for at in range(name.start, name.end)}
    more = [
        name
        for name in ours
        if name.confidence >= SURE and not any((name.sentence, at) in taken for at in range(name.start, name.end))
    ]
    return sorted([*theirs, *more], key=lambda name: (name.sentence, name.start))


def model_folder() -> Path:
    """Where the model is, if it is installed."""
    return Path(os.environ.get("CAMELTOOLS_DATA", Path.home() / ".camel_tools")) / MODEL


def lacking() -> list[str]:
    """The packages that the recogniser needs and that are not installed."""
    return [package for package in PACKAGES if find_spec(package) is None]


@lru_cache(maxsize=1)
def camel_tagger() -> CamelTagger | None:
    """The recogniser with its model; None where one of them is not installed."""
    folder = model_folder()
    if lacking() or not (folder / "config.json").is_file():
        return None
    return CamelTagger(_load(folder))


def _load(folder: Path) -> Recogniser:
    """The recogniser of camel-tools. Its import asks the network for a catalogue unless one is there: it gets an empty one."""
    data = os.environ.get("CAMELTOOLS_DATA")
    with tempfile.TemporaryDirectory() as stub:
        if not (folder.parents[len(MODEL.parts) - 1] / "catalogue.json").exists():
            (Path(stub) / "catalogue.json").write_text(_STUB, encoding="utf-8")
            os.environ["CAMELTOOLS_DATA"] = stub
        try:
            from camel_tools.ner import NERecognizer  # noqa: PLC0415 - gigabytes, and only where installed

            recogniser: Recogniser = NERecognizer(str(folder), use_gpu=False)
            return recogniser
        finally:
            if data is None:
                os.environ.pop("CAMELTOOLS_DATA", None)
            else:
                os.environ["CAMELTOOLS_DATA"] = data
