"""Keep apart two contents that were found under one cue: «دعت <دول العالم>، إلى <إعلان …>», «قال إن <…>، لكنه أبدى <…>»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import is_joint, link
from workers.text.statements.choose import Chosen
from workers.text.statements.mention_search.addressed import ASKING
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS

_RELATIVES: Final = frozenset({"التي", "الذي", "الذين"})
_SPEAKING: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE})
_LINKED: Final = (":an", ":prep", ":clitic", ":mark")


def tell_apart(analysis: Analysis, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Those chosen, a later content under the cue nearer to it, and none that only names who is asked or is a pronoun's."""
    out: list[Chosen] = []
    for one in chosen:
        before = out[-1].proposal if out else None
        if before is None or not _share(analysis, before, one.proposal):
            out.append(one)
            continue
        nearer = _nearer(analysis, before.end, one.proposal)
        if nearer is None and (
            _is_asked(analysis, before, one.proposal) or _is_taken_up(analysis, before, one.proposal)
        ):
            out.pop()
        out.append(one if nearer is None else one._replace(proposal=one.proposal._replace(cue=nearer)))
    return out


def _share(analysis: Analysis, before: Proposal, one: Proposal) -> bool:
    """Whether both stand behind one cue in its sentence."""
    same = before.cue == one.cue and 0 <= one.cue < before.first and before.end <= one.first
    return same and analysis.sentence[before.first] == analysis.sentence[one.first]


def _nearer(analysis: Analysis, end: int, one: Proposal) -> int | None:
    """The cue between the two that the later content is joined to: «، لكنه <أبدى> بعض الاحترام», «، فيما <أوردت> … أن»."""
    for at in range(one.first - 1, end - 1, -1):
        cue = analysis.cues[at]
        if cue is not None and cue.kind in _SPEAKING and not analysis.negated[at]:
            joined = link(analysis, at, one.first).endswith(_LINKED)
            return at if joined or at == one.first - 1 else None
    return None


def _is_asked(analysis: Analysis, before: Proposal, one: Proposal) -> bool:
    """Whether the first is but who is asked: «دعت <الدول التي تؤمن بالحرية>، إلى <إعلان …>»."""
    cue = analysis.cues[one.cue]
    between = [token.folded for token in analysis.tokens[before.end : one.first]]
    if cue is None or cue.lemma not in ASKING or not link(analysis, before.cue, before.first).endswith(":none"):
        return False
    joint = before.end + (bool(between) and between[0] in COMMAS)
    return all(word in COMMAS or word in MARKS for word in between[: joint - before.end]) and is_joint(
        analysis, one.cue, joint
    )


def _is_taken_up(analysis: Analysis, before: Proposal, one: Proposal) -> bool:
    """Whether the first is but the pronoun of a relative clause: «من الإجراءات التي هدد <بتطبيقها>، "<منع الدخول>"»."""
    words = [token.folded for token in analysis.tokens[before.cue - 1 : before.cue]]
    between = [token.folded for token in analysis.tokens[before.end : one.first]]
    taken = before.end - before.first == 1 and analysis.tokens[before.first].folded.endswith(OBJECT_PRONOUNS)
    return taken and words[:1] != [] and words[0] in _RELATIVES and all(w in COMMAS or w in MARKS for w in between)
