"""Find, among the statements of an article, the one that a denial in it denies, or whose words it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas import Act, OfficialReason, Statement
from schemas.opposition import Opposed, OppositionKind, OppositionRule
from workers.text.knowledge.base import load, words_of
from workers.text.reversals.claims import NEGATIONS, UNSURE
from workers.text.reversals.denials import Denial, calls_untrue, read_denial
from workers.text.reversals.own_side import own_words
from workers.text.words.stems import content_stems
from workers.text.words.tokens import tokenize

_ASSERTS: Final = frozenset((Act.SAY, Act.ANNOUNCE, Act.CONFIRM, Act.ACCUSE, Act.REPORT, Act.WARN))
_OF_ONE_STATE: Final = frozenset(
    (
        OfficialReason.HEAD_OF_STATE, OfficialReason.GOVERNMENT, OfficialReason.STATE, OfficialReason.STATE_BODY,
        OfficialReason.SECURITY_FORCES, OfficialReason.SPOKESPERSON, OfficialReason.OFFICIAL_SOURCE,
    )
)  # fmt: skip
_NEAR: Final = 150
"""Code points between the end of a statement and the denial that points back at it."""
_SHARE: Final = 0.67
"""Of the denied stems that the denied statement has."""
_LEAST: Final = 3
"""Denied stems that must be there to know a proposition by."""
_TARGET: Final = 4
"""Content stems at the head of an accusation among which the accused is named."""
_SHORTEST_NAME: Final = 3
"""Letters; «ب» before a quotation mark is none."""
_LEAST_CONFIDENCE: Final = 0.5
"""Of both statements: below it every third speaker is wrong (docs/language.md), and a denial needs two of them."""


def with_denials(article: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of one article, each with what it denies."""
    found = [find_denied(one, article) for one in article]
    return tuple(
        one.model_copy(update={"denies": denied}) if denied else one for one, denied in zip(article, found, strict=True)
    )


def find_denied(denial: Statement, article: Sequence[Statement]) -> Opposed | None:
    """The statement of ``article`` that ``denial``, one of them, denies; else the source that it names; else None."""
    what = read_denial(denial.content, denial.cue.act) if denial.confidence >= _LEAST_CONFIDENCE else None
    if what is None:
        return None
    others = [one for one in article if _may_be_denied(denial, one)]
    before = _just_before(denial, article)
    before = before if before in others else None
    if what.points_back:
        fits = before is not None and (before.cue.act is Act.ACCUSE or not what.accusation)
        return _denial_of(before, OppositionRule.POINTS_BACK) if before is not None and fits else None
    if (found := _of_source(what, others, before)) is not None:
        return _denial_of(found, OppositionRule.NAMED_SOURCE)
    if what.source is not None and _is_somebody_else(what.source, denial):
        return Opposed(kind=OppositionKind.DENIAL, rule=OppositionRule.SOURCE_ONLY, speaker=what.source)
    found = _of_claim(denial, what, others, before)
    return _denial_of(found, OppositionRule.DENIED_CLAIM) if found is not None else None


def _denial_of(statement: Statement, rule: OppositionRule) -> Opposed:
    return Opposed(
        kind=OppositionKind.DENIAL,
        rule=rule,
        speaker=statement.speaker.label,
        statement=statement.id,
        content=statement.content,
        published_at=statement.published_at,
    )


def _may_be_denied(denial: Statement, other: Statement) -> bool:
    if (
        other.speaker_key == denial.speaker_key
        or other.confidence < _LEAST_CONFIDENCE
        or other.cue.act not in _ASSERTS  # nor is it a denial itself
        or (
            other.speaker.country is not None
            and other.speaker.country == denial.speaker.country
            and {other.official_reason, denial.official_reason} <= _OF_ONE_STATE
        )
    ):
        return False
    words = [token.folded for token in tokenize(other.content)]
    return "؟" not in words and NEGATIONS.isdisjoint(words) and UNSURE.isdisjoint(words) and not calls_untrue(words)


def _just_before(denial: Statement, article: Sequence[Statement]) -> Statement | None:
    before = [one for one in article if one.field == denial.field and one.span.end <= denial.span.start]
    last = max(before, key=lambda one: one.span.end, default=None)
    return last if last is not None and denial.span.start - last.span.end <= _NEAR else None


def _of_source(what: Denial, others: Sequence[Statement], before: Statement | None) -> Statement | None:
    """What the named source says on it; where the denial only names the source («اتهامات جونسون»), the one thing it says."""
    if what.source is None:
        return None
    theirs = [one for one in others if _speaks(what.source, one)]
    topic = what.stems - frozenset(content_stems(what.source))
    if not topic:
        theirs = [one for one in theirs if one.cue.act is Act.ACCUSE or not what.accusation]
        return theirs[0] if len(theirs) == 1 else before if before in theirs else None
    common = [(len(topic.intersection(content_stems(one.content))), one) for one in theirs]
    most, best = max(common, key=lambda pair: pair[0], default=(0, None))
    return best if most >= 2 else None


def _of_claim(
    denial: Statement, what: Denial, others: Sequence[Statement], before: Statement | None
) -> Statement | None:
    own = own_words(denial.speaker.country, denial.speaker.body_id)
    best, most = None, 0.0
    for one in others:
        stems = list(content_stems(one.content))
        share = len(what.stems.intersection(stems)) / max(len(what.stems), 1)
        accused = one.cue.act is Act.ACCUSE and not own.isdisjoint(stems[:_TARGET])
        if what.involvement or len(what.stems) < _LEAST:
            fits = (accused or (one.cue.act is Act.ACCUSE and one is before)) and share >= _SHARE
            fits = fits or (accused and one is before and share > 0)
            fits = fits or (len(what.stems) >= _LEAST and share == 1 and not own.isdisjoint(stems))
        else:
            fits = share >= _SHARE
        if fits and share > most:
            best, most = one, share
    return best


def _speaks(source: str, one: Statement) -> bool:
    """Whether ``source`` names the speaker of ``one``: by name, body or office, or by the nationality of an official."""
    who = one.speaker
    named = frozenset(content_stems(source))
    labels = (who.name, who.organisation, who.role, who.mention.text if who.mention else None)
    spoken = frozenset(stem for label in labels if label for stem in content_stems(label))
    if named and len(named & spoken) / len(named) >= 0.5:
        return True
    return one.official and who.country is not None and _country(source) == who.country


def _country(source: str) -> str | None:
    knowledge = load()
    adjective = next((code for word in source.split() if (code := knowledge.nationality(word))), None)
    body = knowledge.resolve_body(source)
    return adjective or (body.country if body else None)


def _is_somebody_else(source: str, denial: Statement) -> bool:
    """Whether the source is a name that the article knows, or a nationality, and not the speaker's own side."""
    words = words_of(source)
    own = own_words(denial.speaker.country, denial.speaker.body_id)
    if not own.isdisjoint(content_stems(source)):
        return False
    if load().nationality(words[0]) or (len(words) > 1 and load().nationality(words[1])):
        return True
    names = ["".join(words_of(name)) for name in denial.about]
    first, whole = words[0], "".join(words)
    return len(first) >= _SHORTEST_NAME and any(first in name or name in whole for name in names)
