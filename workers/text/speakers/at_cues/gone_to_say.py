"""Find who speaks where the verb in front of the words is none of speech, or where he stands right at it.

«ذهبت [روسيا] للقول إن …», «ذهب [بعض العلماء] إلى حد القول بأن …»; «"…"، تحذير أطلقه [ولي العهد] …», «"…" جملة قالها [فلان]».
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.next_clauses import ARTICLES, WRITERS
from workers.text.statements.find import Found
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.words.clitics import stems
from workers.text.words.tokens import folded_word as fold

_CONJUNCTIONS: Final = "وف"
_VOICES: Final = frozenset({"صوت", "اصوات"})
"""What is heard saying something in a recording, whoever's it is."""
_GOING: Final = frozenset({"ذهب", "ذهبت", "ذهبوا", "يذهب", "تذهب", "خلص", "خلصت", "يخلص", "تخلص", "مضي", "مضت"})
_SAYING: Final = frozenset({"القول", "للقول"})
_TO: Final = frozenset({"الي", "حد", "حدود", "مباشره", "بعيدا", "ابعد"})
_NO_SUBJECTS: Final = PREPOSITIONS | {"فيه", "فيها", "به", "بها"}
"""«تصريحات ذهب [فيها] إلى حد القول إن …»."""
_THAT: Final = "ان"
_FOR: Final = "ل"
_FORMERLY: Final = frozenset({"سبق", "يسبق"})
_PRONOUNS_OF: Final = frozenset({"له", "لها", "لهم", "لهما", "لي", "لنا"})
_ASKING_NOUNS: Final = frozenset(map(fold, ("طلب", "دعوة", "مطالبة", "تهديد", "إعلان", "نفي", "رفض", "اتهام")))
_BEFORE_NOUNS: Final = frozenset(map(fold, ("على", "بعد", "عقب", "إثر", "رغم", "من", "إلى", "بسبب", "قبل")))
_PAIR: Final = 2
_UTTERANCES: Final = word_list("utterances")
_UTTERED: Final = word_list("uttered")
_THUS: Final = "هكذا"
_DOTS: Final = frozenset({".", "…"})
_PRONOUNS: Final = ("ه", "ها")
_STOPS: Final = (
    COMMAS | SENTENCE_ENDS | PREPOSITIONS | COMPLEMENTIZERS | MARKS | word_list("times") | word_list("time_asides")
    | word_list("in_time") | word_list("relatives")
)  # fmt: skip
_LONGEST: Final = 10
"""Tokens of who speaks, at most."""


def told_otherwise(analysis: Analysis, before: Found | None, one: Found, knowledge: Knowledge) -> Found | None:
    """The statement with who says it by another word than its verb; None for most. ``before``: the one in front of it."""
    if (uttered := who_uttered(analysis, one.content)) is not None:
        verb = uttered[0] - 1
        uttered = one.mention if one.mention is not None and one.mention[0] == uttered[0] else uttered
        return replace(one, mention=uttered, cue=verb, cue_word=analysis.cues[verb])
    if one.cue is None:
        return None
    gone = who_goes_to_say(analysis, one.cue) or who_has_done(analysis, one.cue)
    if gone is not None:
        return replace(one, mention=gone)
    return who_asks_in_turn(analysis, before, one, knowledge) if before is not None else None


def who_goes_to_say(analysis: Analysis, cue: int) -> tuple[int, int] | None:
    """The tokens between a verb of going and «للقول», «إلى القول» at token ``cue``, as (first, end); None where none are."""
    tokens = analysis.tokens
    if tokens[cue].folded not in _SAYING:
        return None
    end = cue
    while end > 0 and tokens[end - 1].folded in _TO:
        end -= 1
    for verb in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        folded = tokens[verb].folded
        if folded.lstrip(_CONJUNCTIONS) in _GOING or folded in _GOING:
            named = verb + 1 < end and tokens[verb + 1].folded not in _NO_SUBJECTS
            return (verb + 1, end) if named else None
        if folded in COMMAS or folded in SENTENCE_ENDS or folded in COMPLEMENTIZERS:
            return None
    return None


def who_has_done(analysis: Analysis, cue: int) -> tuple[int, int] | None:
    """The tokens of whom «سبق لـ» tells that they have said it at the verb of token ``cue``: «سبق [لبعض الدول] أن دعت إلى …».

    With the preposition on the first one, as (first, end); None for others, and for a pronoun («سبق له أن قال»).
    """
    tokens, end = analysis.tokens, cue - 1
    if end <= 0 or tokens[end].folded != _THAT:
        return None
    for verb in range(end - 1, max(end - _LONGEST, 0) - 1, -1):
        folded = tokens[verb].folded
        if folded.lstrip(_CONJUNCTIONS) in _FORMERLY and verb + 1 < end:
            word = tokens[verb + 1].folded
            named = any(one.preposition == _FOR for one in stems(word)) and word not in _PRONOUNS_OF
            return (verb + 1, end) if named else None
        if not folded[0].isalnum() or analysis.cues[verb] is not None or folded in COMPLEMENTIZERS:
            return None
    return None


def who_asks_in_turn(analysis: Analysis, before: Found, statement: Found, knowledge: Knowledge) -> Found | None:
    """The second content of a verb as that of the verbal noun in front of it which has a subject of its own.

    «طلبت إسرائيل من القنصل <المغادرة> ردا على [طلب تركيا] من السفير <العودة>»: a state behind «طلب», in front of which stands a
    preposition. ``before``: the statement in front. None where nothing of the kind stands there.
    """
    tokens, cue, verb = analysis.tokens, statement.cue, statement.cue_word
    if cue is None or verb is None or before.cue != cue or before.content[0] < cue:
        return None
    content = statement.content[0]
    for noun in range(content - _PAIR, before.content[0] + 1, -1):
        folded = tokens[noun].folded
        if folded not in _ASKING_NOUNS or tokens[noun - 1].folded not in _BEFORE_NOUNS:
            continue
        for end in range(min(noun + 1 + _PAIR, content), noun + 1, -1):
            state = knowledge.state(" ".join(token.folded for token in tokens[noun + 1 : end]))
            if state is not None:
                word = (analysis.cues[noun] or verb)._replace(kind=CueKind.NOUN, gender="")
                return replace(statement, cue=noun, cue_word=word, mention=(noun + 1, end))
    return None


def who_uttered(analysis: Analysis, content: tuple[int, int]) -> tuple[int, int] | None:
    """Who is told to have uttered the quotation in front: «"…"، تحذير أطلقه [ولي العهد السعودي]»; None for none.

    The noun for the words is indefinite, and the verb has its pronoun; or «هكذا» stands for them: «"…".. هكذا رأى [الرئيس]».
    """
    tokens, at = analysis.tokens, content[1]
    if not analysis.quote_depth[content[0]] or at >= len(tokens) or tokens[at].folded not in MARKS:
        return None
    at += 1
    while at < len(tokens) and tokens[at].folded in COMMAS | _DOTS:
        at += 1
    if at + 2 >= len(tokens):
        return None
    verb, noun = tokens[at + 1].folded, tokens[at].folded
    whose = any(verb.endswith(pronoun) and verb.removesuffix(pronoun) in _UTTERED for pronoun in _PRONOUNS)
    if not ((noun in _UTTERANCES and whose) or (noun == _THUS and analysis.cues[at + 1] is not None)):
        return None
    first = end = at + 2
    while end < min(first + _LONGEST, len(tokens)) and tokens[end].folded not in _STOPS:
        end += 1
    return (first, end) if end > first else None


def beside_verb(statement: Found, analysis: Analysis) -> tuple[int, int] | None:
    """Who stands right at the verb: «… متعددة"، يقول [الكاتب]» behind its content, «ثم [صوت] يقول "…"»; None for nobody."""
    tokens, verb, cue = analysis.tokens, statement.cue_word, statement.cue or 0
    if cue and tokens[cue - 1].folded in _VOICES and verb is not None and verb.kind is CueKind.IMPERFECT:
        return cue - 1, cue
    first = cue + 1
    if statement.content[1] >= first or first >= len(tokens) or tokens[first].folded not in WRITERS:
        return None
    return first, first + 1 + (first + 1 < len(tokens) and tokens[first + 1].folded in ARTICLES)
