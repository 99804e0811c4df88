"""Give a clause behind «إن» its predicate back that was read as a cue of its own: «قال إن <الشركة> <أعلنت خسارتها>»."""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS, DASHES
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.verbs import verb_gender

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_SUBORDINATE: Final = word_list("subordinate_clauses")
_RELATIVES: Final = word_list("relatives")
_COMMAS_OF_CLAUSE: Final = 2
_REACH: Final = 15
"""Tokens of a relative clause with its commas."""
_BACK: Final = 40
"""Tokens from the head of a sentence to the cue, at most."""
_TELLING: Final = "قال"
_CONJUNCTIONS: Final = "وفل"
"""«وأكد», «فأكد», «ليؤكد»: another clause."""
_RELAYING: Final = frozenset({"نقل", "ذكر", "أفاد", "أورد", "كتب", "نشر", "كشف"})
"""Lemmas of cues that an outlet has as well, behind which who is told of speaks."""
_GOVERNING: Final = word_list("before_clauses") | frozenset(
    {"الا", "غير", "بيد", "سبق", "لكن", "بما", "مع", "حيث", "اذ", "كما"}
)
_IF: Final = frozenset({"اذا", "لو", "كلما", "مهما", "لولا"})
_CASE, _IN = "حال", "في"
_THEN: Final = "ف"
_TIME_OF_CLAUSE: Final = frozenset({"قبل", "بعد", "بعدما", "قبلما", "حين", "عندما"})
_IN_IT: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_PRONOUNS: Final = frozenset({"هو", "هي", "هم"})
_CLAUSE: Final = 26
"""Tokens from the outer verb to the inner one, at most."""
_MARK_AND_RELATIVE: Final = 2
_SUBJECT: Final = 6
"""Tokens of a bare subject, at most."""
_ASIDE: Final = 14
"""Tokens between it and its predicate, at most."""


def goes_on(
    analysis: Analysis, cue: int, content: tuple[int, int], next_cue: int, mention: tuple[int, int] | None
) -> bool:
    """Whether the statement of the verb ``next_cue`` goes on with the clause ``content``, and is none of its own.

    It stands right behind the clause or behind its comma and has no subject (``mention``) of its own: «إن المؤشرات، التي
    نشرت أمس، <تؤكد أن> …». Not where the clause before is a subordinate one: «بينما تؤكد الشرطة أن المتهم فر، <تنفي> أسرته
    ذلك».
    """
    first, end = content
    if not 0 <= cue < first or end > next_cue or analysis.tokens[first - 1].folded not in COMPLEMENTIZERS:
        return False
    verb = analysis.cues[next_cue]
    if verb is None or verb.kind not in _VERBS:
        return False
    between = [token.folded for token in analysis.tokens[end:next_cue]]
    if len(between) == _MARK_AND_RELATIVE and between[0] in COMMAS and between[1] in _RELATIVES:
        return _is_bare(analysis, first, end)  # «إن <الضواحي>، التي قال إنها …، ستبقى خارج الهدنة»
    if verb.lemma == _TELLING:
        return False
    if (mention is not None and mention[0] > next_cue) or analysis.tokens[end - 1].folded in _SUBORDINATE:
        return False
    plain = not (analysis.quote_depth[first] or analysis.quote_depth[next_cue])
    same = analysis.sentence[next_cue] == analysis.sentence[cue]
    joined = analysis.tokens[next_cue].folded[0] in _CONJUNCTIONS
    return plain and same and not joined and _is_close(analysis, end, next_cue) and not _is_subordinate(analysis, cue)


def are_split(analysis: Analysis, content: tuple[int, int], next_content: tuple[int, int]) -> bool:
    """Whether only quotation marks part two contents of one verb: «أضاف أن "الوعد" الذي قطعه "هو النزع"».

    Not two sentences, of which a quotation over several paragraphs has one in each.
    """
    end, first = content[1], next_content[0]
    marks = all(token.folded in MARKS for token in analysis.tokens[end:first])
    return marks and analysis.sentence[end - 1] == analysis.sentence[first]


def _is_close(analysis: Analysis, end: int, verb: int) -> bool:
    """Whether only marks, or a relative clause between commas, stand between the clause and the verb."""
    between = [token.folded for token in analysis.tokens[end:verb]]
    bare = [word for word in between if word not in MARKS]
    relative = len(bare) > _COMMAS_OF_CLAUSE and bare[1] in _RELATIVES and bare[0] in COMMAS and bare[-1] in COMMAS
    return all(word in COMMAS for word in bare) or (relative and len(bare) <= _REACH)


def _is_subordinate(analysis: Analysis, cue: int) -> bool:
    """Whether what stands in front of the cue in its sentence makes its clause a subordinate one."""
    at = cue
    while at > max(cue - _BACK, 0) and analysis.sentence[at - 1] == analysis.sentence[cue]:
        at -= 1
        if analysis.tokens[at].folded.removeprefix("و") in _SUBORDINATE:
            return True
    return False


def from_outer(analysis: Analysis, proposal: Proposal, cues: Container[int]) -> Proposal:
    """The proposal as the outer verb has it whose clause it is the predicate of: «قال الوزير إن <بلاده دعت إلى وقف القتال>».

    Of 486 such verbs 431 are of an annotated content; the others follow «إلا أن», «بعد أن», or an outlet or «قال» tells what
    another one said. ``cues``: those that have a content of their own.
    """
    at = proposal.cue
    verb = analysis.cues[at] if 0 < at < proposal.first else None
    if verb is None or verb.kind not in _VERBS or verb.lemma == _TELLING or analysis.quote_depth[at]:
        return proposal
    if analysis.tokens[at].folded[0] in _CONJUNCTIONS:
        return proposal
    joint = _complementizer(analysis, at)
    cue = analysis.governor[joint] if joint > 0 else -1
    outer = analysis.cues[cue] if cue >= 0 else None
    if outer is None or cue in cues or at - cue > _CLAUSE or analysis.negated[cue]:
        return proposal
    subject = [token.folded for token in analysis.tokens[cue + 1 : joint]]
    speaks = outer.kind in _VERBS and "an" in outer.joins and outer.lemma not in _RELAYING
    if not speaks or not subject or not (_GOVERNING | COMPLEMENTIZERS).isdisjoint(subject):
        return proposal
    return proposal._replace(cue=cue, first=joint + 1)


def _complementizer(analysis: Analysis, verb: int) -> int:
    """The «إن» whose clause has nothing but its subject in front of the verb; -1 for none."""
    for at in range(verb - 1, max(verb - _CLAUSE, 0), -1):
        word = analysis.tokens[at].folded
        if word in COMPLEMENTIZERS:
            return at if word[0] != "و" and at + 1 < verb else -1
        if word in COMMAS or word in DASHES or analysis.cues[at] is not None or analysis.quote_depth[at]:
            return -1
        if analysis.sentence[at] != analysis.sentence[verb]:
            return -1
    return -1


def whole_clause(analysis: Analysis, cue: int, content: tuple[int, int]) -> tuple[int, int]:
    """The content with its predicate, where it is but the subject of its clause, quoted or cut from it by an aside.

    «إن <الاجتماع> - بحسب الوكالة - <اتسم بالهدوء>», «أن "<الإرهابيين>" <قصفوا البلدة>»: of 23 annotated contents that begin
    with a noun phrase in quotation marks and a verb behind it, all go on with that.
    """
    first, end = content
    if not 0 <= cue < first or end + 2 >= len(analysis.tokens):
        return content
    if _is_condition(analysis, first, end) or _goes_on_nested(analysis, first, end):
        return first, _sentence_end(analysis, end + 1)
    mark, head = analysis.tokens[end].folded, analysis.tokens[end + 1].folded
    if mark in MARKS and analysis.tokens[first - 1].folded in MARKS:
        clause = _is_bare(analysis, first - 1, end) and _is_predicate(analysis, end + 1)
        return (first - 1, _sentence_end(analysis, end + 1)) if clause else content
    attributes = analysis.cues[end + 1]
    aside = attributes is not None and attributes.kind is CueKind.ATTRIBUTION
    set_apart = (mark in COMMAS or mark in DASHES) and (aside or head in _RELATIVES)
    if not set_apart or analysis.quote_depth[first] or not _is_bare(analysis, first, end):
        return content
    marks = COMMAS if mark in COMMAS else DASHES
    for at in range(end + 2, min(end + _ASIDE, len(analysis.tokens) - 1)):
        if analysis.sentence[at] != analysis.sentence[end]:
            break
        if analysis.tokens[at].folded in marks and _is_predicate(analysis, at + 1):
            return first, _sentence_end(analysis, at)
    return content


def _is_condition(analysis: Analysis, first: int, end: int) -> bool:
    """Whether what follows from the content's condition stands behind it: «إنه <إذا كان …>، فإن أنقرة …»; of 25 all but one."""
    comma, then = (analysis.tokens[at].folded for at in (end, end + 1))
    words = [token.folded for token in analysis.tokens[first:end]]
    states = any(word in _IF or (word == _CASE and before == _IN) for before, word in pairwise(["", *words]))
    follows = comma in COMMAS and then in COMPLEMENTIZERS and then[0] == _THEN
    concluded = any(word in COMPLEMENTIZERS and word[0] == _THEN for word in words)
    plain = not analysis.quote_depth[first] and not analysis.quote_depth[end]
    return states and follows and plain and not concluded and analysis.sentence[end] == analysis.sentence[first]


def _goes_on_nested(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the clause behind «إن» goes on with words that somebody in it said: «إن <الرئيس وجه رسالة> قال فيها إن …».

    Not where the reporter may tell what came then: «قال إن <العاصفة تقترب> قبل أن يصدر بيانا يقول فيه إنه …».
    """
    cue = analysis.cues[end]
    clause = analysis.tokens[first - 1].folded in COMPLEMENTIZERS and not analysis.quote_depth[end]
    tells = cue is not None and cue.kind in _VERBS and analysis.tokens[end + 1].folded in _IN_IT
    joined = analysis.tokens[end].folded[0] in _CONJUNCTIONS
    joined = joined or any(token.folded in _TIME_OF_CLAUSE for token in analysis.tokens[first:end])
    return clause and tells and not joined and analysis.sentence[end] == analysis.sentence[end - 1]


def _is_bare(analysis: Analysis, first: int, end: int) -> bool:
    """Whether nothing but a noun phrase stands behind «إن»: in quotation marks it may have prepositions."""
    words = [token.folded for token in analysis.tokens[first:end]]
    quoted = words[0] in MARKS
    if analysis.tokens[first - 1].folded not in COMPLEMENTIZERS or not quoted < len(words) <= _SUBJECT + quoted:
        return False
    nouns = words[quoted:]
    return not any(
        not word[0].isalpha() or verb_gender(word) or (word in PREPOSITIONS and not quoted) for word in nouns
    )


def _is_predicate(analysis: Analysis, at: int) -> bool:
    word, cue = analysis.tokens[at].folded, analysis.cues[at]
    verb = bool(verb_gender(word)) or (cue is not None and cue.kind in _VERBS)
    return word in _PRONOUNS or (verb and word[0] not in _CONJUNCTIONS)


def _sentence_end(analysis: Analysis, at: int) -> int:
    """The end of the clause that token ``at`` is in: before the comma of the next cue, or at the end of the sentence."""
    number = analysis.sentence[at]
    while at + 1 < len(analysis.tokens) and analysis.sentence[at + 1] == number:
        at += 1
        if analysis.tokens[at].folded in COMMAS and at + 1 < len(analysis.cues) and analysis.cues[at + 1] is not None:
            return at
    return at
