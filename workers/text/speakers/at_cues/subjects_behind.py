"""Find the subject of a verb where grammar alone tells it, though the ranker of mentions has taken another.

«اتهم [الجيشان الروسي والسوري] <طائرات> بـ…»; behind «فيه», which stands for a document: «بيان … أدانت فيه [الحركة] <الضربة>».
With one noun phrase behind «وصف فيه» that one is the object, and who wrote it is the subject: «[فلان] الذي نشر كتابا وصف فيه
<الرئيس بأنه> …».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from schemas import Entity, EntityType
from workers.text.data_files import word_list
from workers.text.entities.in_part import entities_in
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import BodyKind, Gender
from workers.text.mentions.duals import dual_at
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import role_of
from workers.text.speakers.antecedents.implied import RANKED
from workers.text.speakers.at_cues.objects import ASKING
from workers.text.speakers.voice import Voice, gender_of, gender_of_words
from workers.text.statements.boundaries.joints import COLON, joins_of
from workers.text.statements.boundaries.quote_types import quote_type
from workers.text.statements.find import Found
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.words.tokens import folded_word as fold

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_INSIDE: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
"""What stands for a document or an event in which something is said."""
_DESCRIBING: Final = frozenset({"وصف", "نعت"})
_OBJECT: Final = "object"
_RELATIVES: Final = {"الذي": "m", "التي": "f"}
_LATTER: Final = {"الاخير": "m", "الاخيره": "f"}
_EVERYBODY: Final = frozenset({"الجميع", "كثيرون", "الكثيرون", "اخرون"})
_ALI, _WITH = "علي", "ب"
_DOCUMENTS: Final = word_list("documents")
_ORIGINS: Final = frozenset({"الاصل", "المولد", "الجنسيه"})
"""Behind a nationality: «اللاعب الجزائري [الأصل]»."""
_COMMAS: Final = frozenset("،,")
_PAIR: Final = 2
_KIN: Final = word_list("relatives_of_persons")
_OWNED: Final = ("ها", "هم", "ه")
"""Pronouns of whose relative somebody is."""
_LONGEST: Final = 5
"""Words of a relative with a name, at most."""
_THE: Final = "ال"
_ACCUSATIVE: Final = "ا"
_ADJECTIVES: Final = ("ي", "يه")
_WRITING: Final = 4
"""Tokens from a relative pronoun to the document that its verb has for its object, at most."""

Stretch = tuple[int, int]


class _Noun(NamedTuple):
    """Somebody or a body: the token behind, and the gender as far as it is told."""

    end: int
    gender: str


class _Here:
    """The tokens of one part, and whom they name."""

    def __init__(self, analysis: Analysis, entities: Sequence[Entity], knowledge: Knowledge) -> None:
        self.tokens = analysis.tokens
        self._knowledge = knowledge
        self._starting = {one.clean_span.start: one for one in entities_in(analysis.part, entities)}
        self._ending = {one.clean_span.end: one for one in self._starting.values()}

    def named_at(self, first: int) -> _Noun | None:
        """Who is named from token ``first`` on, with their name behind their office; None for nobody."""
        word = self.tokens[first].folded if first < len(self.tokens) else ""
        if not word or word in COMPLEMENTIZERS:  # «إن» is a family name, too
            return None
        entity = self._starting.get(self.tokens[first].start)
        if entity is None:
            body = word.startswith(_THE) and self._knowledge.kind_of(word) is not None
            return (
                _Noun(first + 1, _LATTER.get(word) or gender_of_words(word, None)) if body or word in _LATTER else None
            )
        end, gender = self._behind(first, entity), self._gender(entity)
        name = self._starting.get(self.tokens[end].start) if end < len(self.tokens) else None
        if entity.type is EntityType.ROLE and name is not None and name.type is EntityType.PERSON:
            end = self._behind(end, name)
        return _Noun(end, gender) if gender is not None else None

    def named_before(self, end: int) -> tuple[int, str] | None:
        """Who is named up to token ``end``: where the name begins, and the gender; None for nobody."""
        entity = self._ending.get(self.tokens[end - 1].end) if end else None
        gender = self._gender(entity) if entity is not None else None
        if entity is None or gender is None:
            return None
        first = next(at for at in range(end - 1, -1, -1) if self.tokens[at].start <= entity.clean_span.start)
        return first, gender

    def _behind(self, first: int, entity: Entity) -> int:
        return next(
            (at for at in range(first, len(self.tokens)) if self.tokens[at].start >= entity.clean_span.end),
            len(self.tokens),
        )

    def _gender(self, entity: Entity) -> str | None:
        """Of whom the entity names, empty where nothing tells it; None for a place that speaks for nobody."""
        if entity.type is EntityType.PERSON:
            return ""
        if entity.type is EntityType.ROLE:
            role = role_of(entity.text, self._knowledge)
            return "" if role is None or role.gender is Gender.PLURAL else role.gender.value
        state = self._knowledge.metonym(entity.text) or self._knowledge.state(entity.text)
        if state is not None and state.kind is BodyKind.STATE:
            return gender_of(Voice(body=state.name, known_body=state))
        if entity.type is not EntityType.ORGANISATION:
            return None
        noun = stem(fold(entity.text).split()[0])
        tables = self._knowledge.tables
        told = noun in tables.generic_heads or noun in tables.heads  # «حماس», «فتح» tell none
        return gender_of_words(entity.text, None) if told else ""


def with_subject_behind(
    statement: Found, analysis: Analysis, entities: Sequence[Entity], persons: frozenset[str], knowledge: Knowledge
) -> Found:
    """The statement with the subject, and the content behind it.

    ``entities``: those of the article; ``persons``: folded words of those named in full.
    """
    cue, verb = statement.cue, statement.cue_word
    if cue is None or verb is None or verb.kind not in _VERBS or verb.with_object or statement.content[0] <= cue:
        return statement
    tokens, first = analysis.tokens, cue + 1
    alone = first + 1 if _is_ali(statement, analysis) or _is_everybody(statement, analysis) else None
    end = alone or dual_at(tokens, first, persons, knowledge)
    if end is not None and end < statement.content[1]:
        return _of(statement, analysis, (first, end))
    if (end := _end_of_adjectives(statement, analysis, knowledge) or _end_of_relative(statement, analysis)) is not None:
        return _of(statement, analysis, (first, end))
    if first + 1 >= len(tokens) or tokens[first].folded not in _INSIDE:
        return statement
    in_front = statement.mention is None or statement.mention[1] <= cue
    here = _Here(analysis, entities, knowledge)
    noun = _subject(here, first + 1, verb.gender) if in_front else None
    if noun is not None and _is_subject(statement, analysis, noun[1], knowledge):
        return _of(statement, analysis, noun)
    writer = _writer(statement, here, cue) if in_front else None
    return statement if writer is None else replace(statement, mention=writer)


def _is_ali(statement: Found, analysis: Analysis) -> bool:
    """Whether «علي» is all between a verb and the «بـ» that joins its content: no preposition governs one."""
    cue, first, tokens = statement.cue or 0, statement.content[0], analysis.tokens
    joined = statement.span[0] > tokens[first].start and tokens[first].folded[0] == _WITH
    masculine = statement.cue_word is not None and statement.cue_word.gender == "m"
    return first == cue + _PAIR and tokens[cue + 1].word == _ALI and joined and masculine


def _is_everybody(statement: Found, analysis: Analysis) -> bool:
    """Whether the content begins with everybody who says it: «أكد [الجميع] <هذا التوجه>»; not whom the verb asks."""
    cue, verb, tokens = statement.cue or 0, statement.cue_word, analysis.tokens
    if verb is None or verb.gender != "m" or verb.lemma in ASKING or statement.mention is not None:
        return False
    begins = cue + 1 <= statement.content[0] <= cue + _PAIR and statement.content[1] > cue + _PAIR
    return begins and tokens[cue + 1].folded in _EVERYBODY


def _end_of_adjectives(statement: Found, analysis: Analysis, knowledge: Knowledge) -> int | None:
    """The token behind the adjectives of somebody unnamed right behind the verb, where the content begins with them.

    «واتهم [جنرال أمريكي كبير] موسكو بأنها …»: the nation or rank of an indefinite noun is its own. None for others. Where the
    content begins with the noun itself, whom the verb is about must follow.
    """
    cue, verb, tokens = statement.cue or 0, statement.cue_word, analysis.tokens
    first, end = cue + 1, cue + _PAIR
    if statement.mention not in (None, (first, end)) or statement.content[0] not in (first, end):
        return None
    role = knowledge.tables.roles.get(tokens[first].folded)
    if role is None or role.definite or verb is None or role.gender.value != verb.gender:
        return None
    while end < statement.content[1] and _is_adjective(tokens[end].folded, knowledge):
        end += 1
    object_ = tokens[end].folded if end < statement.content[1] else ""
    about = (
        statement.content[0] == first + 1
        or knowledge.metonym(object_) is not None
        or knowledge.state(object_) is not None
    )
    return end if first + 1 < end < statement.content[1] and about else None


def _end_of_relative(statement: Found, analysis: Analysis) -> int | None:
    """The token behind somebody's relative right behind a verb without an object: «معلم …، قال [شقيقه فلان الفلاني] إنه …».

    Up to the complementizer; None for others, and where the mention is theirs already.
    """
    cue, verb, tokens = statement.cue or 0, statement.cue_word, analysis.tokens
    end = statement.content[0] - 1
    in_front = statement.mention is not None and statement.mention[1] <= cue
    word = tokens[cue + 1].folded if cue + 1 < end else ""
    owned = next((one for one in _OWNED if word.endswith(one) and word.removesuffix(one) in _KIN), "")
    if not in_front or verb is None or _OBJECT in verb.joins or not owned or tokens[end].folded not in COMPLEMENTIZERS:
        return None
    words = [token.folded for token in tokens[cue + 1 : end]]
    name = len(words) <= _LONGEST and all(one[0].isalpha() and one not in PREPOSITIONS for one in words)
    return end if name and not any(analysis.cues[cue + 1 : end]) else None


def _is_adjective(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word tells the nation or the rank of somebody unnamed: «أمريكي», «كبير»."""
    return not word.startswith(_THE) and (knowledge.nationality(word) is not None or word in RANKED)


def _of(statement: Found, analysis: Analysis, mention: Stretch) -> Found:
    """The statement of the mention, with its content behind it where that began inside or in front of it."""
    first, end = statement.content
    if first >= mention[1]:
        return replace(statement, mention=mention)
    first = mention[1]
    span = (analysis.tokens[first].start, statement.span[1])
    return replace(statement, mention=mention, content=(first, end), span=span, quote=quote_type(analysis, first, end))


def _is_subject(statement: Found, analysis: Analysis, behind: int, knowledge: Knowledge) -> bool:
    """Whether the noun phrase that ends at token ``behind`` is no object: a joint of the cue or another noun follows it."""
    verb, tokens = statement.cue_word, analysis.tokens
    first, end = statement.content
    if verb is None or behind >= end:
        return False
    word = tokens[behind].folded
    noun = word[0].isalpha() and word not in PREPOSITIONS | COMPLEMENTIZERS and analysis.cues[behind] is None
    if verb.lemma in ASKING or verb.lemma in _DESCRIBING or first < behind:
        definite = word.startswith(_THE) and not word.endswith(_ADJECTIVES) and word not in _ORIGINS
        other = knowledge.state(word) is not None and knowledge.nationality(word) is None
        return _OBJECT in verb.joins and noun and (definite or other)
    own = joins_of(verb) | COMPLEMENTIZERS | _COMMAS | MARKS | {COLON}
    return all(token.folded in own for token in tokens[behind:first]) and (first > behind or noun)


def _subject(here: _Here, first: int, gender: str) -> Stretch | None:
    """The words from ``first`` on that name somebody or a body who agrees with a verb of ``gender``; None for others."""
    noun = here.named_at(first)
    if noun is None or (noun.gender and gender and noun.gender != gender):
        return None
    return first, noun.end


def _writer(statement: Found, here: _Here, cue: int) -> Stretch | None:
    """Who stands in front of the relative pronoun whose verb writes the document: «[فلان] الذي نشر كتابا وصف فيه …»."""
    tokens, verb = here.tokens, statement.cue_word
    noun = tokens[cue - 1].folded.removesuffix(_ACCUSATIVE) if cue else ""
    if stem(noun) not in _DOCUMENTS or noun.startswith(_THE):
        return None
    back = range(cue - 2, max(cue - 2 - _WRITING, 0), -1)
    relative = next((at for at in back if tokens[at].folded in _RELATIVES), -1)
    if relative <= 0 or verb is None or verb.gender not in ("", _RELATIVES[tokens[relative].folded]):
        return None
    end = relative - (tokens[relative - 1].word in _COMMAS)
    found = here.named_before(end)
    if found is None or (statement.mention is not None and statement.mention[1] == end):
        return None
    first, gender = found
    return (first, end) if gender in ("", verb.gender) else None
