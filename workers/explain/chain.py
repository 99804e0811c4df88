"""How a speaker was resolved, step by step: from the words at the cue to where the article names them.

The steps are told from what the stages leave behind: speakers of one article that are the same carry the same values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from schemas import EntityType, Excerpt, PublishedFrom, ResolvedBy, Speaker, Statement, TaggedArticle
from workers.explain.places import Place, place_of
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Person
from workers.text.speakers.voice import office_at
from workers.text.words.normalize import fold

_APPOSITION: Final = 2
"""Code points between an office and its holder: a space, or a comma and a space."""


class StepKind(StrEnum):
    """What a step of the chain is."""

    MENTION = "mention"
    """The words at this cue."""
    STATEMENT = "statement"
    """An earlier statement of the same speaker, with the words that name them there."""
    NAMED = "named"
    """Where the article gives the whole name first, with the office beside it."""
    PERSON = "person"
    """The person's entry in the knowledge file, with the office held at the time."""
    BODY = "body"
    """The body as the knowledge file knows or composes it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``at`` is where its words stand in the raw article; ``id`` that of an entry of the knowledge file."""

    kind: StepKind
    text: str | None = None
    at: Excerpt | None = None
    statement: int | None = None
    """Number of the statement, from 1."""
    id: str | None = None


def chains_of(
    statements: Sequence[Statement], article: TaggedArticle, knowledge: Knowledge
) -> tuple[tuple[Step, ...], ...]:
    """The chain of each of ``statements``, all of one article in their order."""
    earlier = _Earlier(statements)
    introduced: dict[tuple[str, ...], Excerpt | None] = {}
    chains = []
    for index, statement in enumerate(statements):
        speaker = statement.speaker
        steps = [Step(StepKind.MENTION, speaker.mention.text, speaker.mention)] if speaker.mention else []
        if speaker.resolved_by is ResolvedBy.UNRESOLVED:
            chains.append(tuple(steps))
            continue
        steps += earlier.steps(index)
        told = [step.text for step in steps]
        untold = tuple(
            words for words in (speaker.name, speaker.role) if words and not any(_holds(text, words) for text in told)
        )
        if speaker.name and untold:
            key = (speaker.name, *untold)
            if key not in introduced:
                introduced[key] = _introduced(speaker.name, untold, article)
            named = introduced[key]
            steps += [Step(StepKind.NAMED, named.text, named)] if named else []
        chains.append((*steps, *_known(speaker, article, knowledge)))
    return tuple(chains)


class _Earlier:
    """Which of the same speaker's statements the words at a cue, or their lack, refer to."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._of: dict[object, list[int]] = {}
        self._place: dict[int, int] = {}
        # The body is read first and the headline last.
        for index in sorted(range(len(statements)), key=lambda i: (statements[i].headline, i)):
            mine = self._of.setdefault(statements[index].speaker.identity, [])
            self._place[index] = len(mine)
            mine.append(index)

    def steps(self, index: int) -> Iterator[Step]:
        """Back from statement to statement, as the rule of each one says, until one that names the speaker."""
        here = self._referred_to(index, first=True)
        while here is not None:
            mention = self._statements[here].speaker.mention
            yield Step(StepKind.STATEMENT, mention.text if mention else None, mention, here + 1)
            here = self._referred_to(here, first=False)

    def _referred_to(self, index: int, *, first: bool) -> int | None:
        speaker = self._statements[index].speaker
        mine = self._of[speaker.identity]
        before = range(self._place[index] - 1, -1, -1)
        match speaker.resolved_by:
            case ResolvedBy.DROPPED_SUBJECT | ResolvedBy.PRONOUN:
                # Of «وأضاف … وتابع … وأكد» the two ends are told.
                return next((mine[i] for i in before if first or self._rule(mine[i]) not in _GOES_ON), None)
            case ResolvedBy.ROLE_EARLIER | ResolvedBy.HEADLINE:
                return next((mine[i] for i in before if self._rule(mine[i]) not in _BY_OTHERS), None)
            case ResolvedBy.FULL_NAME_EARLIER:
                named = (mine[i] for i in reversed(before) if self._names(mine[i], speaker.name or ""))
                return next(named, None)
            case _:
                return None

    def _rule(self, index: int) -> ResolvedBy:
        return self._statements[index].speaker.resolved_by

    def _names(self, index: int, name: str) -> bool:
        mention = self._statements[index].speaker.mention
        return mention is not None and _holds(mention.text, name)


_GOES_ON: Final = frozenset({ResolvedBy.DROPPED_SUBJECT, ResolvedBy.PRONOUN})
_BY_OTHERS: Final = _GOES_ON | {ResolvedBy.ROLE_EARLIER, ResolvedBy.HEADLINE}
"""Rules by which a statement tells nothing of its speaker that another one would not tell better."""


def _holds(text: str | None, name: str) -> bool:
    return text is not None and fold(name) in fold(text)


def _introduced(name: str, untold: Sequence[str], article: TaggedArticle) -> Excerpt | None:
    """The first place of the whole name that tells, with the office right beside it, most of what is ``untold`` yet."""
    persons = [e for e in article.entities if e.type is EntityType.PERSON and fold(e.text) == fold(name)]
    places = {place for entity in persons if (place := place_of(article, entity.field, entity.span)) is not None}
    for number, part in enumerate(article.parts):
        at = part.text.find(name)
        if at >= 0:
            places.add(Place(number, at, at + len(name)))
    excerpts = [_excerpt(place, article) for place in sorted(places)]
    told = [(sum(_holds(excerpt.text, words) for words in untold), excerpt) for excerpt in excerpts]
    most = max((count for count, _ in told), default=0)
    return next((excerpt for count, excerpt in told if count == most > 0), None)


def _excerpt(name: Place, article: TaggedArticle) -> Excerpt:
    part = article.parts[name.part]
    try:
        return part.excerpt(*_with_office(name, article))
    except ValueError:  # name and office stand in two paragraphs
        return part.excerpt(name.start, name.end)


def _with_office(name: Place, article: TaggedArticle) -> tuple[int, int]:
    start, end = name.start, name.end
    for role in article.entities:
        if role.type is not EntityType.ROLE:
            continue
        place = place_of(article, role.field, role.span)
        if place is None or place.part != name.part:
            continue
        if 0 < name.start - place.end <= _APPOSITION:
            start = place.start
        elif 0 < place.start - name.end <= _APPOSITION:
            end = place.end
    return start, end


def _known(speaker: Speaker, article: TaggedArticle, knowledge: Knowledge) -> Iterator[Step]:
    person = knowledge.lookup(speaker.name) if speaker.name and speaker.entity_id else None
    if isinstance(person, Person) and person.id == speaker.entity_id:
        dated = article.published_from in (PublishedFrom.GIVEN, PublishedFrom.MARKUP)
        office = office_at(person, article.published_at.year if dated else None)
        yield Step(StepKind.PERSON, office.role if office else person.name, id=person.id)
    if speaker.body_id:
        body = knowledge.body(speaker.body_id)
        yield Step(StepKind.BODY, body.name if body else speaker.organisation, id=speaker.body_id)
