"""Find, among the statements of an article, the one that a denial in it denies, or whose words it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from schemas import Act, OfficialReason, Statement
from schemas.opposition import Opposed, OppositionKind, OppositionRule
from workers.text.circumstances.addressee_names import MEDIA_NOUNS
from workers.text.knowledge.base import load, words_of
from workers.text.reversals.claims import NEGATIONS, UNSURE
from workers.text.reversals.denials import Denial, calls_untrue, read_denial
from workers.text.reversals.own_side import own_words
from workers.text.syntax.cues import read_cue
from workers.text.words.stems import content_stems
from workers.text.words.tokens import tokenize

_ASSERTS: Final = frozenset((Act.SAY, Act.ANNOUNCE, Act.CONFIRM, Act.ACCUSE, Act.REPORT, Act.WARN))
_OF_ONE_STATE: Final = frozenset(
    (
        OfficialReason.HEAD_OF_STATE, OfficialReason.GOVERNMENT, OfficialReason.STATE, OfficialReason.STATE_BODY,
        OfficialReason.SECURITY_FORCES, OfficialReason.SPOKESPERSON, OfficialReason.OFFICIAL_SOURCE,
    )
)  # fmt: skip
_NEAR: Final = 100
"""Code points between the end of a statement and the denial that points back at it."""
_SHARE: Final = 0.67
"""Of the denied stems that the denied statement has."""
_ON_TOPIC: Final = 0.5
"""The same of what a named source says."""
_SCATTER: Final = 2
"""So many times their number may the denied words take up in it."""
_ENOUGH: Final = 5
"""Denied words that are no accident wherever they stand."""
_LEAST: Final = 3
"""Denied stems that must be there to know a proposition by."""
_LONG_VOWELS: Final = str.maketrans("", "", "اوي")
_ROOT: Final = 3
"""Letters that a stem keeps at least."""
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
    if what.points_back and before is not None and (before.cue.act is Act.ACCUSE or not what.accusation):
        return _denial_of(before, OppositionRule.POINTS_BACK)
    if (found := _of_source(what, others, before)) is not None:
        return _denial_of(found, OppositionRule.NAMED_SOURCE)
    if what.source is not None and (name := _name_of_source(what, what.source, denial)) is not None:
        return Opposed(kind=OppositionKind.DENIAL, rule=OppositionRule.SOURCE_ONLY, speaker=name)
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
    tokens = tokenize(other.content)
    if any((cue := read_cue(token.word)) is not None and cue.act is Act.DENY for token in tokens):
        return False  # «قال إن الحكومة تنفي …»
    words = [token.folded for token in tokens]
    return "؟" not in words and NEGATIONS.isdisjoint(words) and UNSURE.isdisjoint(words) and not calls_untrue(words)


def _just_before(denial: Statement, article: Sequence[Statement]) -> Statement | None:
    before = [one for one in article if one.field == denial.field and one.span.end <= denial.span.start]
    last = max(before, key=lambda one: one.span.end, default=None)
    return last if last is not None and denial.span.start - last.span.end <= _NEAR else None


def _of_source(what: Denial, others: Sequence[Statement], before: Statement | None) -> Statement | None:
    """What the named source says on it; where the denial only names the source («اتهامات جونسون»), the one thing it says."""
    if what.source is None:
        return None
    theirs = [one for one in others if _speaks(what.source, one) and (one.cue.act is Act.ACCUSE or not what.accusation)]
    topic = _roots(what.stems - frozenset(content_stems(what.source)))
    if not topic and what.goes_on:
        return None
    if not topic:
        return theirs[0] if len(theirs) == 1 else before if before in theirs else None
    common = [(len(topic & _roots(content_stems(one.content))), one) for one in theirs]
    most, best = max(common, key=lambda pair: pair[0], default=(0, None))
    return best if most >= _ON_TOPIC * len(topic) else None


def _of_claim(
    denial: Statement, what: Denial, others: Sequence[Statement], before: Statement | None
) -> Statement | None:
    own = own_words(denial.speaker.country, denial.speaker.body_id)
    denied = _roots(what.stems)
    found: list[tuple[float, bool, int, Statement]] = []
    for one in others:
        stems = list(content_stems(one.content))
        share = len(denied & _roots(stems)) / max(len(denied), 1)
        accuses = one.cue.act is Act.ACCUSE
        accused = accuses and not own.isdisjoint(stems[:_TARGET])
        if what.involvement or len(denied) < _LEAST:
            fits = (accused or (accuses and one is before)) and share >= _SHARE and bool(denied)
            fits = fits or (accused and one is before and (share > 0 or (what.involvement and len(denied) <= 1)))
            named = not (own - what.stems).isdisjoint(stems)
            fits = fits or (len(denied) >= _LEAST and share == 1 and named)
        else:
            fits = share >= _SHARE and (not accuses or accused or one is before) and _together(denied, stems)
        if fits:
            in_front = one.field == denial.field and one.span.end <= denial.span.start
            found.append((share, in_front, one.span.end, one))
    return max(found, key=lambda fit: fit[:3])[3] if found else None


def _together(denied: frozenset[str], stems: Sequence[str]) -> bool:
    """Whether the denied words stand together, as those of one proposition do, and not scattered over a long statement."""
    due = denied & _roots(stems)
    if len(due) >= _ENOUGH:
        return True
    last: dict[str, int] = {}
    narrowest = len(stems)
    for at, stem in enumerate(stems):
        for root in _roots((stem,)) & due:
            last[root] = at
        if len(last) == len(due):
            narrowest = min(narrowest, at - min(last.values()) + 1)
    return narrowest <= _SCATTER * len(due)


def _roots(stems: Iterable[str]) -> frozenset[str]:
    """The stems without long vowels, where three letters are left: «استهداف» and «استهدفت» are one."""
    bare = ((stem, stem.translate(_LONG_VOWELS)) for stem in stems)
    return frozenset(short if len(short) >= _ROOT else stem for stem, short in bare)


def _speaks(source: str, one: Statement) -> bool:
    """Whether ``source`` names the speaker of ``one``: by name, body or office, or by the nationality of an official."""
    who = one.speaker
    state = load().nationality(words_of(source)[0])
    if state is not None:  # «الاتهامات السعودية»: not those of a Saudi newspaper
        return one.official and who.country == state
    named = frozenset(content_stems(source))
    labels = (who.name, who.organisation, who.role, who.mention.text if who.mention else None)
    spoken = frozenset(stem for label in labels if label for stem in content_stems(label))
    if named and len(named & spoken) / len(named) >= 0.5:
        return True
    body = load().resolve_body(source)
    return one.official and body is not None and body.country is not None and body.country == who.country


def _name_of_source(what: Denial, source: str, denial: Statement) -> str | None:
    """The source as the article knows it, or as the denial says it where that is an office; else None.

    «نصرالله» is a name in ``about``; «الأميركية» of «الاتهامات الأميركية» is none, but stands for a state. The speaker's own
    side is not the source but the target: «اتهام روسيا لا أساس له», says a Russian.
    """
    own = own_words(denial.speaker.country, denial.speaker.body_id)
    if not own.isdisjoint(content_stems(source)):
        return None
    knowledge, words = load(), words_of(source)
    state = knowledge.country(knowledge.nationality(words[0]) or "")
    if state is not None:  # a report is its authors', not their state's: «التقرير الفرنسي»
        return state.name if what.accusation else None
    names = {"".join(words_of(name)): name for name in denial.about}
    first, whole = words[0], "".join(words)
    for joined, name in names.items():
        if len(first) >= _SHORTEST_NAME and first in joined:
            return source if joined in whole else name
    role = knowledge.resolve_role(source)
    called = (role is not None and role.definite) or first in MEDIA_NOUNS
    return source if called else None
