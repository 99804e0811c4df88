"""Score named entities against a file of «token TAG» lines (PER or PERS, LOC, ORG; other types count as no entity)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from schemas import EntityType
from workers.text.article_names import find_names

TYPES: Final = ("PER", "LOC", "ORG")
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

    Tags are O, B-TYPE and I-TYPE. Raises ValueError, with the line, where a line has no tag.
    """
    sentences: list[Sentence] = []
    tokens: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.strip():
            token, _, tag = line.rstrip().rpartition(" ")
            if not token:
                raise ValueError(f"{path}:{number}: {line!r} has no tag; write «token TAG»")
            tokens.append(token)
            tags.append(tag)
        elif tokens:
            sentences.append(Sentence(tokens, chunks_of(tags)))
            tokens, tags = [], []
    return sentences


def chunks_of(tags: Sequence[str]) -> set[Chunk]:
    """The entities in one sentence's tags. An I- that continues nothing of its type opens an entity."""
    chunks = set()
    kind, start = "", 0
    for at, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        new = _GOLD_TYPES.get(name.strip("-"), "") if prefix in {"B", "I"} else ""
        if kind and (prefix != "I" or new != kind):
            chunks.add(Chunk(kind, start, at))
            kind = ""
        if new and not kind:
            kind, start = new, at
    return chunks


def tag_by_rules(sentences: Sequence[list[str]]) -> list[set[Chunk]]:
    """The entities that the tag stage finds, all sentences read as one article. Longest first where two overlap."""
    texts = [" ".join(tokens) for tokens in sentences]
    tagged: list[set[Chunk]] = [set() for _ in sentences]
    starts = [_starts(tokens) for tokens in sentences]
    found = sorted(
        (f for f in find_names(texts) if f.mention.type in _TYPE_OF), key=lambda f: (f.text, f.start - f.end, f.start)
    )
    taken: set[tuple[int, int]] = set()
    for name in found:
        inside = [i for i, (start, end) in enumerate(starts[name.text]) if start < name.end and end > name.start]
        if inside and not any((name.text, i) in taken for i in inside):
            taken.update((name.text, i) for i in inside)
            tagged[name.text].add(Chunk(_TYPE_OF[name.mention.type], inside[0], inside[-1] + 1))
    return tagged


def _starts(tokens: Iterable[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for token in tokens:
        spans.append((at, at + len(token)))
        at += len(token) + 1
    return spans


def evaluate_ner(path: Path, tagger: Tagger = tag_by_rules) -> dict[str, object]:
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
