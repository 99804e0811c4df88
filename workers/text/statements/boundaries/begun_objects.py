"""Give a content the object back that it lacks at its head: «انتقد ظريف <الإدارة الأمريكية> بسبب العقوبات»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import name_words
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import OF_SOMEBODY, joins_of, link
from workers.text.statements.boundaries.lost_heads import behind_times
from workers.text.statements.mention_search.addressed import ASKING
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import SHORTEST_STEM, is_clitic
from workers.text.syntax.verbs import is_place, verb_gender
from workers.text.words.vocabulary import vocabulary

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_OBJECT: Final = "object"
_TAKEN: Final = frozenset({_OBJECT, "عن"})
_ATTITUDES: Final = word_list("attitudes")
_IN: Final = "في"
_THE: Final = "ال"
_ORIGIN: Final = ("ي", "يه")
"""Endings of adjectives."""
_RELATIVES: Final = word_list("relatives")
_ASIDES: Final = word_list("times") | word_list("time_asides") | word_list("how_something_is_said")
_OF_NOUNS: Final = frozenset({"عن", "علي", "الي"})
"""Prepositions that join more to an object: «نفى <تقارير عن> غارة»; «في» and «من» may tell of the saying."""
_SPEAKING: Final = _VERBS | {CueKind.PARTICIPLE}
_NO_HEADS: Final = word_list("spans_of_time") | word_list("time_asides") | word_list("tells_of_telling")
"""Nouns in front of a content that are none of it: of the time, and that tell only that something is said."""
_ALREADY: Final = frozenset({"قد", "فقد", "لقد", "كلما"})
_ACCUSATIVE, _HERS = "ا", "ها"
_B, _TO = "ب", "ل"
_FEMININE: Final = "ه"
"""«ة», folded."""
_LEADS_ASIDE: Final = PREPOSITIONS | word_list("asides_of_saying")
_BECAUSE: Final = frozenset({"بسبب", "لان", "لانه", "لانها", "لانهم"})
_HIM: Final = "ايا"
"""Beginning of «إياه», «إياها», folded."""
_LONGEST: Final = 8
"""Tokens of an object, at most."""


def from_object(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """Where the content begins that begins at ``first``, with its object. ``behind``: the token behind the speaker's mention.

    Of 1,207 annotated contents of verbs that have an object none begins with a preposition. Whom somebody asks is not of the
    content: «ناشد الجنود <رفض الأوامر>».
    """
    word = analysis.cues[cue] if 0 <= cue < first else None
    if word is None or word.with_object:
        return first
    parts = (_from_noun, _from_construct, _from_verb, _from_described)
    whole = min(part(analysis, cue, first, behind) for part in parts)
    told = word.kind in _VERBS or (word.kind is CueKind.NOUN and behind > cue + 1)
    if whole < first or not told or not word.joins & _TAKEN:
        return whole
    if analysis.tokens[first - 1].folded in COMPLEMENTIZERS:
        return _from_attitude(analysis, cue, first, behind)
    if word.lemma in ASKING or _OBJECT not in word.joins or not _goes_on(analysis, cue, first):
        return first
    at = max(cue + 1, behind)
    while at < first and (analysis.tokens[at].folded in COMMAS or analysis.tokens[at].folded in _ASIDES):
        at += 1
    words = [token.folded for token in analysis.tokens[at:first]]
    if not 0 < len(words) <= _LONGEST or analysis.quote_depth[at] or analysis.quote_depth[first]:
        return first
    nouns = all(word[0].isalnum() and word not in _ASIDES and word not in PREPOSITIONS - {_IN} for word in words)
    nouns = nouns and words[0] != _IN
    verbs = any(cue is not None and cue.kind in _VERBS for cue in analysis.cues[at:first])
    return at if nouns and not verbs and (COMPLEMENTIZERS | _RELATIVES).isdisjoint(words) else first


def _from_noun(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """From the noun whose adjective the cut made its head: «شكك في <الأساس> القانوني», «اتهم <النظام> السوري بالكذب».

    With whom something is told of stands all that is between the speaker and the cut: «اتهم <زعيم المعارضة> العمالية بأنه …».
    """
    word, low = analysis.cues[cue], max(cue + 1, behind)
    noun, adjective = analysis.tokens[first - 1].folded, analysis.tokens[first].folded
    definite = noun.startswith(_THE) and adjective.startswith(_THE) and adjective.endswith(_ORIGIN)
    if word is None or first <= low or not definite or noun in PREPOSITIONS or adjective in _RELATIVES:
        return first
    before = analysis.tokens[first - 2].folded.removeprefix("و")
    aside = noun in _ASIDES or (first - 2 > cue and before in _LEADS_ASIDE and before not in joins_of(word))
    if aside or analysis.quote_depth[first]:
        return first  # see workers/text/statements/boundaries/asides.py
    words = [token.folded for token in analysis.tokens[low:first]]
    names = len(words) <= _LONGEST and all(one[0].isalpha() and one not in PREPOSITIONS for one in words)
    told = word.lemma in OF_SOMEBODY and names and _ASIDES.isdisjoint(words) and not any(analysis.cues[low:first])
    return low if told else first - 1


def _from_construct(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """From the noun that the cut has taken from its construct: «أعلن، السبت، <توجيه> ضربات», «هدد ب<شن> هجوم».

    Of 1,682 annotated contents of verbs that nothing joins none stands behind such a noun, but for what tells only that
    something is said: «جدد تأكيد <التزامه>».
    """
    word, other = analysis.cues[cue], analysis.cues[first]
    low = behind_times(analysis, max(cue + 1, behind), first - 1)
    if (
        word is None
        or low != first - 1
        or word.kind not in _SPEAKING
        or analysis.quote_depth[low] != analysis.quote_depth[cue]
    ):
        return first
    noun, head = analysis.tokens[low].folded, analysis.tokens[first].folded
    if noun in _ASIDES:
        return first
    if noun[0] == _B and _B in word.joins and is_clitic(noun):
        noun = noun[1:]
    owned = [host for host in _owned(noun) if f"{_THE}{host}" in vocabulary()]
    plain = (
        link(analysis, cue, first).endswith(":none")
        and not analysis.quote_depth[first]
        and (other is None or (other.kind is CueKind.NOUN and owned))
    )
    if not plain or not head[0].isalnum() or (head[0] in "وبل" and is_clitic(head)) or head in PREPOSITIONS:
        return first
    adjective = head.endswith((_ACCUSATIVE, *_ORIGIN)) and not head.endswith(_HERS) and not head.startswith(_THE)
    if noun.endswith(_ACCUSATIVE) and not adjective and not owned:
        return first  # «اتهم مرارا <روسيا>», not «أعلن <رسوما جمركية>»
    bare = noun.removesuffix(_ACCUSATIVE)
    known = bool(owned) or any(f"{_THE}{one}" in vocabulary() for one in (noun, bare))
    known = known or (noun in vocabulary() and head.startswith(_THE) and not verb_gender(noun))
    named = noun in name_words() or is_place(noun) or load().lookup(noun) is not None
    return low if known and not named and noun not in _NO_HEADS and not noun.startswith(_THE) else first


def _from_described(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """From whom a participle without a subject of its own tells of: «واصفا <ولي> العهد بأنه …», «متهما <دولا> غربية بـ…»."""
    word = analysis.cues[cue]
    if word is None or word.kind is not CueKind.PARTICIPLE or word.lemma not in OF_SOMEBODY or behind > cue + 1:
        return first
    at = behind_times(analysis, cue + 1, first)
    words = [token.folded for token in analysis.tokens[at:first]]
    noun = 0 < len(words) <= _LONGEST and all(one[0].isalpha() and one not in PREPOSITIONS for one in words)
    plain = (
        noun and COMPLEMENTIZERS.isdisjoint(words) and _ASIDES.isdisjoint(words) and not any(analysis.cues[at:first])
    )
    clitic = noun and any(one[0] == _B and is_clitic(one) for one in words)
    him = noun and words[-1].startswith(_HIM)
    return at if plain and not clitic and not him and analysis.tokens[first].folded[0].isalnum() else first


def _owned(noun: str) -> Iterator[str]:
    """The folded noun without the pronoun of whose it is: «رفضه <استقبال> …», «نيتها <سحب> …»."""
    for pronoun in OBJECT_PRONOUNS:
        host = noun.removesuffix(pronoun)
        if host != noun and len(host) >= SHORTEST_STEM:
            yield host
            yield f"{host[:-1]}{_FEMININE}" if host[-1] == "ت" else host


def _from_verb(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """From the verb of the clause behind its attribution: «وبحسب القناة، <شاركت> سفينة في الهجوم»."""
    word, low = analysis.cues[cue], max(cue + 1, behind)
    low += low < first and analysis.tokens[low].folded in COMMAS
    if word is None or word.kind is not CueKind.ATTRIBUTION or low != first - 1 or analysis.quote_depth[first]:
        return first
    verb = analysis.tokens[low].folded
    return low if verb_gender(verb) and verb not in _ALREADY and verb not in COMPLEMENTIZERS else first


def _from_attitude(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """From the noun that the clause belongs to: «أبدى <اعتقاده بأن> …», «أعرب عن <أمله في أن> …»; of 26 contents 25."""
    at = first - 2 - (analysis.tokens[first - 2].folded == _IN)
    owned = analysis.tokens[at].folded if at >= max(cue + 1, behind) else ""
    nouns = (owned.removesuffix(pronoun) for pronoun in OBJECT_PRONOUNS if owned.endswith(pronoun))
    return at if any(noun in _ATTITUDES or f"{noun[:-1]}ه" in _ATTITUDES for noun in nouns) else first


def _is_to_noun(word: str) -> bool:
    """Whether «لـ» is written onto the folded word, a noun that news has oftener with it than without: «لخوض», «لشن»."""
    known = vocabulary()
    return word[0] == _TO and f"{_THE}{word[1:]}" in known and f"{_THE}{word}" not in known


def _goes_on(analysis: Analysis, cue: int, first: int) -> bool:
    """Whether the word at token ``first`` joins what follows to a noun in front, and not to the cue."""
    word, head, before = analysis.cues[cue], analysis.tokens[first].folded, analysis.tokens[first - 1].folded
    if word is None or before in COMMAS or before in MARKS or not link(analysis, cue, first).endswith(":none"):
        return False
    joins = joins_of(word)
    if head in _BECAUSE or head in _OF_NOUNS:
        return head not in joins
    joined = head[0] in "بل" and (is_clitic(head) or _is_to_noun(head))
    return joined and head[0] not in joins and not (head[0] == "ل" and "الي" in joins)
