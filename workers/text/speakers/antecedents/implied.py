"""Read the subject of the clause before a cue as a mention: «رفع [زوجان أمريكيان] قضية …، زاعمين أن …»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Gender
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import body_of, role_of
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.subjects import Subject
from workers.text.words.tokens import Token
from workers.text.words.tokens import folded_word as fold

_DOCUMENTS: Final = word_list("documents")
_CIRCUMSTANCES: Final = word_list("no_mention")
_GROUPS: Final = word_list("groups")
_PEOPLE: Final = word_list("kin") | word_list("relatives_of_persons") | word_list("persons_in_general")
_BROKEN_PLURALS: Final = word_list("broken_plurals_of_persons")
_MANY: Final = word_list("many")
_SOME: Final = word_list("some")
"""«البعض», «آخرون», «كثيرون»: people by themselves."""
_THESE: Final = word_list("demonstratives")
_FEMININE_DUALS: Final = ("تان", "تين")
_FULL: Final = ("ان", "ون", "ين")
RANKED: Final = frozenset(
    map(fold, ("كبير", "بارز", "رفيع", "سابق", "متقاعد", "شاب", "معروف", "مجهول", "جديد", "محلي", "خاص"))
)
"""Adjectives of people that end like nouns; with «ة» those of a woman, or of a body."""
_NUMBERS: Final = word_list("numbers")
_UNCOUNTED: Final = word_list("many_people")
_SEVERAL: Final = _UNCOUNTED | {f"ال{word}" for word in _UNCOUNTED} | {"عدد", "مجموعه"}
_FROM: Final = "من"
_MEDIA: Final = (fold("وسائل"), fold("إعلام"))
_OF_ORIGIN: Final = "يه"
_OF_MANY: Final = 3
"""Tokens of «عدد من الناس»."""
_PEOPLE_OF: Final = _PEOPLE | word_list("asked")
_ONE_OF: Final = {"احد": "m", "احدي": "f"}
_LONGEST: Final = 5
_ACCUSATIVE: Final = "ا"
_ALIKE: Final = 5
"""Voices with a noun that are looked at."""
_COUNTED: Final = 7
"""Tokens of a number and whom it counts: «12 مديرا سابقا للاستخبارات المركزية الأمريكية»."""


def implied(tokens: Sequence[Token], subject: Subject, voices: Voices) -> Voice | None:
    """Whom the subject means, as far as its words agree; None where its noun is none of people, or of a body.

    What follows may be the verb's object: «رفع زوجان أمريكيان [قضية]».
    """
    words, knowledge = _phrase(tokens, subject), voices.knowledge
    if not words or words[0] in _ONE_OF or words[0] in _SEVERAL or words[0] == _MEDIA[0]:
        return _one_of_many(tokens, subject, words, voices)
    head = words[0] if words[0] not in _THESE or len(words) == 1 else words[1]
    bare, definite = stem(head), head.startswith("ال")
    owned = _is_owned(tokens, subject, words, head)
    if head in PREPOSITIONS or head in _CIRCUMSTANCES or owned:
        return _office_holders(tokens, subject, knowledge) if owned and bare in _BROKEN_PLURALS else None
    whole = " ".join(token.word for token in tokens[subject.token : subject.token + len(words)])
    info = role_of(whole, knowledge)
    if info is not None or head in _SOME or not _PEOPLE.isdisjoint(_singulars(bare)):
        if definite and head not in _SOME:
            return None
        many = bare in _BROKEN_PLURALS or head in _SOME or head.endswith((*_FEMININE_DUALS, *_FULL))
        gender = "p" if many else ""
        return Voice(role=whole, role_info=info, anonymous=True, gender=gender)
    if bare not in knowledge.tables.generic_heads and bare not in _GROUPS:
        return None
    known = body_of(whole, knowledge)
    noted = voices.body(known.id) if known is not None else None
    if noted is None and definite:
        noted = _called(bare, voices)
    return noted or Voice(body=whole, known_body=known, anonymous=not definite)


def _office_holders(tokens: Sequence[Token], subject: Subject, knowledge: Knowledge) -> Voice | None:
    """Several who hold an office by whose it is, as people unnamed: «تفقد [قادة قوات الدول المشاركة] <معرضا>»; None for others.

    The office ends in front of the verb's object, an indefinite accusative; without one nothing tells where it ends.
    """
    here = [token for token in tokens[subject.token : subject.token + _COUNTED] if token.end <= subject.end]
    end = next((at for at, token in enumerate(here) if at > 1 and token.folded.endswith(_ACCUSATIVE)), 0)
    whole = " ".join(token.word for token in here[:end])
    info = role_of(whole, knowledge) if end and all(token.folded[0].isalpha() for token in here[:end]) else None
    if info is None or info.gender is not Gender.PLURAL or info.length < end:
        return None
    return Voice(role=whole, role_info=info, known_body=info.body, anonymous=True, gender="p")


def _called(noun: str, voices: Voices) -> Voice | None:
    """The body that a definite noun alone means: the one with the noun that has spoken last, else the last that is noted."""
    bodies = [voice for voice in voices.with_word(noun, _ALIKE) if not voice.name and not voice.role]
    spoken = max(bodies, key=lambda voice: voice.spoke_at, default=None)
    return spoken if spoken is None or spoken.times else bodies[0]


def _media(tokens: Sequence[Token], subject: Subject) -> Voice | None:
    """«وسائل إعلام إسرائيلية» as a source unnamed; None where the phrase is another one, or definite."""
    words = [token.folded for token in tokens[subject.token : subject.token + _LONGEST]]
    if tuple(words[:2]) != _MEDIA:
        return None
    end = next((at for at in range(2, len(words)) if not words[at].endswith(_OF_ORIGIN)), len(words))
    whole = " ".join(token.word for token in tokens[subject.token : subject.token + end])
    return Voice(role=whole, anonymous=True, gender="f")


def _one_of_many(tokens: Sequence[Token], subject: Subject, words: Sequence[str], voices: Voices) -> Voice | None:
    """«أحد المستثمرين التونسيين», «عدد من الناس», «12 نائبا» as people unnamed; None for one of things."""
    if tokens[subject.token].folded.isdigit():
        return _counted(tokens, subject, voices.knowledge)
    behind = [token.folded for token in tokens[subject.token + 1 : subject.token + _OF_MANY]]
    if words and words[0] == _MEDIA[0]:
        return _media(tokens, subject)
    if words and words[0] in _SEVERAL:
        people = behind[1:] and behind[0] == _FROM and not _PEOPLE_OF.isdisjoint(_singulars(stem(behind[1])))
        whole = " ".join(token.word for token in tokens[subject.token : subject.token + _OF_MANY])
        return Voice(role=whole, anonymous=True, gender="p") if people else None
    if len(words) <= 1 or not words[1].endswith(_FULL):
        return None
    whole = " ".join(token.word for token in tokens[subject.token : subject.token + len(words)])
    info = role_of(whole, voices.knowledge)
    return Voice(role=whole, role_info=info, anonymous=True, gender=_ONE_OF[words[0]])


def _counted(tokens: Sequence[Token], subject: Subject, knowledge: Knowledge) -> Voice | None:
    """«12 مديرا سابقا للاستخبارات» as people unnamed, by the office of one of them; None for things."""
    here = [token for token in tokens[subject.token : subject.token + _COUNTED] if token.end <= subject.end]
    one = " ".join(token.word.removesuffix("ا") for token in here[1:])
    info = role_of(one, knowledge)
    people = info is not None or (
        len(here) > 1 and not _PEOPLE.isdisjoint(_singulars(here[1].folded.removesuffix("ا")))
    )
    whole = " ".join(token.word for token in here)
    return Voice(role=whole, role_info=info, anonymous=True, gender="p") if people else None


def _singulars(word: str) -> tuple[str, ...]:
    """The folded word without the endings of the dual and the plural too: «زوجان», «شخصيتان», «مواطنين»."""
    ended = next((ending for ending in (*_FEMININE_DUALS, *_FULL) if word.endswith(ending)), "")
    host = word[: -len(ended)] if ended else word
    return (word, f"{host}ه") if ended in _FEMININE_DUALS else (word, host)


def _is_owned(tokens: Sequence[Token], subject: Subject, words: Sequence[str], head: str) -> bool:
    """Whether the phrase may go on with whose it is: «مصدر [الأموال]»; a noun with its full ending has no owner."""
    behind = subject.token + len(words)
    ended = head.startswith("ال") or head.endswith(_FULL) or len(words) > 1 or behind >= len(tokens)
    return not ended and tokens[behind].end <= subject.end and tokens[behind].folded[0].isalnum()


def _phrase(tokens: Sequence[Token], subject: Subject) -> list[str]:
    """The folded words of the noun phrase: its noun, and the adjectives that agree with it."""
    words: list[str] = []
    for token in tokens[subject.token : subject.token + _LONGEST]:
        word = token.folded
        if token.end > subject.end or not word[0].isalpha():
            break
        opened = len(words) == 1 and (words[0] in _THESE or (words[0] in _ONE_OF and word.startswith("ال")))
        if words and not opened and not _agrees(words, word):
            break
        words.append(word)
    return words


def _agrees(words: Sequence[str], word: str) -> bool:
    """Whether the folded ``word`` is an adjective of the noun phrase: definite if that is, and with an ending of adjectives."""
    noun = words[1] if (words[0] in _THESE or words[0] in _ONE_OF) and len(words) > 1 else words[0]
    if noun.startswith("ال") != word.startswith("ال"):
        return False
    if stem(word) in _NUMBERS and noun.startswith("ال"):
        return True  # «الدول الأربع»
    if noun.endswith(_FULL):
        return word.endswith(_FULL) or word in _MANY
    if stem(word) in RANKED or (noun.endswith("ه") and stem(word).removesuffix("ه") in RANKED):
        return True
    origin = "يه" if noun.endswith("ه") or stem(noun) in _GROUPS else "ي"
    return word.endswith(origin) or word in _MANY
