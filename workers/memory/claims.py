"""What each body has claimed, by question: the part of the judge's memory that reversals are found in.

Only statements that take a side on a known question are kept, one in ten of all, and of each no more than its words, so
that a row is small although it holds 30 days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from pydantic import TypeAdapter

from schemas import Opposed, OppositionKind, Statement
from workers.memory.rows import Rows, claims_name
from workers.text.novelty.remembered import Remembered
from workers.text.reversals.claims import claims_of
from workers.text.reversals.opposition import SPAN, Kept, find_reversal, is_held_to_its_word, kept_of

_LATE: Final = timedelta(days=3)
"""Beyond 30 days, for an article that comes late and looks back from an earlier day."""
_MOST: Final = 200
"""Statements kept of one body on one question, the latest: some 120 kB."""
_ROW: Final = TypeAdapter(list[Kept])


def find_opposed(statement: Statement, rows: Rows, of_article: Iterable[Remembered] = ()) -> Opposed | None:
    """The statement that ``statement`` stands against; keeps its own claims. A redelivery changes nothing.

    What it denies in its own article comes first, then what it reverses of what its body has claimed, then a source that it
    only names.

    ``of_article``: what its article says, in all its versions. What a former version claimed on a question that this one
    takes a side on is claimed no longer: else the next outlet to tell the corrected version would seem to reverse it.
    """
    denies = statement.denies
    reverses = None
    if is_held_to_its_word(statement):
        corrected = {entry.statement.id for entry in of_article if entry.content_hash != statement.content_hash}
        reverses = _find_reversed(statement, rows, corrected)
    return denies if denies is not None and (denies.statement is not None or reverses is None) else reverses


def since_turned(remembered: Sequence[Remembered], opposes: Opposed | None, article: UUID) -> Sequence[Remembered]:
    """What a statement of ``article`` may be a repeat of: with a reversal, only what came after the one that it reverses.

    And what the article itself has said, which may have got another date with its correction.

    «القمة لن تعقد» has the stems of «القمة ستعقد», and is none of its repeats. Novelty itself tells two sides apart by a
    negation alone, and only where neither has other words (``likeness.contradict``); not «سنبقى» from «سنغادر».
    """
    if opposes is None or opposes.kind is not OppositionKind.REVERSAL or opposes.published_at is None:
        return remembered
    since = opposes.published_at
    return [entry for entry in remembered if entry.published_at > since or entry.carrier.article_id == article]


def _find_reversed(statement: Statement, rows: Rows, corrected: set[UUID]) -> Opposed | None:
    claims = claims_of(statement)
    kept = {
        claim.question: [
            one for one in _load(rows, statement.speaker_key, claim.question) if one.statement not in corrected
        ]
        for claim in claims
    }
    found = find_reversal(statement, claims, kept)
    for claim in claims:
        row = kept[claim.question]
        if all(one.statement != statement.id for one in row):
            row.append(kept_of(statement, claim))
            _store(rows, statement.speaker_key, claim.question, row)
    return found


def _load(rows: Rows, speaker_key: str, question: str) -> list[Kept]:
    value = rows.get(claims_name(speaker_key, question))
    return _ROW.validate_json(value) if value else []


def _store(rows: Rows, speaker_key: str, question: str, row: list[Kept]) -> None:
    row.sort(key=lambda one: one.published_at)
    oldest = row[-1].published_at - SPAN - _LATE
    kept = [one for one in row if one.published_at >= oldest][-_MOST:]
    rows.put(claims_name(speaker_key, question), _ROW.dump_json(kept))
