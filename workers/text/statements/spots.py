"""Where a statement's cue stands among the sentences and paragraphs of its part, and what joins its clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind, CueWord, read_cue
from workers.text.words.clitics import stems

_RELATIVES: Final = word_list("relatives")
_RELATIVE_GENDERS: Final = {"الذي": "m", "التي": "f", "الذين": "p"}
"""By the folded word; what a verb must agree with to have the pronoun as its subject."""
_LINKS: Final = word_list("links")
_CONJUNCTIONS: Final = "وف"
RELATIVE: Final = "rel"
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_DOCUMENTS: Final = word_list("documents") | word_list("occasions") | word_list("letters")
_ISSUED: Final = frozenset({"بيان", "بلاغ"})
_IN: Final = "في"
_SENT: Final = word_list("letters")
"""Documents behind whose noun «لـ» tells who gets them."""
_IN_HER: Final = "فيها"
_INSIDE: Final = frozenset({"فيه", _IN_HER})
_FEMININE: Final = ("ه", "ات")
_ACCUSATIVE: Final = "ا"
_DAYS: Final = word_list("weekdays") | {"اليوم"}
"""«بث تسجيل فيديو [الأربعاء] يهدد فيه»: no author."""
_FROM: Final = "من"
_TO: Final = "ل"
_RELAYING: Final = frozenset({"نقل", "نسب"})
_RELAYED: Final = 5
"""Tokens behind a verb that passes words on among which it is told whose they are."""
_RELAYED_GENDERS: Final = {"عنه": "m", "عنها": "f", "عنهم": "p", "اليه": "m", "اليها": "f", "اليهم": "p"}
_AUTHOR: Final = 6
"""Tokens from the noun of a document to its author: «خطاب تهنئة وتقدير من فلان»."""
_SUBJECT: Final = 12
"""Tokens behind a cue among which its subject stands."""


class Within(NamedTuple):
    """A document that «فيه» or «فيها» behind a cue points back to."""

    at: int
    """Where its noun begins."""
    author: int
    """Where its author begins behind the noun: «تصريح [لـ]فلان», «خطاب من فلان», «تصريحات فلان»; -1 where none stands there."""


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
    ahead: int = -1
    """Up to where a subject may stand behind the cue: where its content begins, else where the sentence ends."""
    gap: int = -1
    """Code points since the content of the statement before; -1 where there is none."""
    number: int = 0
    """Of the sentence in its part."""
    sure: float = 1.0
    """How sure the mention is, or that there is none (``Found.mention_score``)."""
    within: Within | None = None
    """The document that the cue is inside of: «نشر … بيانا قال فيه …»; None for none."""
    document: str = ""
    """Stem of the noun of what it is said in: «بيان» of «قالت الوزارة في بيان إن …»; empty for nothing."""
    relative: int = -1
    """Where the relative pronoun begins that is the subject of the cue: «الذي قال», not «التي قال إنها»; -1 without one."""

    @property
    def headline(self) -> bool:
        """Whether it is a statement of the headline."""
        return self.at < 0


def spots(found: Sequence[tuple[Found, Analysis]]) -> list[Spot]:
    """The spot of each statement of ``found``, in the same order. Linear in the length of the parts."""
    of_part: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
    out, ended = [], -1
    for statement, analysis in found:
        if statement.headline:
            out.append(Spot(cue=statement.cue_word, sure=statement.mention_score))
            continue
        if id(analysis) not in of_part:
            of_part[id(analysis)], ended = _starts(analysis), -1
        sentences, paragraphs = of_part[id(analysis)]
        token = statement.cue if statement.cue is not None else statement.content[0]
        number, at = analysis.sentence[token], analysis.tokens[token].start
        start, paragraph = sentences[number], paragraphs[number]
        before = sentences.get(number - 1, start)
        link = _link(analysis, token)
        gap = max(at - ended, 0) if ended >= 0 else -1
        out.append(
            Spot(
                at, start, before, paragraph, at == paragraph, link, _cue_of_relayed(analysis, token, statement.cue_word),
                _ahead(analysis, token, statement.content[0]), gap, number, statement.mention_score,
                _within(analysis, token, statement.cue_word), _document(analysis, statement),
                _relative(analysis, token, statement.cue_word),
            )
        )  # fmt: skip
        ended = analysis.tokens[statement.content[1] - 1].end
    return out


def _cue_of_relayed(analysis: Analysis, at: int, cue: CueWord | None) -> CueWord | None:
    """The cue with the gender of the pronoun that tells whose words it passes on: «ونقلت عنه قوله», «ونسب إليها القول»."""
    if cue is None or cue.lemma not in _RELAYING or cue.kind not in _VERBS:
        return cue
    behind = (token.folded for token in analysis.tokens[at + 1 : at + 1 + _RELAYED])
    gender = next((_RELAYED_GENDERS[word] for word in behind if word in _RELAYED_GENDERS), None)
    return cue if gender is None else cue._replace(gender=gender)


def _ahead(analysis: Analysis, cue: int, content: int) -> int:
    """Up to where the subject of the cue may stand behind it."""
    end = cue + 1
    while (
        end < len(analysis.tokens)
        and end != content
        and end - cue < _SUBJECT
        and analysis.sentence[end] == analysis.sentence[cue]
    ):
        end += 1
    return analysis.tokens[end - 1].end


def _link(analysis: Analysis, at: int) -> str:
    """What joins the clause of the cue at token ``at`` to the one before."""
    word = analysis.tokens[at].folded
    before = analysis.tokens[at - 1].folded if at else ""
    if before.removeprefix("و") in _RELATIVES:
        return RELATIVE
    if word[0] in _CONJUNCTIONS and analysis.tokens[at].word[0] == word[0] and read_cue(word[1:]) is not None:
        return word[0]
    return before if before in _LINKS or before in ("،", ",") else ""


def _relative(analysis: Analysis, at: int, cue: CueWord | None) -> int:
    """Where the relative pronoun in front of the cue at token ``at`` begins if the cue agrees with it; -1 for none."""
    before = analysis.tokens[at - 1] if at else None
    if before is None or cue is None or not cue.gender or cue.with_object:  # «الذي وصفه فلان»
        return -1
    return before.start if _RELATIVE_GENDERS.get(before.folded.removeprefix("و")) == cue.gender else -1


def _within(analysis: Analysis, at: int, cue: CueWord | None) -> Within | None:
    """The document in the sentence before the cue at token ``at`` that the pronoun behind the cue agrees with."""
    tokens = analysis.tokens
    inside = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if cue is None or cue.kind not in _VERBS or inside not in _INSIDE:
        return None
    for i in range(at - 1, -1, -1):
        if analysis.sentence[i] != analysis.sentence[at]:
            break
        for reading in stems(tokens[i].folded):
            bare = reading.text.removeprefix("ال").removesuffix(_ACCUSATIVE)
            if bare in _DOCUMENTS and bare.endswith(_FEMININE) == (inside == _IN_HER):
                return Within(tokens[i].start, _author(analysis, i, at, bare, reading.text))
    return None


def _document(analysis: Analysis, statement: Found) -> str:
    """The stem of the document that stands behind «في» between the cue of a statement and its content."""
    if statement.cue is None:
        return ""
    tokens = analysis.tokens
    for i in range(statement.cue + 2, min(statement.content[0], len(tokens))):
        noun = tokens[i].folded
        if tokens[i - 1].folded == _IN and noun in _ISSUED:
            return noun
    return ""


def _author(analysis: Analysis, document: int, cue: int, noun: str, word: str) -> int:
    """Where the author begins behind the noun of a document at token ``document``; -1 for nowhere."""
    tokens, end = analysis.tokens, min(document + _AUTHOR, cue - 1)
    source = next((i + 1 for i in range(document + 1, end) if tokens[i].folded == _FROM), 0)
    if source:
        return tokens[source].start
    behind = tokens[document + 1] if document + 1 < cue else tokens[cue]
    if behind.folded[0] == _TO and any(reading.preposition == _TO for reading in stems(behind.folded)):
        return -1 if noun in _SENT else behind.start
    owned = word == noun and behind.folded.startswith("ال") and behind.folded not in _DAYS
    return (
        behind.start if owned or (word == noun and load().tables.roles.begins(behind.folded)) else -1
    )  # «تصريحات ولي العهد»


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
