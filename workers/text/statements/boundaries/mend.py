"""Mend where a chosen content begins and ends: behind the subject of its cue, before «حسب رأيه»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.asked import behind_asked
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.idioms import behind_idiom, behind_retold, with_what
from workers.text.statements.boundaries.joints import COLON, OF_SOMEBODY, is_joint, joins_of, link
from workers.text.statements.boundaries.narrated_heads import behind_narration
from workers.text.statements.boundaries.next_clauses import before_next_clause
from workers.text.statements.boundaries.withheld_ends import before_unsaid
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import Trimmer, is_clitic
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

_SUBJECT: Final = 8
"""Tokens of a subject that a content may be taken to begin with."""
_MAY_SPEAK: Final = 0.1
"""Probability of a mention from which on a word may be of the subject."""
_OWN: Final = frozenset(word for word in COMPLEMENTIZERS if word[0] not in "وف")
"""Complementizers that begin what is said, and do not go on with it."""
_SURE: Final = frozenset({"عن"})
_LIKELY: Final = frozenset({"عن", "الي", "علي"})
_LONG_SUBJECT: Final = 12
"""The same in front of a preposition: a title has none of those but belongs to the subject as well."""
_FARTHEST: Final = 20
"""The same with a relative clause, behind a verb that has no object."""
_ACCUSATIVE: Final = "ا"
_NO_OBJECT: Final = "p:none"
_NO_NOUNS: Final = frozenset({COLON, "ب", "ل"}) | word_list("saying")
"""What may stand in front of a quotation mark, and names nobody whose name the mark could be of."""
_GOVERNING: Final = word_list("before_clauses")
_ASIDES: Final = word_list("time_asides") | word_list("times") | frozenset({"في", "بيان"})
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_CONNECTIVES: Final = word_list("leading_connectives")
_TWO_WORDS: Final = frozenset({("في", "حين"), ("الي", "ذلك"), ("في", "المقابل")})
_CONNECTIVE: Final = 2
"""Tokens of a connective, at most."""
_ATTRIBUTION: Final = 2
"""Tokens of «حسب رأيه»."""
_BY: Final = frozenset({"حسب", "بحسب", "وفق", "حد"})
_UPON: Final = "علي"
_OWN_WORDS: Final = word_list("own_words")
_DETERMINERS: Final = word_list("determiners")
_BRACKETS: Final = frozenset("()")
_IN_IT: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_MANNER: Final = frozenset({"بشكل", "بصوره"})
"""With an adjective: how it is said, «بشكل قاطع»."""
_PAIR: Final = 2
_HIM: Final = "ايا"
"""Beginning of «إياه», «إياها», folded."""


def mend(
    analysis: Analysis, reading: TokenReading, named: NamedTokens, trimmer: Trimmer, proposal: Proposal
) -> Proposal:
    """The proposal with a content that begins and ends where grammar has it."""
    proposal = behind_retold(analysis, proposal)
    first, end = _first(analysis, reading, named, proposal), _before_attribution(analysis, proposal)
    if (first, end) == (proposal.first, proposal.end):
        first, end = behind_asked(analysis, reading, named, proposal)
        first = with_what(analysis, proposal.cue, _with_determiner(analysis, proposal.cue, first))
        first = _behind_in_it(analysis, proposal) if first == proposal.first else first
    end = before_next_clause(analysis, proposal.cue, first, before_unsaid(analysis, first, end))
    if (first, end) == (proposal.first, proposal.end):
        return proposal
    rest = trimmer.trim(first, end)
    return proposal._replace(first=rest[0], end=rest[1]) if rest else proposal


def _first(analysis: Analysis, reading: TokenReading, named: NamedTokens, proposal: Proposal) -> int:
    """Where it begins."""
    first: int | None = None
    if proposal.cue >= proposal.end:
        first = _behind_connective(analysis, proposal)
    elif 0 <= proposal.cue < proposal.first:
        first = _behind_bracket(analysis, proposal)
        first = _behind_subject(analysis, reading, named, proposal) if first is None else first
        first = _behind_preposition(analysis, reading, named, proposal) if first is None else first
        first = _behind_outlet(analysis, proposal) if first is None else first
        first = _behind_pronoun(analysis, proposal) if first is None else first
        first = behind_narration(analysis, proposal) if first is None else first
        first = behind_idiom(analysis, proposal) if first == proposal.first else first
    return proposal.first if first is None else first


def _behind_bracket(analysis: Analysis, proposal: Proposal) -> int | None:
    """Behind the years of the subject that the cut runs through, and manner: «ينفي الرئيس (2003-<2010) بشكل قاطع> …»."""
    tokens, first = analysis.tokens, proposal.first
    opening = next((at for at in range(first - 1, proposal.cue, -1) if tokens[at].word in _BRACKETS), -1)
    if opening < 0 or tokens[opening].word != "(":
        return None
    close = next((at for at in range(first, min(first + _PAIR, proposal.end)) if tokens[at].word == ")"), -1)
    if close < 0 or any(token.word[0].isalpha() for token in tokens[opening:close]):
        return None
    at = close + 1
    at += _PAIR if at < proposal.end and tokens[at].folded in _MANNER else 0
    return at if at < proposal.end else None


def _behind_in_it(analysis: Analysis, proposal: Proposal) -> int:
    """Where it begins behind «فيه», which is of the verb: «أصدر بيانا أكد <فيه أن> …», «كتابا وصف <فيه> الرئيس بأنه …».

    Who is accused there stands whole in the content: «اتهم فيه [السلطات] <المحلية بالفساد>».
    """
    tokens, at, cue = analysis.tokens, proposal.cue + 1, analysis.cues[proposal.cue] if proposal.cue >= 0 else None
    first = proposal.first
    if cue is None or cue.kind not in _VERBS or not at <= first or tokens[at].folded not in _IN_IT:
        return first
    if at < first:
        word = tokens[at + 1].folded
        cut = at + _PAIR == first and cue.lemma in OF_SOMEBODY and not cue.with_object and word[0].isalpha()
        return (
            at + 1 if cut and word not in PREPOSITIONS | COMPLEMENTIZERS and tokens[first].word[0].isalpha() else first
        )
    if at + 1 >= proposal.end:
        return first
    joined = is_joint(analysis, proposal.cue, at + 1) and at + _PAIR < proposal.end
    return at + 1 + (joined and not is_clitic(tokens[at + 1].folded))


def _before_attribution(analysis: Analysis, proposal: Proposal) -> int:
    """Where it ends: before «حسب رأيه», «على حد تعبيرها», not before «حسب رأي الخبراء»."""
    end = proposal.end
    at = end - _ATTRIBUTION
    if at <= proposal.first or analysis.quote_depth[at] or analysis.tokens[at].folded not in _BY:
        return end
    own = analysis.tokens[end - 1].folded
    nouns = (own.removesuffix(pronoun) for pronoun in OBJECT_PRONOUNS if own.endswith(pronoun))
    if not any(noun in _OWN_WORDS or (noun[-1:] == "ت" and f"{noun[:-1]}ه" in _OWN_WORDS) for noun in nouns):
        return end
    return at - (analysis.tokens[at - 1].folded == _UPON and at - 1 > proposal.first)


def _with_determiner(analysis: Analysis, cue: int, first: int) -> int:
    """Where it begins with the word that its noun phrase begins with: «انتقد <بعض> السياسات», «نفى <أي> استخدام للأسلحة»."""
    word = analysis.cues[cue] if 0 <= cue < first - 1 else None
    if word is None or "object" not in word.joins or word.with_object:
        return first
    return first - (analysis.tokens[first - 1].folded in _DETERMINERS and not analysis.quote_depth[first])


def _behind_subject(analysis: Analysis, reading: TokenReading, named: NamedTokens, proposal: Proposal) -> int | None:
    """Behind the complementizer that the subject of the cue stands before: «وأضافت <الشرطة أن> التحقيق مستمر».

    A verb that has an object, too («كرر <مناشدته>»), and «بأن» («هدد <النساء> بأنهن …») want words that may be a subject.
    """
    cue, first = analysis.cues[proposal.cue], proposal.first
    if cue is None or "an" not in cue.joins or not link(analysis, proposal.cue, first).endswith(":none"):
        return None
    for at in range(first, min(first + _SUBJECT, proposal.end - 2)):
        word = analysis.tokens[at].folded
        if analysis.quote_depth[at] > analysis.quote_depth[first] or _is_verb(analysis, at):
            return None
        if word not in _OWN:
            continue
        if at == first or analysis.tokens[at - 1].folded in _GOVERNING:
            return None
        sure = "object" not in cue.joins and word[0] != "ب"
        return at + 1 if sure or _may_be_subject(analysis, reading, named, first, at) else None
    return None


def _behind_preposition(
    analysis: Analysis, reading: TokenReading, named: NamedTokens, proposal: Proposal
) -> int | None:
    """Behind the preposition of the cue that its subject stands before: «أعلن <الجيش اليمني عن> نزع الألغام».

    Where the cue may have an object, only «عن» is sure to be its own: «أكد <العمل على> خطة جديدة». Where it may have none, all
    in front of the preposition is of its subject: «ندد الرئيس، <حليف دمشق ب>الهجوم».
    """
    cue, first = analysis.cues[proposal.cue], proposal.first
    how = link(analysis, proposal.cue, first)
    if cue is None or not how.endswith(":none"):
        return None
    if how == _NO_OBJECT and cue.kind in _VERBS and not analysis.quote_depth[first]:
        return _behind_own_joint(analysis, reading, named, proposal)
    own = joins_of(cue) & (_SURE if "object" in cue.joins else _LIKELY)
    for at in range(first + 1, min(first + _LONG_SUBJECT, proposal.end - 1)):
        word = analysis.tokens[at].folded
        if analysis.quote_depth[at] > analysis.quote_depth[first] or _is_verb(analysis, at):
            return None
        if word in own:
            return at + 1 if _may_be_subject(analysis, reading, named, first, at) else None
    return None


def _behind_own_joint(analysis: Analysis, reading: TokenReading, named: NamedTokens, proposal: Proposal) -> int | None:
    """Behind what joins a content to a verb that wants a preposition; None where nothing does."""
    cue, first = proposal.cue, proposal.first
    if any(is_joint(analysis, cue, at) for at in range(cue + 1, first + 1)):
        return None
    for at in range(first + 1, min(first + _FARTHEST, proposal.end - 1)):
        word = analysis.tokens[at].folded
        if word not in COMPLEMENTIZERS and is_joint(analysis, cue, at):
            accusative = analysis.tokens[first].folded.endswith(_ACCUSATIVE)  # «تعترض صاروخا أطلق على المدينة»
            subject = first > cue + 1 or not accusative or _may_be_subject(analysis, reading, named, first, at)
            return None if not subject else at if len(word) > 1 and word not in PREPOSITIONS else at + 1
    return None


def _behind_outlet(analysis: Analysis, proposal: Proposal) -> int | None:
    """Behind a name in quotation marks that ends before the complementizer: «قال لوكالة "<تاس" أمس إن> التحقيق مستمر».

    What is quoted itself goes on behind the complementizer: «قال "إن التحقيق مستمر"».
    """
    cue, first = analysis.cues[proposal.cue], proposal.first
    if cue is None or "an" not in cue.joins or not analysis.quote_depth[first] or analysis.quote_depth[proposal.cue]:
        return None
    mark = first if analysis.tokens[first].folded in MARKS else first - 1
    before = analysis.tokens[mark - 1].folded if mark - 1 > proposal.cue else COLON
    if analysis.tokens[mark].folded not in MARKS or before in COMPLEMENTIZERS | PREPOSITIONS or before in _NO_NOUNS:
        return None
    for at in range(first, min(first + _SUBJECT, proposal.end - 2)):
        word = analysis.tokens[at].folded
        if word in _OWN:
            inside = analysis.quote_depth[at] > 0
            governed = analysis.tokens[at - 1].folded in _GOVERNING
            return None if inside or governed or at == first else at + 1
        if not analysis.quote_depth[at] and _is_verb(analysis, at):
            return None
    return None


def _is_verb(analysis: Analysis, at: int) -> bool:
    cue = analysis.cues[at]
    return cue is not None and cue.kind in _VERBS


def _may_be_subject(analysis: Analysis, reading: TokenReading, named: NamedTokens, first: int, end: int) -> bool:
    words = [token.folded for token in analysis.tokens[first:end]]
    return all(
        named.kind[at] or reading.mention[at] > _MAY_SPEAK or word in COMMAS or word in MARKS or word in _ASIDES
        for at, word in enumerate(words, first)
    )


def _behind_connective(analysis: Analysis, proposal: Proposal) -> int | None:
    """Behind what joins a content in front of its cue to the sentence before: «<كما> قتل ثلاثة، بحسب الوكالة»."""
    at = proposal.first
    words = [token.folded for token in analysis.tokens[at : at + _CONNECTIVE]]
    if words[0].removeprefix("و") in _CONNECTIVES:
        at += 1
    elif tuple(words[:2]) in _TWO_WORDS:
        at += 2
    if at > proposal.first and at < proposal.end and analysis.tokens[at].folded in COMPLEMENTIZERS:
        at += 1
    return at if proposal.first < at < proposal.end else None


def _behind_pronoun(analysis: Analysis, proposal: Proposal) -> int | None:
    """Behind the pronoun of whom something is told, and what joins it: «واصفا <إياها بأنها> "مهزلة"»."""
    words = analysis.tokens
    at = proposal.first
    if not words[at].folded.startswith(_HIM) or at + 1 >= proposal.end or analysis.cues[proposal.cue] is None:
        return None
    head = words[at + 1].folded
    return at + 1 + (head in COMPLEMENTIZERS or head == "ب") if head[0] == "ب" else None
