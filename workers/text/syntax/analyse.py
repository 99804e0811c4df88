"""Read the grammar that attribution hangs on: cues, complementizers, quotation marks and the clause they open.

One left-to-right automaton over the tokens of a paragraph; its state at each token is what the tagger sees of syntax.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from schemas import TextPart
from workers.text.syntax import cue_column
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.syntax.quotes import MARKS, Quotation, pair_quotes
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token, tokenize

COMPLEMENTIZERS: Final = cue_column.COMPLEMENTIZERS
PREPOSITIONS: Final = frozenset(map(fold, ("إلى", "على", "عن", "من", "في", "إليه", "عليه", "عند")))
NEGATIONS: Final = frozenset(map(fold, ("لم", "لا", "لن", "دون", "عدم", "غير", "ولم", "ولا", "ولن", "ليس")))
SENTENCE_ENDS: Final = frozenset(".؟!?؛")
MOST_TOKENS: Final = 20_000
"""Tokens of one part in which statements are looked for, five times those of the longest of 39,630 articles. What lies behind
them is not read: a megabyte of signs has 375,000, of which the network alone takes three seconds."""
_QUOTE_REACH: Final = 12
"""Tokens between a cue and the mark or complementizer that opens its content: subject, title and apposition fit in."""


@dataclass(slots=True)
class Analysis:
    """The columns over the tokens of one text part; all lists have one entry for each token."""

    part: TextPart
    tokens: list[Token]
    paragraphs: list[tuple[int, int]]
    """First token and end token of each paragraph."""
    quotations: list[Quotation]
    cues: list[CueWord | None]
    negated: list[bool]
    quote_depth: list[int]
    quote_of: list[int]
    """Index into ``quotations`` of the outermost quotation that the token is in (marks included), else -1."""
    state: list[str]
    """What the automaton is in: ``-`` nothing, ``cue``, ``an``, ``prep``, ``colon``, ``quote``, ``after``, ``object``."""
    governor: list[int]
    """Index of the token whose cue opened the state, else -1."""
    sentence: list[int]
    """Number of the sentence in the part."""
    cues_before: list[int] = field(default_factory=list)
    """How many cues the sentence has had up to here."""

    @property
    def end(self) -> int:
        """Where the last token ends, in code points of the text: it may have more (``MOST_TOKENS``)."""
        return self.tokens[-1].end if self.tokens else 0


def analyse(part: TextPart) -> Analysis:
    """The grammatical columns of ``part``, of its first ``MOST_TOKENS`` tokens. Linear in its length."""
    tokens: list[Token] = []
    paragraphs: list[tuple[int, int]] = []
    for paragraph in part.paragraphs:
        first = len(tokens)
        tokens.extend(tokenize(part.text, paragraph.start, paragraph.end)[: MOST_TOKENS - first])
        paragraphs.append((first, len(tokens)))
        if len(tokens) == MOST_TOKENS:
            break
    quotations = pair_quotes(part.text, [paragraph.end for paragraph in part.paragraphs])
    depth, quote_of = _quote_columns(tokens, quotations)
    cues = cue_column.cue_column(tokens, paragraphs)
    negated = [
        cue is not None
        and i > 0
        and (tokens[i - 1].folded in NEGATIONS or (i > 1 and tokens[i - 2].folded in NEGATIONS))
        for i, cue in enumerate(cues)
    ]
    analysis = Analysis(part, tokens, paragraphs, quotations, cues, negated, depth, quote_of, [], [], [])
    for first, end in paragraphs:
        _run_automaton(analysis, first, end)
    return analysis


def _quote_columns(tokens: list[Token], quotations: list[Quotation]) -> tuple[list[int], list[int]]:
    depth, quote_of = [0] * len(tokens), [-1] * len(tokens)
    first = 0
    for number, quotation in enumerate(quotations):
        while first < len(tokens) and tokens[first].start < quotation.open:
            first += 1
        at = first
        while at < len(tokens) and tokens[at].start <= quotation.close:
            if tokens[at].start >= quotation.open:
                depth[at] += 1
                if quotation.depth == 0:
                    quote_of[at] = number
            at += 1
    return depth, quote_of


def _run_automaton(analysis: Analysis, first: int, end: int) -> None:  # noqa: C901, PLR0912 - one automaton, read at once
    tokens, cues = analysis.tokens, analysis.cues
    state, governor, count = "-", -1, 0
    sentence = analysis.sentence[-1] + 1 if analysis.sentence else 0
    closes_at = -1
    for i in range(first, end):
        token = tokens[i]
        word = token.folded
        cue = cues[i]
        in_quote = analysis.quote_depth[i] > 0
        if state == "quote" and token.start > closes_at:
            state = "after"
        if cue is not None and cue.kind is not CueKind.SOURCE and not in_quote:
            count += 1
            if cue.kind is not CueKind.NOUN or state == "-":
                state, governor = "cue", i
                analysis.state.append(state)
                analysis.governor.append(governor)
                analysis.sentence.append(sentence)
                analysis.cues_before.append(count)
                continue
        if state in ("cue", "prep", "an", "colon") and word in MARKS and analysis.quote_of[i] >= 0:
            quotation = analysis.quotations[analysis.quote_of[i]]
            if quotation.open == token.start and (state != "cue" or i - governor <= 4 * _QUOTE_REACH):
                state, closes_at = "quote", quotation.close
        elif state == "cue":
            if word in COMPLEMENTIZERS:
                state = "an"
            elif word == ":" and not between_digits(tokens, i):
                state = "colon"
            elif word in PREPOSITIONS and i - governor <= _QUOTE_REACH:
                governing = cues[governor]
                if governing is not None and any(fold(join) == word for join in governing.joins):
                    state = "prep"
        elif state == "prep" and word in COMPLEMENTIZERS and i - governor <= _QUOTE_REACH:
            state = "an"
        analysis.state.append(state)
        analysis.governor.append(governor)
        analysis.sentence.append(sentence)
        analysis.cues_before.append(count)
        if word in SENTENCE_ENDS and not in_quote and not (word == "." and _inside_sentence(tokens, i)):
            state, governor, count = "-", -1, 0
            sentence += 1


def between_digits(tokens: list[Token], at: int) -> bool:
    """Whether the sign at token ``at`` stands inside a number, a score or a time of day: «7.2», «19:00»."""
    before, after = tokens[at - 1] if at > 0 else None, tokens[at + 1] if at + 1 < len(tokens) else None
    return bool(before and after and before.word[-1].isdigit() and after.word[0].isdigit() and _touches(tokens, at))


def _inside_sentence(tokens: list[Token], at: int) -> bool:
    """Whether the point at token ``at`` ends no sentence: «2.5 %», «العربية.نت», «د. فلان», «أ. ف. ب.»; but «ذلك.وأضاف»."""
    if not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if not before.word[-1].isalnum() or not after.word[0].isalnum() or before.end != tokens[at].start:
        return False
    if _touches(tokens, at):
        return between_digits(tokens, at) or min(len(before.folded), len(after.folded)) < _SHORTEST_SENTENCE_WORD
    initial = len(before.folded) == 1 and before.folded.isalpha() and before.folded != _HIJRI
    return initial and not (at > 1 and tokens[at - 2].word[-1].isdigit())


_SHORTEST_SENTENCE_WORD: Final = 3
"""Letters of the words around a point without a space behind it where it ends a sentence."""
_HIJRI: Final = "ه"
"""«1436 هـ.»; a letter behind a number is a unit or an era: «عام 2015 م.»."""


def _touches(tokens: list[Token], at: int) -> bool:
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start
