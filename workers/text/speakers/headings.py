"""Give words that stand by themselves, as headings do, to who says them in the body: «"…" — ورأى فلان أن …»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workers.text.mentions.nouns import stem
from workers.text.speakers.voice import Resolved
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis

_LEAST: Final = 3
"""Words of a heading that may tell whose it is."""
_SHARE: Final = 0.8
"""Of its words that must be in what somebody says."""


def as_in_body(found: Sequence[tuple[Found, Analysis]], resolved: Mapping[int, Resolved]) -> dict[int, Resolved]:
    """By their number in ``found``, the statements without cue and speaker, as spoken by who says the same words at a cue."""
    bare = [i for i, (one, _) in enumerate(found) if one.cue is None and one.mention is None]
    told = [i for i, (one, _) in enumerate(found) if one.cue is not None and not one.headline]
    words = {i: _words(*found[i]) for i in (*bare, *told)} if bare else {}
    out: dict[int, Resolved] = {}
    for i in bare:
        mine = words[i]
        best = max(told, key=lambda j: len(mine & words[j]), default=None)
        if best is not None and len(mine) >= _LEAST and len(mine & words[best]) >= _SHARE * len(mine):
            out[i] = Resolved(resolved[best].voice, resolved[i].resolved_by)
    return out


def _words(statement: Found, analysis: Analysis) -> frozenset[str]:
    first, end = statement.content
    return frozenset(stem(token.folded) for token in analysis.tokens[first:end] if token.folded[0].isalnum())
