"""Read a mention again with what the parser cannot know: the full names and bodies of the article, the knowledge file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.knowledge.base import words_of
from workers.text.knowledge.model import Person
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import MARKS, stem, stems
from workers.text.mentions.remembered import body_of, role_of
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.words.tokens import folded_word as fold
from workers.text.words.word_features import frequency_rank

_LOOKED_AT: Final = 5
_BY: Final = "بال"
_IN: Final = "في "
_GENERIC: Final = 2
"""Words of a title with a family name."""
_KUNYAS: Final = frozenset({"ابو", "ام"})
_RARE: Final = 20_000
"""Rank in news from which on an adjective is more likely a name."""
_EVERYDAY: Final = 5_000
"""Rank in news up to which a word is no other spelling of a name."""
_PLURALS: Final = ("ون", "ين")
_FATHER: Final = 3
"""Letters of «أبو»."""
_KIN: Final = "kin"
_LONGEST_NAME: Final = 3
"""Words of a name in quotation marks."""


def reread(mention: Mention, whole: str, words: Sequence[str], voices: Voices) -> Mention:
    """The mention as the article lets one read it. ``whole``: its text; ``words``: its folded words without signs."""
    full, knowledge = voices.full_names, voices.knowledge
    bare = whole.strip(MARKS)
    if mention.name:
        if _names_body(mention, words, voices):
            return Mention(None, None, mention.name, anonymous=False)  # «نيولاينز», of «مجلة "نيولاينز"»
        if len(words) == _GENERIC and _are_two(words, voices):
            return Mention(mention.name.split()[0].strip(MARKS), None, None, anonymous=False)
        place = len(words) == 1 and not full.is_end(tuple(words)) and knowledge.metonym(words[0])
        return Mention(None, None, mention.name, anonymous=False) if place else mention  # «سول»
    if len(words) == 1 and (alone := _one_word(mention, words[0], bare, voices)) is not None:
        return alone
    if 0 < len(words) <= _GENERIC and full.is_end(tuple(words)):
        return Mention(bare, None, None, anonymous=False)
    return _as_role(mention, bare.split(), words, voices)


def _one_word(mention: Mention, word: str, bare: str, voices: Voices) -> Mention | None:
    """What one word without a name is read as; None where it stays what it is."""
    full, knowledge = voices.full_names, voices.knowledge
    if mention.role and _is_called_body(word, voices):
        return Mention(None, None, mention.role, anonymous=False)  # «الفريق», not the rank
    parent = knowledge.lookup(fold(_apart(bare)))
    if isinstance(parent, Person):
        return Mention(parent.name, None, None, anonymous=False)  # «أبومازن»
    if mention.body and _is_family_name(word, voices):
        return Mention(bare, None, None, anonymous=False)
    known = isinstance(knowledge.lookup(word), Person) or _begins_name(word, mention, voices)
    unread = role_of(word, knowledge) is None and body_of(word, knowledge) is None
    spelt_otherwise = mention.role is not None and _may_be_variant(word) and full.spells(word)
    if known or (unread and (full.is_end((f"ال{word}",)) or spelt_otherwise)):
        return Mention(bare, None, None, anonymous=False)  # «غالي», whose full name is «محمد الغالي»
    return None


def _is_family_name(word: str, voices: Voices) -> bool:
    """Whether a rare word in the form of a family name is one, as no body of the article has it: «البركاني»."""
    rank = frequency_rank(word)
    if not (word.startswith("ال") and word.endswith("ي")) or (rank is not None and rank < _RARE):
        return False
    knowledge = voices.knowledge
    known = knowledge.nationality(word) or knowledge.lookup(word) or stem(word) in knowledge.tables.generic_heads
    return not known and not voices.with_word(stem(word), 1)


def _may_be_variant(word: str) -> bool:
    """Whether the folded word that stands for somebody unnamed may be a name by itself: «ديمستورا», no «متسوقون»."""
    rank = frequency_rank(word)
    return (rank is None or rank >= _EVERYDAY) and not word.startswith("ال") and not word.endswith(_PLURALS)


def _apart(word: str) -> str:
    """The name of a parent written as two words: «أبومازن» -> «أبو مازن»; empty for other words."""
    return f"أبو {word[_FATHER:]}" if fold(word[:_FATHER]) in _KUNYAS and len(word) > _FATHER + 1 else ""


def _are_two(words: Sequence[str], voices: Voices) -> bool:
    """Whether subject and object have been run together: each is a family name, and nobody has both («نعت فلان فلانا»)."""
    full = voices.full_names
    if not all(full.is_end((word,)) for word in words) or full.is_end(tuple(words)):
        return False
    one, other = (full.fullest((word,)) for word in words)
    return one != other and min(len(one), len(other)) > 1 and full.fullest(tuple(words)) == tuple(words)


def by_kunya(name: str, voices: Voices) -> Voice | None:
    """The father or mother of the one by whose name they are called: «أبو معاذ», who is «والد الطيار معاذ»."""
    words = fold(name).split()
    if len(words) != _GENERIC or words[0] not in _KUNYAS:
        return None
    parents = (
        voice
        for voice in voices.with_word(words[1], _LOOKED_AT)
        if voice.name and voice.role_info and voice.role_info.noun.id == _KIN and words[1] in stems(voice.role)
    )
    return next(parents, None)


def _names_body(mention: Mention, words: Sequence[str], voices: Voices) -> bool:
    """Whether a name that no person of the article has is in that of a body: «"إل سي آي"», of «تلفزيون "إل سي آي"»."""
    if mention.role or not 0 < len(words) <= _LONGEST_NAME or voices.full_names.is_end(tuple(words)):
        return False
    if any(word in name_words() for word in words) or voices.full_names.begins(words[0]):
        return False
    bodies = voices.with_word(stem(words[0]), _LOOKED_AT)
    return any(voice.body and not voice.name and not voice.role and set(words) <= voice.words for voice in bodies)


def _as_role(mention: Mention, bare: Sequence[str], words: Sequence[str], voices: Voices) -> Mention:
    """The mention with the family name behind a title, or as the office that its words are: «الباحث الحداد»."""
    titled = len(words) == len(bare) == _GENERIC and words[0].startswith("ال")
    if titled and stem(words[0]) in voices.knowledge.tables.roles:
        apart = _apart(bare[1])  # «الدكتور أبوراس», who is «هاني أبو راس»
        name = bare[1] if voices.full_names.is_end((words[1],)) else apart
        if name and voices.full_names.is_end(tuple(fold(name).split())):
            return Mention(name, bare[0], None, anonymous=False)
    if len(words) == 1 and not mention.role and _is_no_rank(words[0], voices):
        return mention
    if mention.role and (place := _place_of_words(mention.role, voices)) is not None:
        return Mention(None, None, place, anonymous=False)
    role = role_of(mention.body, voices.knowledge) if mention.body and not mention.role else None
    return Mention(None, mention.body, None, anonymous=not role.definite) if role else mention


def _place_of_words(role: str, voices: Voices) -> str | None:
    """The body behind «ب» or «في» that words of no office are: «وفقا لما نشر [بالجريدة الرسمية] بالبلاد»; None for others."""
    knowledge = voices.knowledge
    bare = role.removeprefix(_IN) if role.startswith(_IN) else role[1:] if role.startswith(_BY) else ""
    parsed = knowledge.body_grammar.parse(words_of(bare), 0) if bare else None
    known = parsed is not None and (
        parsed.body.id in knowledge.tables.bodies or parsed.body.id in knowledge.tables.functions
    )
    if parsed is None or not known or role_of(role, knowledge) is not None:
        return None
    return " ".join(bare.split()[: parsed.end])


def _is_called_body(word: str, voices: Voices) -> bool:
    """Whether a definite noun that may be a rank or a body is that of a body of the article."""
    head = stem(word)
    if not word.startswith("ال") or head not in voices.knowledge.tables.generic_heads:
        return False
    return any(voice.body and not voice.role and voice.head == head for voice in voices.with_word(head, _LOOKED_AT))


def _is_no_rank(word: str, voices: Voices) -> bool:
    """Whether a definite noun for a rank or a body is the body: «وقال الفريق», where nobody of the article has the rank."""
    head = stem(word)
    if not word.startswith("ال") or head not in voices.knowledge.tables.generic_heads:
        return False
    return not any(head in stems(voice.role) for voice in voices.with_word(head, _LOOKED_AT))


def _begins_name(word: str, mention: Mention, voices: Voices) -> bool:
    """Whether a word by itself is the first one of a full name, as the family name of Chinese and Koreans is: «غاو»."""
    known = mention.body is None or body_of(mention.body, voices.knowledge) is not None
    return not known and stem(word) == word and voices.full_names.begins(word) is not None
