"""Find statements: content, cue and mention of the speaker, chosen among what grammar and tagger propose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from schemas import Entity, Quote, TextPart
from workers.text.data_files import word_list
from workers.text.statements.boundaries.asides import behind_asides, is_outlet
from workers.text.statements.boundaries.begun_objects import from_object
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import behind_joint, behind_somebody, letters_of_joint, link
from workers.text.statements.boundaries.lost_heads import from_lost_head
from workers.text.statements.boundaries.mend import mend
from workers.text.statements.boundaries.outer_quotes import parted
from workers.text.statements.boundaries.own_cues import tell_apart
from workers.text.statements.boundaries.predicates import are_split, from_outer, goes_on, whole_clause
from workers.text.statements.boundaries.preposed import from_head
from workers.text.statements.boundaries.quote_types import quote_type
from workers.text.statements.boundaries.through_days import through_day
from workers.text.statements.choose import MODEL, Chosen, choose
from workers.text.statements.forest import Forest, Matrix, load_forest
from workers.text.statements.left_out.by_rule import through_rule
from workers.text.statements.left_out.named_contents import Placed, are_named
from workers.text.statements.left_out.no_statement import says_nothing
from workers.text.statements.left_out.own_subjects import is_own_subject
from workers.text.statements.mention_search.accused import sides
from workers.text.statements.mention_search.addressed import follows_told, own_end, own_first
from workers.text.statements.mention_search.begun_names import with_name
from workers.text.statements.mention_search.features import MENTION_COLUMNS, describe_mentions
from workers.text.statements.mention_search.page import ADVERBS, MentionPage
from workers.text.statements.mention_search.propose import ABSENT, MentionProposal, Place, may_name, propose_mentions
from workers.text.statements.mention_search.run_on import without_object
from workers.text.statements.proposals.features import COLUMNS
from workers.text.syntax.analyse import PREPOSITIONS, Analysis, between_digits
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import Trimmer
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

MENTION_MODEL: Final = "mentions.trees.gz"
_ASIDES: Final = PREPOSITIONS | ADVERBS | word_list("times") | word_list("time_asides")
_TELLING: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_OUTLET: Final = 3
"""Tokens from a verb to the name of an outlet that is told: «قال لقناة "فلانة"»."""
_BLAME: Final = "حمل"
_BLAMED_WITH: Final = ("مسوولي", "تبع")
"""Beginnings of what somebody is blamed with, folded: «مسؤولية», «مسؤولياتها», «تبعات»."""
_CONSIDER: Final = "اعتبر"
_IN_IT: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_HIM: Final = "ايا"
"""Beginning of «إياه», «إياها», folded."""
_ENCLOSING: Final = frozenset(MARKS) | {"(", ")"}
"""What somebody's name may have beside words: «حركة المقاومة الإسلامية (حماس)»."""
_SOMEBODY: Final = 8
"""Tokens of somebody of whom something is told, at most."""


@dataclass(slots=True)
class Found:
    """One statement in a text part: token indices, ``content`` and ``mention`` as (first, end)."""

    part: TextPart
    headline: bool
    content: tuple[int, int]
    span: tuple[int, int]
    """Clean offsets of the content."""
    cue: int | None
    cue_word: CueWord | None
    mention: tuple[int, int] | None
    quote: Quote
    score: float = 1.0
    """How sure it is that this is a statement, 0 to 1, not calibrated."""
    mention_score: float = 1.0
    """How sure it is that these words, or none, name the speaker, 0 to 1, not calibrated."""

    def recut(self, analysis: Analysis, content: tuple[int, int]) -> None:
        """Let another stretch of tokens be the content."""
        start = self.span[0] if content[0] == self.content[0] else analysis.tokens[content[0]].start
        if content != self.content:
            self.content, self.span = content, (start, analysis.tokens[content[1] - 1].end)
            self.quote = quote_type(analysis, *content)


class Trees(NamedTuple):
    """What chooses statements and their speakers' mentions among what is proposed."""

    contents: Forest
    mentions: Forest


def shipped_trees() -> Trees:
    """Those beside the word lists. Raises FileNotFoundError and ValueError as ``load_forest`` does."""
    return Trees(load_forest(MODEL, COLUMNS), load_forest(MENTION_MODEL, MENTION_COLUMNS))


def find_statements(
    analysis: Analysis,
    reading: TokenReading,
    entities: Sequence[Entity],
    *,
    headline: bool,
    trees: Trees | None = None,
) -> list[Found]:
    """The statements of one part in order of their content. ``entities``: those of the article.

    ``trees``: the shipped ones unless given.
    """
    contents, forest = trees or shipped_trees()
    chosen = choose(analysis, reading, entities, contents, headline=headline)
    if not chosen:
        return []
    tokens, trimmer = NamedTokens(analysis, entities), Trimmer(analysis)
    whole = (one._replace(proposal=part) for one in chosen for part in parted(analysis, trimmer, one.proposal))
    mended = [one._replace(proposal=mend(analysis, reading, tokens, trimmer, one.proposal)) for one in whole]
    chosen = [
        one
        for one in mended
        if not says_nothing(analysis, reading, one.proposal, headline=headline)
        and not is_outlet(analysis, one.proposal.cue, (one.proposal.first, one.proposal.end))
        and not is_own_subject(analysis, one.proposal.cue, one.proposal.first, one.proposal.end)
    ]
    cues = {one.proposal.cue for one in chosen}
    chosen = [one._replace(proposal=from_outer(analysis, one.proposal, cues)) for one in chosen]
    chosen = _apart(tell_apart(analysis, chosen))
    if not chosen:
        return []
    page = MentionPage(analysis, reading, entities)
    proposed = [(place, _speakers(page, place)) for place in _places(analysis, chosen)]
    rows = describe_mentions(page, proposed, forest.codes, headline=headline)
    scores = forest.rank(rows, [len(some) for _, some in proposed])
    found, at = [], 0
    for one, (place, some) in zip(chosen, proposed, strict=True):
        best, share = _best(scores[at : at + len(some)])
        own = with_name(page, place, _own(analysis, place.cue, some[best]))
        there, mention = without_object(analysis, place, own)
        content = _cut(analysis, trimmer, _with_somebody(analysis, there, mention), mention)
        found.append(_found(analysis, one, content, mention, share, headline=headline))
        at += len(some)
    named = are_named(analysis, [Placed(one.cue, one.content, one.mention) for one in found])
    return _with_predicates(analysis, [one for one, name in zip(found, named, strict=True) if not name])


def _with_predicates(analysis: Analysis, found: list[Found]) -> list[Found]:
    """The statements, those that go on with the clause of the one before made one with it."""
    whole: list[Found] = []
    told = 0  # the token behind the last clause that was made whole: what was found in it is of it
    for one in found:
        before = whole[-1] if whole else None
        if one.content[0] < told:
            continue
        content = whole_clause(analysis, one.cue, one.content) if one.cue is not None else one.content
        told = content[1] if content != one.content else told
        one.recut(analysis, content)
        if (
            before is not None
            and before.cue is not None
            and one.cue is not None
            and (
                goes_on(analysis, before.cue, before.content, one.cue, one.mention)
                or (before.cue == one.cue and are_split(analysis, before.content, one.content))
            )
        ):
            before.recut(analysis, (before.content[0], one.content[1]))
        else:
            whole.append(one)
    return whole


def _apart(chosen: list[Chosen]) -> list[Chosen]:
    """Those that do not reach into the next one, as one may that was mended."""
    if not chosen:
        return []
    following = [*(one.proposal for one in chosen[1:]), None]
    return [
        one for one, other in zip(chosen, following, strict=True) if other is None or one.proposal.end <= other.first
    ]


def _own(analysis: Analysis, cue: int, mention: MentionProposal) -> MentionProposal:
    """The mention without whom the speaker speaks to or accuses; the absent one where nothing is left."""
    both = sides(analysis, cue) if cue < mention.end else None
    if both is not None and mention.first >= both.subject:
        return mention._replace(first=both.subject, end=both.subject_end) if both.subject_end > both.subject else ABSENT
    end = own_end(analysis, cue, mention.first, mention.end)
    first = own_first(analysis, cue, mention.first, end) if mention.first >= 0 else -1
    return mention._replace(first=first, end=end) if first < end or first < 0 else ABSENT


def _best(scores: Matrix) -> tuple[int, float]:
    """The mention that the trees rank highest, and its share among all (softmax)."""
    best = int(scores.argmax())
    return best, float(1 / np.exp(scores - scores[best]).sum())


def _places(analysis: Analysis, chosen: list[Chosen]) -> list[Place]:
    """Where each statement is among its neighbours."""
    behind = [0, *(one.proposal.end for one in chosen)]
    ahead = [*(one.proposal.first for one in chosen), len(analysis.tokens)]
    return [
        Place(one.proposal.cue, one.proposal.first, one.proposal.end, behind[at], ahead[at + 1])
        for at, one in enumerate(chosen)
    ]


def _found(
    analysis: Analysis, one: Chosen, content: tuple[int, int], mention: MentionProposal, sure: float, *, headline: bool
) -> Found:
    first, end = content
    cue = one.proposal.cue if one.proposal.cue >= 0 else None
    return Found(
        part=analysis.part,
        headline=headline,
        content=(first, end),
        span=(analysis.tokens[first].start + letters_of_joint(analysis, first, cue), analysis.tokens[end - 1].end),
        cue=cue,
        cue_word=analysis.cues[cue] if cue is not None else None,
        mention=(mention.first, mention.end) if mention.first >= 0 else None,
        quote=quote_type(analysis, first, end),
        score=one.score,
        mention_score=sure,
    )


def _cut(analysis: Analysis, trimmer: Trimmer, place: Place, mention: MentionProposal) -> tuple[int, int]:
    """The content without words at its head that name the speaker, with its rule, cut where its last word needs no other."""
    first, end = place.first, place.end
    if mention.first <= first < mention.end < end:
        rest = trimmer.trim(mention.end, end)
        first, end = behind_joint(analysis, trimmer, place.cue, rest) if rest else (first, end)
    content = behind_asides(analysis, trimmer, place.cue, (first, end))
    first, end = from_head(analysis, place.cue, content, place.behind)
    end = through_rule(analysis, place.cue, (first, end), place.ahead)
    return trimmer.finish(first, through_day(analysis, (first, end), place.ahead))


def _from_lost(analysis: Analysis, place: Place, behind: int) -> int:
    """Where the content begins with what stands between it and the speaker, who ends before the token ``behind``."""
    first = from_object(analysis, place.cue, place.first, behind)
    return first if first < place.first else from_lost_head(analysis, place.cue, first, max(behind, place.behind))


def _speakers(page: MentionPage, place: Place) -> list[MentionProposal]:
    """What may name the speaker; not who is told or accused: «قال <لرويترز> إنه …», «اتهمت <بوتفليقة> بأنه …»."""
    return [
        mention
        for mention in propose_mentions(page, place)
        if may_name(page, place.cue, mention)
        and not between_digits(page.analysis.tokens, mention.end)
        and not _begins_told(page, mention.first)
        and (mention.first <= place.cue or behind_somebody(page.analysis, place.cue, mention.end) != mention.end)
    ]


def _begins_told(page: MentionPage, first: int) -> bool:
    """Whether a verb stands in front of an outlet that is told: «قال <لوكالة …>», «قال لقناة "<…>"»."""
    for verb in range(max(first - _OUTLET, 0), first):
        cue = page.analysis.cues[verb]
        if cue is not None and cue.kind in _TELLING and follows_told(page.words, verb, first):
            return True
    return False


def _with_somebody(analysis: Analysis, place: Place, mention: MentionProposal) -> Place:
    """The place with a content that begins with whom it tells of: «اتهمت موسكو <لندن بالكذب>», «حمل <لندن مسؤولية الأزمة>».

    So does what is thought of something: «تعتبر أنقرة <المقاتلين امتدادا لحزب>».
    """
    both = sides(analysis, place.cue) if not 0 <= mention.first < place.cue else None
    if both is not None and place.cue < place.first <= both.joint + 1:
        return place._replace(first=both.accused)
    joint = behind_somebody(analysis, place.cue, place.first)
    cue = analysis.cues[place.cue] if joint is None and 0 <= place.cue < place.first else None
    cue = None if cue is not None and cue.with_object else cue
    blames = cue is not None and cue.lemma == _BLAME
    if blames and any(analysis.tokens[place.first].folded.removeprefix("ال").startswith(word) for word in _BLAMED_WITH):
        joint = place.first
    him = analysis.tokens[place.first - 1].folded.startswith(_HIM)
    if (
        cue is not None
        and cue.lemma == _CONSIDER
        and not him
        and link(analysis, place.cue, place.first).endswith(":none")
    ):
        joint = place.first
    if joint is None:
        return place._replace(first=_from_lost(analysis, place, mention.end))
    inside = 0 <= place.cue < place.first - 1 and analysis.tokens[place.cue + 1].folded in _IN_IT
    first = max(place.cue + 1 + inside, mention.end)  # «اتهم فيه <لندن بالكذب>»
    first = max((at + 1 for at in range(first, joint) if analysis.tokens[at].folded in COMMAS), default=first)
    words = [token.folded for token in analysis.tokens[first:joint]]
    names = 0 < len(words) <= _SOMEBODY and all((word[0].isalnum() or word in _ENCLOSING) for word in words)
    if not names or any(analysis.cues[first:joint]) or not _ASIDES.isdisjoint(words):
        return place
    return place._replace(first=first)
