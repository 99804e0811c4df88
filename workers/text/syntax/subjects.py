"""Find the grammatical subjects of clauses, whatever their verb: «رفع [زوجان أمريكيان] قضية …، زاعمين أن …».

Who is the subject of the clause before goes on speaking where the next verb has none of its own. Not a parser: the noun phrase
right behind a verb that begins a clause, or the one that a sentence begins with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.person_names import name_words
from workers.text.syntax.analyse import COMPLEMENTIZERS, NEGATIONS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.verbs import UNTOLD, is_place, verb_gender
from workers.text.words.clitics import stems
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_RELATIVES: Final = word_list("relatives")
_PRONOUNS: Final = word_list("asides") | word_list("pronouns")
_AUXILIARIES: Final = frozenset({"قد", "وقد", "فقد", "لقد", "كان", "وكان", "كانت", "وكانت"})
_OPENERS: Final = word_list("links") | frozenset({"لكن", "ولكن", "كما", "بعدما", "عندما", "حين", "حينما", "ثم", "اذ"})
"""What may stand between the beginning of a clause and its verb."""
_ASIDES: Final = frozenset({"بدوره", "بدورها", "بدورهم", "جانبه", "جانبها", "جهته", "جهتها", "ايضا"})
"""What a verb follows as if it began its clause: «من جانبه رأى …»."""
_BEFORE_VERBS: Final = _OPENERS | _AUXILIARIES | _ASIDES
_RESUMING: Final = frozenset(
    {
        "عليه",
        "عليها",
        "عليهم",
        "فيه",
        "فيها",
        "له",
        "لها",
        "لهم",
        "عنه",
        "عنها",
        "اليه",
        "اليها",
        "به",
        "بها",
        "منه",
        "منها",
    }
)
"""What has the antecedent of a relative clause whose verb has a subject of its own: «الذي انسحب [منه] فلان»."""
_BEFORE_SUBJECTS: Final = _AUXILIARIES | _ASIDES | _RESUMING
"""What may stand between a verb and its subject: «رد [عليه] فلان»."""
_NO_NOUNS: Final = (
    PREPOSITIONS | NEGATIONS | _OPENERS | _AUXILIARIES | COMPLEMENTIZERS | {"مع", "بعد", "قبل", "خلال", "بما"}
)
"""What a sentence begins with that is no noun phrase."""
_CONTENTS: Final = frozenset({"an", "colon", "quote"})
"""States in which what somebody says is read: «قال فلان إن الشركة رفعت …»."""
_MARKS: Final = frozenset("«»\"“”'()")
_LONGEST: Final = 9
"""Tokens of a subject."""
_TURNS: Final = frozenset({"لكن", "اما"})
_EXCEPT: Final = frozenset({"الا", "غير", "بيد"})
_THAT: Final = "ان"
_FORMERLY, _TO = "سبق", "ل"
"""«وسبق للوزير أن قال»: what the preposition governs is who has done it."""
_JUST: Final = frozenset({"قد", "وقد", "فقد", "لقد"})
"""What only a verb follows."""
_TIMES: Final = word_list("time_asides") | word_list("of_times")
_COMMAS: Final = frozenset("،,")
_REMARKS: Final = frozenset({"يشار", "يذكر", "يجدر", "تجدر", "جدير"})
"""What begins a sentence that nobody says: «يذكر أن», «يشار إلى أن»."""
_WHEN: Final = frozenset({"بعد", "قبل", "منذ", "الي", "لحين"})
"""What «أن» opens a clause of time behind, which nobody says: «بعد أن هاجم [فلان] …»."""
_STOP: Final = "."
_IN: Final = "في"
_TIME: Final = "وقت"
_PLACE: Final = 5
"""Tokens from «في» to the comma behind a place."""
_SHORTEST: Final = 3
_PAIR: Final = 2
_AND: Final = ("و", "ف")


class Subject(NamedTuple):
    """A noun phrase that is the subject of a clause; offsets of the part."""

    at: int
    end: int
    gender: str
    """``m``, ``f``, ``p`` of its verb; empty where the phrase stands in front of it."""
    token: int
    """Index of its first token."""
    word: str
    """Its first word, folded."""
    sure: bool = True
    """The verb begins its clause; else the phrase may be the object of a cue whose subject stands in front of it."""


def subjects(analysis: Analysis) -> list[Subject]:
    """The subjects of the clauses outside quotations, in order. Linear in the number of tokens."""
    found: list[Subject] = []
    tokens, begun = analysis.tokens, -1
    for i, token in enumerate(tokens):
        timed = _is_timed(analysis, i)
        if (remarked := _remarked(analysis, i)) is not None:
            found.append(remarked)
            continue
        inside = analysis.quote_depth[i] or (analysis.state[i] in _CONTENTS and not timed)
        if inside or not token.folded[0].isalpha():
            continue
        opens = i == 0 or analysis.sentence[i] != analysis.sentence[i - 1]
        if begun == analysis.sentence[i] and tokens[i - 1].folded in _JUST:
            continue  # «وكان فلان … قد رفع دعوى»: behind the verb stands its object
        gender, begins = _verb_at(analysis, i, opens=opens or timed, timed=timed)
        if not gender and opens and _is_joined_verb(token.word, token.folded):
            gender = UNTOLD
        if token.folded.removeprefix("و") == _FORMERLY and i + 1 < len(tokens) and tokens[i + 1].folded[0] == _TO:
            subject, begins = _phrase(analysis, i + 1, UNTOLD, clitic=True), True
        elif gender:
            at = i + 1
            while at < len(tokens) and tokens[at].folded in _BEFORE_SUBJECTS:
                at += 1
            at = _behind_asides(tokens, at) if opens else at
            subject = _phrase(analysis, at, gender)
        elif opens or _is_turn(tokens, i - 1):
            subject = _phrase(analysis, i, "") if _NO_NOUNS.isdisjoint(_bare(token.folded)) else None
        else:
            continue
        if subject is not None and (not found or subject.at > found[-1].at):
            found.append(subject._replace(sure=begins or not gender or opens))
            begun = analysis.sentence[i] if token.folded in _AUXILIARIES else begun
    return found


def _remarked(analysis: Analysis, i: int) -> Subject | None:
    """The subject at token ``i`` of what a sentence only mentions: «يشار إلى أن ["فلانة"] أطلقت تطبيقا»; None for others."""
    tokens = analysis.tokens
    if i < _PAIR or tokens[i - 1].folded != _THAT:
        return None
    first = i - 1 - (tokens[i - 2].folded in PREPOSITIONS)
    opens = first == 1 or (first > 1 and analysis.sentence[first - 2] != analysis.sentence[i])
    if not opens or tokens[first - 1].folded.removeprefix("و") not in _REMARKS:
        return None
    subject = _phrase(analysis, i, "")
    behind = (token for token in tokens[i + 1 : i + _LONGEST] if token.folded[0].isalpha())
    gender = next((known for token in behind if (known := verb_gender(token.folded))), "")
    return subject and subject._replace(gender="" if gender == UNTOLD else gender)


def _behind_asides(tokens: Sequence[Token], at: int) -> int:
    """Where the subject begins behind when and where it was: «حاول <اليوم السبت في سوسة،> أحد المستثمرين …»."""
    begin = at
    while at < len(tokens) and (tokens[at].folded in _TIMES or tokens[at].word in _COMMAS):
        at += 1
    if at > begin and at < len(tokens) and tokens[at].folded == _IN:
        comma = next((i for i in range(at + 1, min(at + _PLACE, len(tokens) - 1)) if tokens[i].word in _COMMAS), -1)
        at = comma + 1 if comma >= 0 else at
    return at


def _is_turn(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins behind token ``at`` whose subject may stand in front of its verb: «لكن», «أما», «إلا أن»."""
    word = tokens[at].folded
    return not _TURNS.isdisjoint(_bare(word)) or (
        word == _THAT and at > 0 and not _EXCEPT.isdisjoint(_bare(tokens[at - 1].folded))
    )


def _bare(word: str) -> tuple[str, str]:
    return word, word.removeprefix("و")


def _is_timed(analysis: Analysis, i: int) -> bool:
    """Whether the token ``i`` begins a clause that tells when something was: «بعد أن [هاجم] فلان …», outside contents."""
    tokens, when = analysis.tokens, i - _PAIR
    if when < 0 or tokens[i - 1].folded != _THAT or tokens[when].folded not in _WHEN:
        return False
    return analysis.state[when] not in _CONTENTS and analysis.sentence[when] == analysis.sentence[i]


def _verb_at(analysis: Analysis, i: int, *, opens: bool, timed: bool = False) -> tuple[str, bool]:
    """The gender of the verb at token ``i``, empty for none; and whether it begins a clause."""
    tokens, cue = analysis.tokens, analysis.cues[i]
    word, before = tokens[i].folded, tokens[i - 1].folded if i else ""
    behind = tokens[i + 1].folded if i + 1 < len(tokens) else ""
    relative = before.removeprefix("و") in _RELATIVES and behind not in _RESUMING
    outside = relative or (before in COMPLEMENTIZERS and not timed) or before in PREPOSITIONS
    if word in _PRONOUNS or outside:
        return "", False
    joined = tokens[i].word.startswith(_AND) and len(word) > _PAIR
    joined = joined or _is_joined_negation(analysis, i - 1)
    meanwhile = before == _TIME and i > 1 and tokens[i - _PAIR].folded == _IN  # «في وقت كانت …»
    begins = opens or joined or before in _BEFORE_VERBS or behind in _RESUMING or not before[:1].isalnum() or meanwhile
    if cue is not None and cue.kind in _VERBS:
        other = verb_gender(word)
        gender = cue.gender if not other or other == cue.gender else UNTOLD  # «تقدم» is of قدم and of تقدم
        return gender, begins
    if word in _AUXILIARIES:
        return ("f" if word.endswith("ت") else "m" if word.endswith("كان") else ""), begins
    known = verb_gender(word) if begins else ""
    return known or (_by_ending(word) if before in _JUST else ""), True


def _is_joined_negation(analysis: Analysis, at: int) -> bool:
    """Whether the token is a negation that begins its clause: «[ولم] تعلن المفوضية …»."""
    if at < 0 or analysis.tokens[at].folded not in NEGATIONS:
        return False
    return at == 0 or analysis.tokens[at].word.startswith(_AND) or analysis.sentence[at - 1] != analysis.sentence[at]


def _by_ending(word: str) -> str:
    """The gender of a verb that is too rare to be known: «وقد أنجبت»."""
    return "f" if word.endswith("ت") or word.startswith("ت") else "m"


def _phrase(analysis: Analysis, at: int, gender: str, *, clitic: bool = False) -> Subject | None:
    """The noun phrase that begins at token ``at``, maybe behind a ``clitic``; None where none does."""
    tokens = analysis.tokens
    if at + 1 < len(tokens) and len(tokens[at].folded) == 1 and tokens[at + 1].word == _STOP:
        at += _PAIR  # «رأى [د.] فلان الفلاني»
    end = at
    while end < len(tokens) and end - at < _LONGEST and analysis.sentence[end] == analysis.sentence[at]:
        word = tokens[end].folded
        stops = (
            word in PREPOSITIONS or word in COMPLEMENTIZERS or word in NEGATIONS or word.removeprefix("و") in _RELATIVES
        )
        cue = analysis.cues[end]
        if (
            stops
            or (cue is not None and cue.kind in _VERBS | {CueKind.PARTICIPLE})
            or (not word[0].isalnum() and tokens[end].word not in _MARKS)
        ):
            break
        end += 1
    if (
        end == at
        or (not tokens[at].folded[0].isalnum() and end == at + 1)
        or (not clitic and _is_no_subject(tokens[at].folded))
    ):
        return None
    return Subject(tokens[at].start, tokens[end - 1].end, gender if gender != UNTOLD else "", at, tokens[at].folded)


def _is_joined_verb(word: str, folded: str) -> bool:
    """Whether «و» joins a rare word that is no noun, where a sentence begins: «وتنبع أهمية …»."""
    bare = folded[1:]
    noun = bare.startswith("ال") or f"ال{bare}" in vocabulary() or bare in name_words() or bare.endswith(("ه", "ا"))
    return word.startswith("و") and len(bare) > _SHORTEST and not noun and bare[0] in "يتان"


def _is_no_subject(word: str) -> bool:
    """Whether the folded word has a preposition on it, or is an indefinite accusative: «بحسرة», «بيانا», «مؤخرا», «مثلا»."""
    if word in name_words() or word.startswith("ال") or is_place(word):
        return False
    if word.endswith("ا") and word[:-1] in vocabulary():
        return True
    definite = f"ال{word}" in vocabulary() or f"{word}ه" in vocabulary()
    return not definite and any(one.preposition and _is_word(one.text) for one in stems(word)[1:])


def _is_word(word: str) -> bool:
    return is_place(word) or (word in vocabulary() and (word.startswith("ال") or f"ال{word}" in vocabulary()))
