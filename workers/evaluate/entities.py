"""Score named entities against a file of «token TAG» lines (PER or PERS, LOC, ORG; other types count as no entity)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from schemas import EntityType
from workers.text.entities import ner
from workers.text.entities.article_names import Named, find_names
from workers.text.entities.names_in_article import Text, name_entities, sentences_of, tokens_of

TYPES: Final = ("PER", "LOC", "ORG")
MISCELLANEOUS: Final = "MIS"
"""Names of other things, as AQMAR marks them: read, for the tagger learns to tell them apart, and never scored."""
_TYPE_OF: Final = {EntityType.PERSON: "PER", EntityType.PLACE: "LOC", EntityType.ORGANISATION: "ORG"}
_GOLD_TYPES: Final = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "ORG": "ORG"}


class Chunk(NamedTuple):
    """An entity: its type, and its tokens ``start`` to ``end`` of one sentence."""

    type: str
    start: int
    end: int


class Sentence(NamedTuple):
    """Tokens, and the entities that the file gives them."""

    tokens: list[str]
    chunks: set[Chunk]


Tagger = Callable[[Sequence[list[str]]], list[set[Chunk]]]
"""Sentences of tokens to the entities of each sentence."""


def read_conll(path: Path) -> list[Sentence]:
    """The sentences of a file with one «token TAG» a line and a blank line between sentences.

    Tags are O, B-TYPE and I-TYPE. Raises ValueError, with file and line, where a line has no tag or is no UTF-8.
    """
    sentences: list[Sentence] = []
    tokens: list[str] = []
    tags: list[str] = []
    for number, raw in enumerate([*path.read_bytes().split(b"\n"), b""], 1):
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ValueError(f"{path}:{number}: not UTF-8: {error}") from None
        if line.strip():
            token, tag = _read_line(line, f"{path}:{number}")
            tokens.append(token)
            tags.append(tag)
        elif tokens:
            sentences.append(Sentence(tokens, chunks_of(tags)))
            tokens, tags = [], []
    return sentences


def _read_line(line: str, where: str) -> tuple[str, str]:
    parts = line.rsplit(maxsplit=1)
    if len(parts) < 2 or not parts[0].strip():
        raise ValueError(f"{where}: {line.strip()!r} has no tag; write «token TAG»")
    return parts[0].strip(), parts[1]


def chunks_of(tags: Sequence[str]) -> set[Chunk]:
    """The entities in one sentence's tags. An I- that continues nothing of its type opens an entity."""
    chunks = set()
    kind, start = "", 0
    for at, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        new = _type_of(name.strip("-")) if prefix in {"B", "I"} else ""
        if kind and (prefix != "I" or new != kind):
            chunks.add(Chunk(kind, start, at))
            kind = ""
        if new and not kind:
            kind, start = new, at
    return chunks


def _type_of(name: str) -> str:
    return MISCELLANEOUS if name.startswith(MISCELLANEOUS) else _GOLD_TYPES.get(name, "")


def listed_in(sentences: Sequence[list[str]]) -> list[ner.Sentence]:
    """The sentences, all of one article, as the tagger reads them: with what lists and rules find."""
    texts = [_text(tokens) for tokens in sentences]
    names: list[list[Named]] = [[] for _ in texts]
    for name in find_names([text.text for text in texts]):
        names[name.text].append(name)
    return [sentence for text, found in zip(texts, names, strict=True) for sentence in sentences_of(text, found)]


def tag_entities(sentences: Sequence[list[str]]) -> list[set[Chunk]]:
    """The entities that the tag stage finds, all sentences read as one article. Longest first where two overlap."""
    texts = [_text(tokens) for tokens in sentences]
    return _chunks(texts, [found.name for found in name_entities(texts)])


def tag_by_lists(sentences: Sequence[list[str]]) -> list[set[Chunk]]:
    """The same without the learned tagger."""
    texts = [_text(tokens) for tokens in sentences]
    return _chunks(texts, list(find_names([text.text for text in texts])))


def _chunks(texts: Sequence[Text], names: Iterable[Named]) -> list[set[Chunk]]:
    tagged: list[set[Chunk]] = [set() for _ in texts]
    taken: set[tuple[int, int]] = set()
    entities = (name for name in names if name.mention.type in _TYPE_OF)
    for name in sorted(entities, key=lambda name: (name.text, name.start - name.end, name.start)):
        inside = tokens_of(texts[name.text].sentences[0], name.start, name.end)
        if inside and not any((name.text, at) in taken for at in inside):
            taken.update((name.text, at) for at in inside)
            tagged[name.text].add(Chunk(_TYPE_OF[name.mention.type], inside.start, inside.stop))
    return tagged


def _text(tokens: list[str]) -> Text:
    return Text(" ".join(tokens), [_starts(tokens)])


def _starts(tokens: Iterable[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for token in tokens:
        spans.append((at, at + len(token)))
        at += len(token) + 1
    return spans


def evaluate_ner(path: Path, tagger: Tagger = tag_entities) -> dict[str, object]:
    """Exact-span precision, recall and F1 per type, and ``f1`` over all three (micro).

    ``{"PER": {"precision": …, "recall": …, "f1": …, "gold": …, "found": …}, "LOC": …, "ORG": …, "f1": …}``
    """
    sentences = read_conll(path)
    return score([s.chunks for s in sentences], tagger([s.tokens for s in sentences]))


def score(gold: Sequence[set[Chunk]], found: Sequence[set[Chunk]]) -> dict[str, object]:
    """The figures of ``evaluate_ner`` for entities by sentence."""
    counts: Counter[tuple[str, str]] = Counter()
    for wanted, got in zip(gold, found, strict=True):
        counts.update(("gold", chunk.type) for chunk in wanted)
        counts.update(("found", chunk.type) for chunk in got)
        counts.update(("right", chunk.type) for chunk in wanted & got)
    report: dict[str, object] = {
        kind: _figures(*(counts[what, kind] for what in ("right", "found", "gold"))) for kind in TYPES
    }
    total = _figures(*(sum(counts[what, kind] for kind in TYPES) for what in ("right", "found", "gold")))
    return {**report, "micro": total, "f1": total["f1"]}


def _figures(right: int, found: int, gold: int) -> dict[str, float]:
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
        "found": found,
        "gold": gold,
    }
