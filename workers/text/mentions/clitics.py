"""Take clitics off the first word of a mention: «والوزير», «للوزارة», «وفقا لوزارة …»; never a letter of a name."""

from __future__ import annotations

from typing import Final

from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.body_grammar import MINISTRY
from workers.text.knowledge.model import Gender
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.nouns import stem
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import CueWord
from workers.text.syntax.quotes import MARKS
from workers.text.words.tokens import Token
from workers.text.words.word_features import frequency_rank

_MANY: Final = frozenset({"بعض", "معظم", "عدد"})
"""What opens a phrase for many: «سبق [لبعض] الدول أن دعت»."""
_SHORTEST: Final = 3
"""Letters that must be left when a clitic is taken off."""
_RULING: Final = frozenset({"الحاكم", "الحاكمه"})
_VOICES: Final = frozenset({"صوت", "اصوات"})
_OFFICE: Final = "office"
_NOUN: Final = "noun"
_CLASHING: Final = {("f", Gender.MASCULINE), ("m", Gender.FEMININE)}
_ADJECTIVES: Final = ("ي", "يه", "يين", "يون")
"""Endings, folded, of adjectives of origin and trade."""
_TO: Final = "ل"
_TO_THE: Final = "لل"
_GOVERNING: Final = frozenset({"وفقا", "طبقا", "خلافا"})
"""What ل follows always."""


def governed(token: Token, before: str, behind: str, knowledge: Knowledge) -> Token | None:
    """The token without the ل that the word in front demands: «وفقا لوزارة …», «طبقا لوسائل …»; None where none does.

    ``before``, ``behind``: the folded words beside it.
    """
    word, folded = token.word, token.folded
    demanded = before in _GOVERNING or before[1:] in _GOVERNING  # «ووفقا»
    if not demanded or not folded.startswith("ل") or word[0] != "ل" or len(folded) <= _SHORTEST:
        return None
    if (noun := _with_own_lam(token, behind, knowledge)) is not None:
        return noun
    definite = "ا" + folded[1:]
    if folded.startswith("لل") and (frequency_rank(definite) is not None or is_known(definite, knowledge)):
        return Token(token.start, token.end, "ا" + word[1:], definite)
    return _cut(token)  # «وفقا لليبيا»


def _with_own_lam(token: Token, behind: str, knowledge: Knowledge) -> Token | None:
    """The noun whose own ل is written together with the preposition and the article; None for other words.

    «للجنة الدولية» is of «اللجنة الدولية», «للجنة الأمن» of «لجنة الأمن»: an adjective has the article of its noun.
    """
    word, folded = token.word, token.folded
    tables = knowledge.tables
    bare = folded[1:]
    if word[:2] != _TO_THE or not (bare in tables.generic_heads or bare in tables.roles):
        return None
    construct = behind.startswith("ال") and not behind.endswith(_ADJECTIVES)
    return _cut(token) if construct else Token(token.start, token.end, f"ا{word}", f"ا{folded}")


def without_preposition(body: str, knowledge: Knowledge) -> str:
    """The name of a body without the «لـ» of whom something is: «لوزارة الخارجية», «للشركة الفنلندية», «لـ"واشنطن بوست"»."""
    if body[:1] != _TO:
        return body
    if body[1:2] in MARKS:
        return body[1:]
    words = words_of(body)
    if words and (lam := _with_own_lam(Token(0, 0, body, words[0]), "".join(words[1:2]), knowledge)) is not None:
        return lam.word
    parsed = knowledge.body_grammar.parse(words, 0, whole=True) if words else None
    if parsed is not None and not parsed.cut and body.startswith(_TO_THE):
        return f"ال{body[len(_TO_THE) :]}"
    return body[parsed.cut :] if parsed is not None and parsed.cut == 1 else body


def with_noun(words: list[Token], before: Token | None, knowledge: Knowledge) -> list[Token]:
    """The tokens with the noun that the preposition ``before`` them is written onto: «نسبت … [لمصادر] أمنية تركية القول».

    Only where they begin with an adjective that is none of somebody by itself.
    """
    word = words[0].folded if words else ""
    if before is None or not word or before.folded[0] != "ل" or before.word[0] != "ل" or not word.endswith(_ADJECTIVES):
        return words
    tables = knowledge.tables
    nouns = (tables.roles, tables.generic_heads, tables.heads, tables.metonyms)
    if before.end + 1 != words[0].start or any(stem(word) in table for table in nouns) or word in name_words():
        return words
    definite = before.folded.startswith("لل")
    noun = Token(before.start, before.end, "ا" + before.word[1:], "ا" + before.folded[1:]) if definite else _cut(before)
    bare = stem(noun.folded)
    somebody = tables.source_words.get(bare) == _NOUN or bare in tables.roles or bare in tables.generic_heads
    return [noun, *words] if somebody and word.startswith("ال") is definite else words


def with_ruled(words: list[Token], before: Token | None, knowledge: Knowledge) -> list[Token]:
    """The tokens with the body that rules: «[الائتلاف] الحاكم في ألمانيا» is no governor."""
    if before is None or not words or words[0].folded not in _RULING or before.end + 1 != words[0].start:
        return words
    ruling = before.folded.startswith("ال") and stem(before.folded) in knowledge.tables.generic_heads
    return [before, *words] if ruling else words


def with_office(words: list[Token], before: Token | None, cue: CueWord | None, knowledge: Knowledge) -> list[Token]:
    """The tokens of a body with the noun right in front that is of it: «[مدعية] المحكمة الجنائية الدولية تدعو».

    Not where the verb goes with the body alone: «بعد لقاء رئيس المنظمة قالت».
    """
    form = knowledge.tables.roles.get(before.folded) if before is not None else None
    if before is None or form is None or form.noun.official == "no" or not words or before.end + 1 != words[0].start:
        return words
    first, gender = words[0].folded, cue.gender if cue is not None else ""
    tables = knowledge.tables
    body = stem(first) in tables.generic_heads or first in tables.heads or tables.bodies_by_alias.begins(first)
    office = (
        not before.folded.startswith("ال") and before.folded not in name_words() and stem(first) not in tables.roles
    )
    clash = (gender, form.gender) in _CLASHING
    return [before, *words] if body and office and not clash else words


def with_voice(words: list[Token], before: Token | None, knowledge: Knowledge) -> list[Token]:
    """The tokens of an officer with the voice that is only heard: «يسمع [صوت] جندي آخر يقول» is said by nobody in office."""
    heard = before is not None and bool(words) and before.folded in _VOICES and before.end + 1 == words[0].start
    role = knowledge.tables.roles.get(words[0].folded) if heard else None
    office = role is not None and role.noun.official == _OFFICE and not words[0].folded.startswith("ال")
    return [before, *words] if before is not None and office else words


def without_clitic(token: Token, knowledge: Knowledge, persons: frozenset[str] = frozenset()) -> Token:
    """The token without the conjunction or preposition written onto it: «والوزير», «وروسيا», «للوزارة», «لأكرم».

    Never a letter of a name: ``persons`` are the folded words of those whom the article names in full («ويتسن»).
    """
    word, folded = token.word, token.folded
    if folded in persons and folded[1:] not in persons:
        return token
    if word[0] != folded[0] or len(folded) <= _SHORTEST or folded in name_words() or is_known(folded, knowledge):
        return token
    if folded.startswith("لل"):
        rest = "ا" + folded[1:]
        if (frequency_rank(rest) is not None and frequency_rank(folded) is None) or is_known(rest, knowledge):
            return Token(token.start, token.end, "ا" + word[1:], rest)
    rest = folded[1:]
    cut = _cut(token)
    if folded[0] in "وف" and rest not in PREPOSITIONS and (rest.startswith("ال") or _is_commoner(rest, folded)):
        return cut
    known = name_words().get(rest)
    named = (known is not None and known.given) or is_known(rest, knowledge) or rest in _MANY
    if folded[0] == "ب":  # «نقلا بمركز …»
        return cut if rest in knowledge.tables.generic_heads and _is_commoner(rest, folded) else token
    return cut if folded[0] == "ل" and named and _is_commoner(rest, folded) else token


def _cut(token: Token) -> Token:
    return Token(token.start + 1, token.end, token.word[1:], token.folded[1:])


def _is_commoner(word: str, other: str) -> bool:
    rank, of_other = frequency_rank(word), frequency_rank(other)
    return rank is not None and len(word) >= _SHORTEST and (of_other is None or rank < of_other)


def is_known(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word opens an office, a body or a source, or is a capital: «سبق [لواشنطن] أن أعلنت»."""
    tables = knowledge.tables
    return any(
        word in table or word.removeprefix("ال") in table
        for table in (
            tables.roles,
            tables.generic_heads,
            tables.heads,
            tables.bodies_by_alias,
            tables.source_words,
            tables.metonyms,
            MINISTRY,
        )
    )
