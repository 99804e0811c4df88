"""Take from the words at a cue those that are none of the speaker's: the outlet that relays, who is asked, for whom.

«نقلت "رويترز" عن المتحدث» is the spokesman's, «طلبت القاضية من الشركة …» the judge's, «رفع الأمير فلان باسم الأهالي …» his own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.likely_names import is_name
from workers.text.mentions.mention import Mention, parse_mention
from workers.text.mentions.no_speaker import is_verb
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import office_of
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS
from workers.text.syntax.cues import CueWord
from workers.text.syntax.quotes import MARKS
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token, tokenize
from workers.text.words.vocabulary import vocabulary

_RELAYING: Final = "نقل"
_ABOUT: Final = "عن"
_ASCRIBING: Final = "نسب"
_ASKING: Final = "طلب"
_OF: Final = "من"
_NAMING: Final = word_list("naming")
_SPEAKING_FOR: Final = word_list("sources") | word_list("spokesmen")
_ON_THE_TONGUE: Final = ("علي", "لسان")
_THEIR_WORDS: Final = frozenset({"قوله", "قولها", "قولهم", "تاكيده", "تاكيدها", "تاكيدهم"})
_COMMAS: Final = frozenset("،,")
_IN_FRONT: Final = frozenset({"ضمن"})
_WITHOUT: Final = word_list("unnamed_asides")
_STANDS: Final = word_list("stands")
"""What somebody declares of their own behind a verb: «أكدا [التزامهما] بـ…»."""
_OF_THEIRS: Final = ("هما", "ها", "هم", "ه")
_ON: Final = "علي"
_OCCASIONED: Final = frozenset({"هامش", "غرار", "خلفيه", "اثر"})
"""Behind «على»: when, how and why somebody says it: «[الوزير] على غرار وزراء سابقين»."""
_MEANWHILE: Final = frozenset({"خلال", "اثناء"})
_ON_CONDITION: Final = "شريطه"
_GUESTS: Final = frozenset({"ضيف", "ضيفه"})
"""Behind somebody: in which programme they speak, «فلان الفلاني [ضيف بوليتيكا]»."""
_ISSUED: Final = frozenset({"صادر", "صادره", "الصادر", "الصادره"})
_LONGEST: Final = 8
"""Tokens of a speaker on whose tongue a body speaks."""
_OWNED: Final = ("ها", "هم", "ه")
"""Pronouns of whose the office is."""
_ACCUSATIVE: Final = "ا"
_SAME: Final = word_list("same")
_PAIR: Final = 2
_OCCASIONS: Final = word_list("occasions")
_TO: Final = "ل"
_OFFICE: Final = "office"
_AGENCY: Final = frozenset({"وكاله", "مراسل", "مراسله"})
_REPORTERS: Final = frozenset({"مراسل", "مراسله", "مراسلنا", "مراسلتنا", "موفدنا", "موفدتنا"})
_BELONGING: Final = frozenset({"تابع", "تابعه", "التابع", "التابعه", "ممثل", "مدير"})
"""What «لـ» goes with: «مصدر تابع لوكالة …»."""
_DOCUMENTS: Final = word_list("documents")
ADVERBS: Final = frozenset({"بالخصوص", "ايضا", "كذلك", "مجددا", "طالبا", "طالبه", "مشترطا", "مفضلا", "رافضا"})
"""What is none of who stands in front of it: «المصدر طالبا [عدم ذكر اسمه]»."""


def own_words(words: list[Token], cue: CueWord | None, knowledge: Knowledge) -> list[Token]:
    """The tokens of a mention that are the speaker's own, at ``cue``."""
    if words and words[0].folded in _IN_FRONT and len(words) > 1:
        words = words[1:]  # «ضمن البلاغ»
    if len(words) > _PAIR and words[0].folded in _ISSUED and words[1].folded == _ABOUT:
        words = words[_PAIR:]  # «صادر عن الوزارة»
    words = words[: _own_end(words)]
    words = _without_state_behind(_without_outlet_in_front(words, knowledge), knowledge)
    bare = [token.folded for token in words]
    lemma = cue.lemma if cue is not None else ""
    if lemma == _RELAYING and _ABOUT in bare[1:-1]:
        return words[bare.index(_ABOUT, 1) + 1 :]
    if lemma == _ASCRIBING:
        at = next((i for i, word in enumerate(bare) if i and word[0] == _TO and is_told_by(word, knowledge)), 0)
        return words[at:] if at else words
    if lemma == _ASKING:  # «طلب أعضاء المجلس [من الرئيس] …»
        at = next((i for i in range(1, len(words) - 1) if bare[i] == _OF and bare[i - 1].startswith("ال")), len(words))
        return words[:at]
    at = next((i for i in range(_PAIR, len(words)) if bare[i] in _NAMING), 0)
    if at and stem(bare[0]) not in _SPEAKING_FOR:
        titles = 1 if bare[0].startswith("ال") and at > _PAIR else 0
        return words[:at] if is_name(bare[titles:at], knowledge, loose=bool(titles)) else words
    return words


def _without_outlet_in_front(words: list[Token], knowledge: Knowledge) -> list[Token]:
    """An office without the outlet in front that is told: «صرحت به [لوكالة الأنباء] وزيرة السياحة فلانة»."""
    folded = [token.folded for token in words]
    found = knowledge.body_grammar.parse(folded, 0) if folded and folded[0][0] == _TO else None
    if found is None or not found.cut or found.body.kind is not BodyKind.MEDIA or found.end >= len(words):
        return words
    end = found.end + (folded[found.end] in _COMMAS and found.end + 1 < len(words))
    return words[end:] if stem(folded[end]) in knowledge.tables.roles else words


def _own_end(words: Sequence[Token]) -> int:
    """Where an aside or occasion begins, or what the speaker does.

    «متحدث باسمها[، دون الكشف عن …]», «الزعماء [على هامش …]», «الوزير [على غرار …]»,
    «زعيما البلدين [التزامهما بـ…]», «فلان [ضيف برنامج …]».
    """
    for at in range(1, len(words)):
        word = words[at].folded
        if words[at - 1].word in _COMMAS and word in _WITHOUT:
            return at - 1
        behind = words[at + 1].folded if at + 1 < len(words) else ""
        if word in _MEANWHILE or word == _ON_CONDITION or (word == _ON and behind in _OCCASIONED) or word in _GUESTS:
            return at
        pronoun = next((end for end in _OF_THEIRS if word.endswith(end)), "")
        base = word.removesuffix(pronoun)
        stand = pronoun and base in _STANDS and words[at - 1].folded not in PREPOSITIONS
        if stand and stem(words[0].folded) not in _DOCUMENTS:
            return at
    return len(words)


def _without_state_behind(words: list[Token], knowledge: Knowledge) -> list[Token]:
    """An office with its nation without the state that the verb is about, or to which it is said.

    «الوزيرة الألبانية [روسيا]», «رئيس الوزراء الإسرائيلي [لروسيا]»; an ambassador is sent to it.
    """
    if len(words) < _PAIR + 1:
        return words
    if _is_state_told_by_office(words, knowledge):
        return words[:-1]
    if not words[0].folded.startswith("ال"):
        return words
    nation, last = words[-2].folded, words[-1].folded
    office = stem(words[0].folded) in knowledge.tables.roles and nation.startswith("ال")
    about = office and knowledge.nationality(nation) is not None and not last.startswith("ال")
    return words[:-1] if about and knowledge.state(last) is not None else words


def _is_state_told_by_office(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether the last token is a state with «لـ» on it, behind an office that is complete with the nationality."""
    last, nation = words[-1].folded, words[-2].folded
    if last[0] != _TO or knowledge.state(last[1:]) is None or knowledge.nationality(nation) is None:
        return False
    office = office_of(" ".join(token.word for token in words[:-1]), knowledge)
    return office is not None and office.country is not None and office.noun.official == _OFFICE


def is_told_by(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word is a noun for a source with «لـ» on it: «نسبت الوكالة لمصادر القول»."""
    tables = knowledge.tables
    return any(
        reading.preposition == _TO and (stem(reading.text) in tables.roles or stem(reading.text) in tables.source_words)
        for reading in stems(word)
    )


def relayed(behind: Sequence[Token], cue: CueWord | None) -> list[Token] | None:
    """Who is relayed, where the mention is only who relays: «نقلت "رويترز" عن فلان قوله»; None where nobody is.

    ``behind``: the tokens between the mention and the content.
    """
    at = next((i for i, token in enumerate(behind) if token.folded not in MARKS), len(behind))
    if cue is None or cue.lemma != _RELAYING or at >= len(behind) or behind[at].folded != _ABOUT:
        return None
    rest = list(takewhile(lambda token: goes_on(token) and token.folded not in _THEIR_WORDS, behind[at + 1 :]))
    return rest or None


def without_others(words: list[Token], knowledge: Knowledge) -> list[Token]:
    """The tokens without what stands behind the speaker: whom a source tells it, what a body issues, an adverb.

    «مصدر أمني لوكالة …», «المتحدث لهسبريس», «أصدرت المنظمة تقريرا», «دعت التوصيات بالخصوص».
    """
    first, head = words[0].folded, stem(words[0].folded)
    speaks_for = head in _SPEAKING_FOR
    body = first.startswith("ال") and head not in knowledge.tables.roles and knowledge.kind_of(first) is not None
    if speaks_for and len(words) == _PAIR and words[1].folded[0] == _TO:
        return words[:1]
    if speaks_for and len(words) > 1 and words[0].folded.startswith("ال") and _is_object(words[1].folded, knowledge):
        return words[:1]
    for at in range(1, len(words)):
        word = words[at].folded
        issued = word.endswith(_ACCUSATIVE) and word[:-1] in _DOCUMENTS
        told = (speaks_for or body) and words[at - 1].folded not in _BELONGING and _is_told_at(words, at, knowledge)
        if issued or told or (word in ADVERBS and at + 1 == len(words)) or _is_purpose(word):
            return words[:at]
        if _is_state_told(words[:at], word, knowledge):
            return words[:at]
    return words


def _is_object(word: str, knowledge: Knowledge) -> bool:
    """Whether an indefinite noun behind «المصدر» or «المتحدث» is what the verb is about: «نفى المصدر [وجود] …»."""
    other = word in PREPOSITIONS or word in _NAMING or word in _SAME or word in name_words() or word[0] in "البو"
    noun = f"ال{word}" in vocabulary() and knowledge.nationality(word) is None
    tables = knowledge.tables
    somebody = any(word in nouns for nouns in (tables.roles, tables.generic_heads, tables.heads))
    return noun and not other and not somebody


def _is_purpose(word: str) -> bool:
    """Whether the folded word opens a clause of what comes of it: «مسؤول إسرائيلي [ليصبح] …»."""
    return len(word) > 1 and word[0] == _TO and word not in name_words() and is_verb(word[1:])


def _is_state_told(before: Sequence[Token], word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word tells a state to whom the state before it says something: «كوريا الشمالية [لواشنطن]: …»."""
    return (
        word[0] == _TO
        and _is_state(" ".join(token.folded for token in before), knowledge)
        and _is_state(word[1:], knowledge)
    )


def _is_state(words: str, knowledge: Knowledge) -> bool:
    known = knowledge.lookup(words)
    return knowledge.metonym(words) is not None or (isinstance(known, Body) and known.kind is BodyKind.STATE)


def _is_told_at(words: Sequence[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether an outlet or its reporter is told it: «[لـ]"العربية"», «[للجوهرة] أف أم», «[مراسل] الجوهرة», «[لوكالة] …»."""
    word, behind = words[at].folded, [token.folded for token in words[at + 1 : at + 1 + _PAIR]]
    if word in _REPORTERS or (word == _TO and bool(behind) and behind[0] in MARKS):
        return True
    named = {reading.text for reading in stems(word) if reading.preposition == _TO}
    named |= {word[1:]} if word[0] == _TO else set()  # «لبي بي سي»
    names = (" ".join((name, *behind[:length])) for name in named for length in range(_PAIR + 1))
    known = map(knowledge.lookup, names)
    outlet = any(isinstance(one, Body) and one.kind is BodyKind.MEDIA for one in known)
    return outlet or _is_outlet_told(word, knowledge)


def _is_outlet_told(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word is a noun for an outlet with «لـ» on it: «لوكالة», «لصحيفة», «للقناة»."""
    heads = knowledge.tables.generic_heads
    nouns = (stem(reading.text) for reading in stems(word) if reading.preposition == _TO)
    return any(noun in _AGENCY or ((head := heads.get(noun)) and head.kind is BodyKind.MEDIA) for noun in nouns)


def named_tongue(text: str, tokens: Sequence[Token], persons: frozenset[str]) -> Mention | None:
    """Who speaks for a body behind which ``tokens`` of ``text`` stand: «إيران، على لسان وزير خارجيتها فلان، …».

    None for nobody or nobody named: «على لسان سفيرها» leaves it to the body. An office of the body's own stays unsaid.
    """
    first = 1 if tokens and tokens[0].word in _COMMAS else 0
    if tuple(token.folded for token in tokens[first : first + _PAIR]) != _ON_THE_TONGUE:
        return None
    rest = list(takewhile(goes_on, tokens[first + _PAIR : first + _PAIR + _LONGEST]))
    if not rest:
        return None
    mention = parse_mention(text, tokenize(text, rest[0].start, rest[-1].end), persons)
    if mention.name is None:
        return None
    owned = any(word.endswith(_OWNED) for word in (mention.role or "").split()[:_PAIR])
    return replace(mention, role=None) if owned else mention


def goes_on(token: Token) -> bool:
    """Whether the token may go on a noun phrase: a word, no preposition, nothing that opens a clause."""
    return token.folded[0].isalnum() and token.folded not in PREPOSITIONS | COMPLEMENTIZERS


def nominative(words: Sequence[Token], knowledge: Knowledge) -> str | None:
    """«مسؤولا ليبيا» as «مسؤول ليبي», without the endings that «إن» and «لكن» give them; None for other words."""
    if len(words) != _PAIR or not all(token.folded.endswith(_ACCUSATIVE) for token in words):
        return None
    noun, nation = (token.word[:-1] for token in words)
    official = words[0].folded[:-1] in knowledge.tables.roles and knowledge.nationality(words[1].folded[:-1])
    return f"{noun} {nation}" if official else None
