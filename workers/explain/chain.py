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
from workers.text.knowledge import Knowledge
from workers.text.knowledge_model import Person
from workers.text.normalize import fold
from workers.text.voice import office_at

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


def chain_of(
    index: int, statements: Sequence[Statement], article: TaggedArticle, knowledge: Knowledge
) -> tuple[Step, ...]:
    """The chain for statement ``index`` (from 0) of ``statements``, all of one article in their order."""
    speaker = statements[index].speaker
    steps = []
    if speaker.mention is not None:
        steps.append(Step(StepKind.MENTION, speaker.mention.text, speaker.mention))
    if speaker.resolved_by is ResolvedBy.UNRESOLVED:
        return tuple(steps)
    steps += _earlier(index, statements)
    untold = [
        words for words in (speaker.name, speaker.role) if words and not any(_holds(s.text, words) for s in steps)
    ]
    named = _introduced(speaker.name, untold, article) if speaker.name and untold else None
    if named is not None:
        steps.append(Step(StepKind.NAMED, named.text, named))
    return (*steps, *_known(speaker, article, knowledge))


def _earlier(index: int, statements: Sequence[Statement]) -> Iterator[Step]:
    """Back from statement to statement of the same speaker, as the rule of each one says, until one that names them."""
    order = _reading_order(statements)
    here = index
    while True:
        speaker = statements[here].speaker
        before = [i for i in order[: order.index(here)] if _same(statements[i].speaker, speaker)]
        last = _referred_to(speaker, before, statements, first_step=here == index)
        if last is None:
            return
        mention = statements[last].speaker.mention
        yield Step(StepKind.STATEMENT, mention.text if mention else None, mention, last + 1)
        here = last


def _reading_order(statements: Sequence[Statement]) -> list[int]:
    """The body is read first and the headline last."""
    return sorted(range(len(statements)), key=lambda i: (statements[i].headline, i))


def _referred_to(
    speaker: Speaker, before: Sequence[int], statements: Sequence[Statement], *, first_step: bool
) -> int | None:
    """Which of the same speaker's statements ``before`` the words at a cue, or their lack, refer to."""
    named = [i for i in before if statements[i].speaker.mention is not None]
    match speaker.resolved_by:
        case ResolvedBy.DROPPED_SUBJECT | ResolvedBy.PRONOUN:
            candidates = before if first_step else named  # «وأضاف … وتابع … وأكد» is told by its two ends
        case ResolvedBy.FULL_NAME_EARLIER:
            whole = (i for i in named if _holds(_words(statements[i]), speaker.name or ""))
            return next(whole, None)
        case ResolvedBy.ROLE_EARLIER | ResolvedBy.HEADLINE:
            candidates = named
        case _:
            return None
    return candidates[-1] if candidates else None


def _words(statement: Statement) -> str | None:
    return statement.speaker.mention.text if statement.speaker.mention else None


def _same(one: Speaker, other: Speaker) -> bool:
    if one.name or other.name:
        return one.name == other.name
    return (one.role, one.organisation, one.anonymous) == (other.role, other.organisation, other.anonymous)


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
