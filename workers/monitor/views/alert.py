"""What an alert tells, statement by statement, with every outlet's wording of it side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from schemas import Act, Alert, AlertStatement, AnnotatedArticle, Carrier, Change, FeedbackVerdict, NoveltyReason
from workers.monitor.views.differences import Piece, compare, same_words
from workers.sinks.render import other_speaker
from workers.store import Wording


@dataclass(frozen=True, slots=True)
class Teller:
    """An article with one of the wordings."""

    statement_id: UUID
    content: str
    carrier: Carrier
    first: bool
    """It is the article that told first."""
    headline: bool
    reason: NoveltyReason
    speaker: str | None
    """Who said it there, where the alert is headed by somebody else's name."""
    change: Change | None
    """What the article's correction has made of it since."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One wording, and all who have it; they may differ in spelling and punctuation."""

    pieces: tuple[Piece, ...]
    tellers: tuple[Teller, ...]
    reference: bool
    """It is the one that the others are compared with."""

    @property
    def id(self) -> UUID:
        """What it is asked for by, to compare the others with it."""
        return self.tellers[0].statement_id


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the alert tells."""

    number: int
    """From 1, in the order in which the alert tells it."""
    act: Act
    statement: AlertStatement | None
    """As it was first told; None for what a correction brought in."""
    reason: NoveltyReason
    """Why it was told."""
    tellings: tuple[Telling, ...]

    @property
    def tellers(self) -> tuple[Teller, ...]:
        """All who tell it, by wording."""
        return tuple(teller for telling in self.tellings for teller in telling.tellers)

    @property
    def text(self) -> str:
        """Its first wording."""
        return "".join(piece.text for piece in self.tellings[0].pieces)

    @property
    def differs(self) -> bool:
        """Whether anything is marked."""
        return any(piece.only_here for telling in self.tellings for piece in telling.pieces)


def said_in(alert: Alert, wordings: Sequence[Wording], reference: UUID | None = None) -> tuple[Said, ...]:
    """What ``alert`` tells. ``wordings``: of all its events, those that told first before all others.

    Each is compared with the one that told first, or with the wording of statement ``reference``.
    """
    groups: dict[UUID, list[Wording]] = {told.verdict.group: [] for told in alert.statements}
    for wording in wordings:
        groups.setdefault(wording.group_id, []).append(wording)
    first = {told.verdict.group: told for told in reversed(alert.statements)}
    changes = {change.statement_id: change for change in alert.changes}
    filled = [(group, of_group) for group, of_group in groups.items() if of_group]
    return tuple(
        Said(
            number,
            of_group[0].act,
            first.get(group),
            of_group[0].reason,
            tuple(_tellings(alert, of_group, changes, reference)),
        )
        for number, (group, of_group) in enumerate(filled, 1)
    )


def _tellings(
    alert: Alert, wordings: Sequence[Wording], changes: Mapping[UUID, Change], reference: UUID | None
) -> Iterator[Telling]:
    distinct: dict[tuple[str, ...], list[Wording]] = {}
    for wording in wordings:
        distinct.setdefault(same_words(wording.content), []).append(wording)
    told = list(distinct.values())
    chosen = next((at for at, same in enumerate(told) if reference in {one.statement_id for one in same}), 0)
    told.insert(0, told.pop(chosen))
    contents = [same[0].content for same in told]
    compared = compare(contents[0], contents[1:])
    for at, (same, pieces) in enumerate(zip(told, (compared.reference, *compared.others), strict=True)):
        yield Telling(pieces, tuple(_teller(alert, one, changes) for one in same), reference=at == 0)


def _teller(alert: Alert, wording: Wording, changes: Mapping[UUID, Change]) -> Teller:
    return Teller(
        statement_id=wording.statement_id,
        content=wording.content,
        carrier=Carrier(
            article_id=wording.article_id,
            source=wording.source,
            url=wording.url,
            outlet=wording.outlet,
            title=wording.title,
            published_at=wording.published_at,
        ),
        first=wording.article_id == alert.trace_id,
        headline=wording.headline,
        reason=wording.reason,
        speaker=other_speaker(wording.speaker, alert.speaker),
        change=changes.get(wording.statement_id),
    )


def numbers_of(said: Sequence[Said]) -> dict[UUID, int]:
    """Statement → number of what it says."""
    return {teller.statement_id: one.number for one in said for teller in one.tellers}


def numbers_in(article: AnnotatedArticle, said: Sequence[Said], speaker_key: str) -> dict[UUID, int]:
    """The same for the statements of ``article`` as it is now.

    What its correction left as it was has got another id: the same words of the same ``speaker_key``.
    """
    told = [(teller, one.number) for one in said for teller in one.tellers]
    by_id = {teller.statement_id: number for teller, number in told}
    here = {
        same_words(teller.content): number for teller, number in told if teller.carrier.article_id == article.trace_id
    }
    numbers = {}
    for statement in article.statements:
        number = by_id.get(statement.id)
        if number is None and statement.speaker_key == speaker_key:
            number = here.get(same_words(statement.content))
        if number is not None:
            numbers[statement.id] = number
    return numbers


def verdicts_on(alert: Alert, said: Sequence[Said]) -> tuple[FeedbackVerdict, ...]:
    """What a reader can say of it: of repeats only where an article joined, of corrections only where there is one."""
    left_out = set()
    if all(teller.first for one in said for teller in one.tellers):
        left_out.add(FeedbackVerdict.NOT_A_REPEAT)
    if not alert.changes:
        left_out.add(FeedbackVerdict.NOT_A_CORRECTION)
    return tuple(verdict for verdict in FeedbackVerdict if verdict not in left_out)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with what differs between the two wordings."""

    change: Change
    carrier: Carrier | None
    """Who corrected."""
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    """Empty where it was withdrawn."""


def corrections_of(alert: Alert) -> tuple[Corrected, ...]:
    """All corrections of ``alert`` so far, in the order in which they were told."""
    carriers = {carrier.article_id: carrier for carrier in alert.carriers}
    corrected = []
    for change in alert.changes:
        compared = compare(change.before, [change.after] if change.after else [])
        after = compared.others[0] if change.after else ()
        corrected.append(Corrected(change, carriers.get(change.article_id), compared.reference, after))
    return tuple(corrected)
