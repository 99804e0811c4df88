"""What joins a content to the cue in front of it and belongs to neither."""

from __future__ import annotations

from functools import cache
from typing import Final

from workers.text.data_files import word_list
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueWord
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import SHORTEST_STEM, Trimmer, is_clitic
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

COLON: Final = ":"
REACH: Final = 45
"""Tokens from a cue to the beginning of its content: a subject with titles and an aside fit in."""
_SAYING: Final = word_list("saying")
OF_SOMEBODY: Final = frozenset({"اتهم", "وصف", "حمل", "شبه", "نعت", "صنف", "خون", "نسب"})
"""Lemmas of cues whose content is an object and what is told of it: «X بـ Y»."""
_ACCUSE: Final = "اتهم"
_TIMES: Final = word_list("times")
_SPEECH: Final = frozenset({"an", "quote"})
_CLITICS: Final = frozenset("بل")
"""Prepositions that stand alone in front of a quotation mark: «نددت ب"العدوان"»."""


@cache
def joins_of(cue: CueWord) -> frozenset[str]:
    """What may join the cue and its content, folded."""
    return frozenset(map(fold, cue.joins))


def link(analysis: Analysis, cue: int, first: int) -> str:
    """How a content that begins at token ``first`` is joined to the cue before it, and what the cue asks for.

    What the cue asks for: ``p`` only a preposition, ``o`` an object or more, ``s`` speech, ``x`` somebody of whom something
    is told («اتهم <الوزير> بالفساد»), ``w`` what the pronoun written onto it leaves («اتهمه <بالفساد>»). «ندد <ب>العدوان» is
    ``p:prep``, «ندد <الرئيس> بالعدوان» ``p:none``.
    """
    word = analysis.cues[cue] if 0 <= cue < first else None
    if word is None:
        return "-"
    asks = _asks(word)
    before, head = analysis.tokens[first - 1].folded, analysis.tokens[first].folded
    joins = joins_of(word)
    if before in COMPLEMENTIZERS:
        return asks + ":an"
    if before in PREPOSITIONS or before in _CLITICS:
        return asks + (":prep" if before in joins else ":other")
    if before == COLON or before in MARKS:
        return asks + ":mark"
    clitic = head[0] in _CLITICS and (head[0] in joins or (head[0] == "ل" and fold("إلى") in joins))
    return asks + (":clitic" if clitic and is_clitic(head) else ":none")


def _asks(word: CueWord) -> str:
    if word.with_object:
        return "w"
    if word.lemma in OF_SOMEBODY:
        return "x"
    return "o" if "object" in word.joins else "s" if word.joins & _SPEECH else "p"


def behind_somebody(analysis: Analysis, cue: int, first: int) -> int | None:
    """Where what is told of somebody is joined on, for a content that begins there or right behind it.

    «اتهم الوزير الشركة <ب>الفساد», «وصفت القرار <بأنه> خطأ»: who is accused stands in front and is of the content, too,
    also where that begins with the preposition of the noun: «اتهمت النيابة المدانين <ب>التحريض [على العنف]». None where who is
    accused is the pronoun on the cue («اتهمه بالفساد», «متهما إياه بالفساد»), or nothing is joined so.
    """
    word = analysis.cues[cue] if 0 <= cue < first else None
    if word is None or word.with_object or word.lemma not in OF_SOMEBODY:
        return None
    preposition = first < len(analysis.tokens) and analysis.tokens[first].folded in PREPOSITIONS
    for at in (first, first - 1, first - 2):
        if at == len(analysis.tokens):
            continue
        head = analysis.tokens[at].folded
        if at - cue < 2 or head[0] != "ب" or analysis.tokens[at - 1].folded.startswith("ايا"):
            continue
        noun = at == first or (at == first - 1 and preposition and word.lemma == _ACCUSE)
        if head in COMPLEMENTIZERS or head == "ب" or (noun and is_clitic(head)):
            return at
    return None


def may_join(word: str) -> bool:
    """Whether the folded word may join a content to some cue: most words join none to any."""
    return word[0] in _CLITICS or word in COMPLEMENTIZERS or word in PREPOSITIONS


def is_joint(analysis: Analysis, cue: int, at: int) -> bool:
    """Whether the word at token ``at`` may join a content to the cue ``cue``: a complementizer or a preposition of it."""
    word, other = analysis.cues[cue], analysis.tokens[at].folded
    if other in COMPLEMENTIZERS:
        return True
    if word is None:
        return False
    joins = joins_of(word)
    return ((other in PREPOSITIONS or other in _CLITICS) and other in joins) or (
        other[0] in _CLITICS and other[0] in joins and is_clitic(other)
    )


def behind_joint(analysis: Analysis, trimmer: Trimmer, cue: int, content: tuple[int, int]) -> tuple[int, int]:
    """The content without what joins it to the cue before it, at token ``cue`` or, where that is -1, by the automaton.

    «دعت الوزارة <إلى> "وقف" القتال», «رد <قائلا>: …», «أكد <أمس> وصول …»; not where another word joins it:
    «قال إن <على الحكومة> …».
    """
    governor = cue if 0 <= cue < content[0] else analysis.governor[content[0] - 1] if content[0] else -1
    if governor < 0 or analysis.cues[governor] is None:
        return content
    while analysis.quote_depth[content[0]] <= analysis.quote_depth[governor] and _joins(analysis, governor, content[0]):
        rest = trimmer.trim(content[0] + 1, content[1])
        if rest is None:
            break
        content = rest
    return content


def _joins(analysis: Analysis, cue: int, at: int) -> bool:
    """Whether the word at token ``at`` stands between the cue and its content, and no other joint before it."""
    word, before, head = analysis.cues[cue], analysis.tokens[at - 1].folded, analysis.tokens[at].folded
    if word is None or before in COMPLEMENTIZERS or before == COLON:
        return False
    if head in _SAYING or (head in _TIMES and before not in PREPOSITIONS):
        return True
    return head in joins_of(word) and (head in PREPOSITIONS or head in _CLITICS)


def is_owned(token: Token) -> bool:
    """Whether the token is an indefinite noun with the pronoun of whose it is: «انسحابهم», «معرفته»; not «معرفة»."""
    word = token.folded
    if word.startswith(("ال", "و")) or token.word.endswith("ة") or word in PREPOSITIONS:
        return False
    hosts = [word.removesuffix(pronoun) for pronoun in OBJECT_PRONOUNS if word.endswith(pronoun)]
    return any(f"ال{noun}" in vocabulary() for host in hosts if host for noun in (host, f"{host[:-1]}ه"))


def letters_of_joint(analysis: Analysis, first: int, cue: int | None) -> int:
    """Letters in front of the content that belong to its cue, or join its clause to the one before.

    «طالب بوقف القتال» -> «وقف القتال»; «وأفاد سكان …، بحسب الوكالة» -> «أفاد سكان …». A word that needs its first letter
    («بيروت», «وزارة») is known to the word classes, what is left of it is not.
    """
    folded, raw = analysis.tokens[first].folded, analysis.tokens[first].word
    word = analysis.cues[cue] if cue is not None else None
    if len(folded) <= SHORTEST_STEM or raw[0] != folded[0]:
        return 0
    if cue is not None and cue < first:
        governed = word.joins if word else frozenset()
        clitics = [letter for letter, joins in (("ب", {"ب"}), ("ل", {"ل", "إلى"})) if joins & governed]
    else:
        clitics = ["و"]
    return int(folded[0] in clitics and is_clitic(folded) and not folded.startswith("لل"))  # «للحوار» has lost its alif
