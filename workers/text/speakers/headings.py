"""Give words that stand by themselves, as headings do, to who says them in the body: «"…" — ورأى فلان أن …»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workers.text.mentions.nouns import stem
from workers.text.speakers.voice import Resolved
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind

_LEAST: Final = 3
"""Words of a heading that may tell whose it is."""
_SHARE: Final = 0.8
"""Of its words that must be in what somebody says."""
_HALF: Final = 0.5
"""The same where the verb is the same, too."""


def as_in_body(found: Sequence[tuple[Found, Analysis]], resolved: Mapping[int, Resolved]) -> dict[int, Resolved]:
    """By their number in ``found``, the statements without cue and speaker, as spoken by who says the same words at a cue.

    A headline that begins with a noun of saying («تحذير من استمرار التصعيد») is of who says half of it with the same verb.
    """
    bare = [i for i, (one, _) in enumerate(found) if one.mention is None and (one.cue is None or _is_noun(one))]
    told = [i for i, (one, _) in enumerate(found) if one.cue is not None and not one.headline]
    words = {i: _words(*found[i]) for i in (*bare, *told)} if bare else {}
    out: dict[int, Resolved] = {}
    for i in bare:
        mine, cue = words[i], found[i][0].cue_word
        same = [j for j in told if cue is None or _lemma(found[j][0]) == cue.lemma]
        best = max(same, key=lambda j: len(mine & words[j]), default=None)
        share = _SHARE if cue is None else _HALF
        told_first = best is not None and cue is not None and best == same[0] and _is_lead(*found[best])
        if (
            best is not None
            and len(mine) >= _LEAST
            and len(mine & words[best]) >= (1 if told_first else share * len(mine))
        ):
            out[i] = Resolved(resolved[best].voice, resolved[i].resolved_by)
    return out


def _is_noun(statement: Found) -> bool:
    return statement.headline and statement.cue_word is not None and statement.cue_word.kind is CueKind.NOUN


def _is_lead(statement: Found, analysis: Analysis) -> bool:
    """Whether a named speaker says it in the first sentence of the body."""
    return statement.mention is not None and analysis.sentence[statement.cue or 0] == analysis.sentence[0]


def _lemma(statement: Found) -> str:
    return statement.cue_word.lemma if statement.cue_word is not None else ""


def _words(statement: Found, analysis: Analysis) -> frozenset[str]:
    first, end = statement.content
    return frozenset(stem(token.folded) for token in analysis.tokens[first:end] if token.folded[0].isalnum())
