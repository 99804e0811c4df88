"""Where a statement's cue stands among the sentences and paragraphs of its part, and what joins its clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueWord, read_cue

_RELATIVES: Final = word_list("relatives")
_LINKS: Final = word_list("links")
_CONJUNCTIONS: Final = "وف"
RELATIVE: Final = "rel"


class Spot(NamedTuple):
    """Where a statement's cue stands: offsets of the body, -1 in the headline; and its cue."""

    at: int = -1
    sentence: int = -1
    before: int = -1
    """Where the sentence before begins."""
    paragraph: int = -1
    opens: bool = False
    """The cue is the first word of its paragraph."""
    link: str = ""
    """What joins the cue's clause: a conjunction, ``rel`` for a relative pronoun, a comma, empty for nothing."""
    cue: CueWord | None = None

    @property
    def headline(self) -> bool:
        """Whether it is a statement of the headline."""
        return self.at < 0


def spots(found: Sequence[tuple[Found, Analysis]]) -> list[Spot]:
    """The spot of each statement of ``found``, in the same order. Linear in the length of the parts."""
    of_part: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
    out = []
    for statement, analysis in found:
        if statement.headline:
            out.append(Spot(cue=statement.cue_word))
            continue
        if id(analysis) not in of_part:
            of_part[id(analysis)] = _starts(analysis)
        sentences, paragraphs = of_part[id(analysis)]
        token = statement.cue if statement.cue is not None else statement.content[0]
        number, at = analysis.sentence[token], analysis.tokens[token].start
        start, paragraph = sentences[number], paragraphs[number]
        before = sentences.get(number - 1, start)
        out.append(Spot(at, start, before, paragraph, at == paragraph, _link(analysis, token), statement.cue_word))
    return out


def _link(analysis: Analysis, at: int) -> str:
    """What joins the clause of the cue at token ``at`` to the one before."""
    word = analysis.tokens[at].folded
    before = analysis.tokens[at - 1].folded if at else ""
    if before.removeprefix("و") in _RELATIVES:
        return RELATIVE
    if word[0] in _CONJUNCTIONS and analysis.tokens[at].word[0] == word[0] and read_cue(word[1:]) is not None:
        return word[0]
    return before if before in _LINKS or before in ("،", ",") else ""


def _starts(analysis: Analysis) -> tuple[dict[int, int], dict[int, int]]:
    """Number of a sentence -> offset where it begins, and where its paragraph does."""
    sentences: dict[int, int] = {}
    paragraphs: dict[int, int] = {}
    for first, end in analysis.paragraphs:
        for i in range(first, end):
            number = analysis.sentence[i]
            if number not in sentences:
                sentences[number] = analysis.tokens[i].start
                paragraphs[number] = analysis.tokens[first].start
    return sentences, paragraphs
