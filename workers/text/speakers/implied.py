"""Read the subject of the clause before a cue as a mention: «رفع [زوجان أمريكيان] قضية …، زاعمين أن …»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.speakers.mentions import Mention
from workers.text.speakers.remembered import role_of
from workers.text.speakers.voice import stem
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.subjects import Subject
from workers.text.words.tokens import Token

_DOCUMENTS: Final = word_list("documents")
_CIRCUMSTANCES: Final = word_list("no_mention")
_KIN: Final = word_list("kin")
_MANY: Final = word_list("many")
_SOME: Final = word_list("some")
"""«البعض», «آخرون», «كثيرون»: people by themselves."""
_THESE: Final = word_list("demonstratives")
_ADJECTIVES: Final = ("يه", "ي", "يان", "يين", "يون", "يتان", "ان", "ون", "ين", "ات", "ه")
"""Endings, folded, of adjectives; only one that the noun has as well, or one of origin, goes on."""
_ORIGIN: Final = ("ي", "يه", "يان", "يين", "يون", "يتان")
_FULL: Final = ("ان", "ون", "ين")
_LONGEST: Final = 5


def implied(tokens: Sequence[Token], subject: Subject, knowledge: Knowledge) -> Mention | None:
    """The subject as a mention, as far as its words agree; None where its noun is none of people, or of a body.

    What follows may be the verb's object: «رفع زوجان أمريكيان [قضية]».
    """
    words = _phrase(tokens, subject)
    if not words:
        return None
    head = words[0] if words[0] not in _THESE or len(words) == 1 else words[1]
    if head in PREPOSITIONS or head in _CIRCUMSTANCES or _is_owned(tokens, subject, words, head):
        return None
    bare = stem(head)
    whole = " ".join(token.word for token in tokens[subject.token : subject.token + len(words)])
    if head in _SOME:
        return Mention(None, whole, None, anonymous=True)
    info = role_of(whole, knowledge)
    person = info is not None or bare in knowledge.tables.source_words or head in _KIN
    if not person and bare not in knowledge.tables.generic_heads and bare not in _DOCUMENTS:
        return None
    if person:
        return Mention(None, whole, None, anonymous=not head.startswith("ال"))
    return Mention(None, None, whole, anonymous=not head.startswith("ال"))


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
        if words and not (words[-1] in _THESE and len(words) == 1) and not _agrees(words, word):
            break
        words.append(word)
    return words


def _agrees(words: Sequence[str], word: str) -> bool:
    """Whether the folded ``word`` is an adjective of the noun phrase: definite if that is, and with an ending of adjectives."""
    noun = words[1] if words[0] in _THESE and len(words) > 1 else words[0]
    if noun.startswith("ال") != word.startswith("ال"):
        return False
    return word.endswith(_ORIGIN) or word in _MANY or (noun[-2:] == word[-2:] and word.endswith(_ADJECTIVES))
