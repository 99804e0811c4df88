"""Read the mention of a speaker at its cue, with what the article around it tells: whose name, whose office, unnamed or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import dropwhile
from typing import Final

from schemas import Entity
from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, load, words_of
from workers.text.mentions.clause_ends import spelled, without_clause, without_those_named
from workers.text.mentions.clitics import (
    governed,
    is_known,
    with_noun,
    with_office,
    with_ruled,
    with_voice,
    without_clitic,
)
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.likely_names import is_name, is_one_name
from workers.text.mentions.mention import Mention, parse_mention
from workers.text.mentions.names_of_persons import full_name
from workers.text.mentions.no_speaker import is_no_speaker
from workers.text.mentions.nouns import stem
from workers.text.mentions.open_ends import to_end_of_body, to_end_of_phrase, with_hyphened, with_partner, with_place
from workers.text.mentions.other_names import is_principals
from workers.text.mentions.own_names import with_name
from workers.text.mentions.own_words import (
    named_tongue,
    nominative,
    own_words,
    relayed,
    without_others,
)
from workers.text.mentions.phrase_ends import (
    without_object_behind,
    without_person_behind,
    without_place_behind,
    without_time_behind,
)
from workers.text.mentions.remembered import body_of, office_of
from workers.text.mentions.role_ends import (
    with_noun_of_preposition,
    without_body_in_front,
    without_event,
    without_nation_behind_comma,
    without_patron,
)
from workers.text.mentions.told_names import name_behind
from workers.text.mentions.unnamed import as_people, as_unnamed
from workers.text.speakers.at_cues.joint_mentions import joint
from workers.text.speakers.at_cues.mention_parts import (
    OF_PERSONS,
    before_bracket,
    body_alone,
    body_for_role,
    body_in_marks,
    body_of_person,
    known_person,
    office_for_name,
    one_of_many,
    quoted_name,
    role_behind,
    titled,
    with_family_name,
    with_parted_name,
    without_document,
)
from workers.text.speakers.at_cues.objects import is_object
from workers.text.speakers.at_cues.other_phrases import is_of_another_phrase
from workers.text.speakers.cast.bare_bodies import of_verbal_noun
from workers.text.statements.find import Found
from workers.text.syntax.analyse import PREPOSITIONS, Analysis
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import Token, tokenize
from workers.text.words.tokens import folded_word as fold

_HONORIFICS: Final = word_list("honorifics")
_COURTESIES: Final = word_list("courtesies")
_RANK: Final = "rank"
_LONGEST_NAME: Final = 4
_NAMING: Final = word_list("naming")
_ALI: Final = "علي"
_TO_THE: Final = "لل"
_AHEAD: Final = 9
"""Tokens behind a mention in which a name may be set apart by commas."""
_TONGUE: Final = 11
"""Tokens behind a mention in which it may be told who speaks for it."""
_CIRCUMSTANCES: Final = word_list("no_mention")

Entities = Mapping[tuple[bool, int], Entity]
"""Entities by whether they stand in the headline, and the clean offset at which they begin."""


def read_mention(
    entities: Entities, statement: Found, analysis: Analysis, knowledge: Knowledge, persons: frozenset[str]
) -> Mention | None:
    """The parsed mention of ``statement``; None where the subject is left out.

    ``persons``: folded words of the names of the persons whom the article names in full.
    """
    if statement.mention is None:
        return None
    if (body := of_verbal_noun(statement, analysis, knowledge)) is not None:
        return Mention(None, None, body.name, anonymous=False)
    return _read_words(entities, statement, analysis, knowledge, persons)


def _read_words(
    entities: Entities, statement: Found, analysis: Analysis, knowledge: Knowledge, persons: frozenset[str]
) -> Mention | None:
    """What the words of the mention say; None where they are none of the speaker's."""
    first, end = statement.mention or (0, 0)
    text = statement.part.text
    words = tokenize(text, analysis.tokens[first].start, analysis.tokens[end - 1].end)
    cut = max((i + 1 for i, token in enumerate(words) if token.word == "/"), default=0)  # «سياسي / وزير الخارجية»
    words = without_those_named(without_clause(_from_word(words[cut:]), knowledge), knowledge)
    before = analysis.tokens[first - 1] if first else None
    words = with_voice(with_ruled(with_noun(words, before, knowledge), before, knowledge), before, knowledge)
    words = with_office(words, before, statement.cue_word, knowledge)
    words = _from_word(own_words(words, statement.cue_word, knowledge))
    if statement.cue is not None and statement.cue < first:
        words = relayed(analysis.tokens[end : max(end, statement.content[0])], statement.cue_word) or words
    if words:
        words = without_person_behind(words, statement, analysis, persons, knowledge)
        words = without_place_behind(without_object_behind(words, statement, analysis, persons, knowledge), knowledge)
        words = without_time_behind(words, persons, knowledge)
        words = with_place(words, analysis.tokens[end : end + _AHEAD], knowledge)
        words = to_end_of_body(words, analysis.tokens[end : end + _AHEAD], knowledge)
        words = with_partner(words, analysis.tokens[end : end + 1], knowledge)
        words = with_hyphened(
            to_end_of_phrase(words, analysis.tokens[end : max(end, statement.content[0])]), analysis.tokens[end:]
        )
    in_front = before.folded if before else ""
    if not words or is_no_speaker(words, in_front, statement.cue_word, knowledge):
        return None
    if is_of_another_phrase(statement, analysis, knowledge):
        return None
    if (tongued := named_tongue(text, analysis.tokens[end : end + _TONGUE], persons)) is not None:
        return tongued
    beside = words[1].folded if len(words) > 1 else ""
    words[0] = governed(words[0], in_front, beside, knowledge) or without_clitic(words[0], knowledge, persons)
    words = without_others(words, knowledge)
    whole = nominative(words, knowledge) or spelled(words, text)
    named = persons.intersection(one for token in words for one in (token.folded, token.folded.removeprefix("و")))
    mention = _read(whole, named, _person_in(entities, statement, words), knowledge)
    if is_object(mention, statement.cue_word, next_to=statement.cue == first - 1, knowledge=knowledge):
        return None
    mention = as_people(without_document(titled(mention, words, knowledge)), statement.cue_word, knowledge)
    mention = quoted_name(mention, whole, in_front, knowledge)
    if mention.name is None and mention.role is not None:
        name = name_behind(analysis.tokens[end : end + _AHEAD], knowledge, ranked=mention.anonymous)
        if name and not is_principals(name, mention.role, knowledge):
            mention = replace(mention, name=name, anonymous=False)
    called = _titles(words, knowledge)
    return replace(mention, titles=called if mention.name else called & _COURTESIES)


def _titles(words: Sequence[Token], knowledge: Knowledge) -> frozenset[str]:
    """The stems of the ranks and titles among the words: «الأمير», «العقيد الركن»."""
    roles = knowledge.tables.roles
    nouns = [(token.folded, roles.get(token.folded)) for token in words if token.folded.startswith("ال")]
    ranks = {stem(word) for word, form in nouns if word in _HONORIFICS or (form and form.noun.id == _RANK)}
    return frozenset(ranks | (_COURTESIES & {token.folded for token in words}))  # «معالي الوزير فلان»


def _from_word(words: Sequence[Token]) -> list[Token]:
    """The tokens without the signs in front."""
    return list(dropwhile(lambda token: not token.folded[0].isalnum(), words))


@lru_cache(maxsize=20_000)
def _read(whole: str, persons: frozenset[str], person: str | None, knowledge: Knowledge) -> Mention:
    """The words of a mention as they were read before: news repeats its speakers. ``person``: named in full inside it."""
    if (both := joint(whole, persons, knowledge)) is not None:
        return both
    mention = with_noun_of_preposition(parse_mention(whole, tokenize(whole), persons), whole)
    if mention.name is None:
        mention = _with_person(mention, person)
    mention = known_person(mention, whole, knowledge)
    mention = with_family_name(mention, whole)
    if mention.name is None:
        mention = _with_unknown_name(one_of_many(mention, knowledge), knowledge)
    mention = body_for_role(body_alone(mention, whole, knowledge), whole, knowledge)
    mention = before_bracket(mention, whole, knowledge)
    mention = office_for_name(with_name(mention, whole, knowledge), knowledge)
    mention = role_behind(body_of_person(mention, whole), whole, knowledge)
    mention = as_unnamed(without_object(body_in_marks(mention, whole, knowledge), whole, knowledge), whole, knowledge)
    mention = without_patron(without_event(mention, whole, knowledge), whole, knowledge)
    mention = without_body_in_front(without_nation_behind_comma(mention, knowledge), knowledge)
    return with_parted_name(mention, whole)


def without_object(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """The mention without a role that is none: what stands right behind the name is the verb's object.

    «كشف فلان الفلاني مجموعة من الأسلحة …» against «فلان الفلاني رئيس بلدية …» and «فلان الفلاني، مزارع …».
    """
    name, role = mention.name, mention.role
    if name and role and fold(name.split()[0]) in PREPOSITIONS - {_ALI}:
        return replace(mention, name=None)  # «الرئيس الأمريكي إلى كيم»
    if name and role and fold(role.split()[0]) in _CIRCUMSTANCES:
        return replace(mention, role=None)  # «الرئيس فلان أمام البرلمان»
    if name and role and whole.startswith(f"{name} {role}") and fold(role).startswith(_TO_THE):
        return replace(mention, role=None)  # «فلان للمراسلين الصحفيين»
    if name and mention.body and not role and whole == f"{name} {mention.body}" and knowledge.state(fold(mention.body)):
        return replace(mention, body=None)  # «حذر فلان السعودية»
    if not name or not role or office_of(role, knowledge) or knowledge.resolve_source(role):
        return mention
    behind = whole.find(name) + len(name)
    at = whole.find(role, behind)
    return replace(mention, role=None) if at > behind and not whole[behind:at].strip() else mention


def part_of_name(mention: Mention, full: FullNames, knowledge: Knowledge) -> tuple[str, ...]:
    """The last word of a mention of one or two words that may be a part of a name which nobody has found yet."""
    words = words_of(mention.name or mention.body or mention.role or "")
    if not 0 < len(words) <= 2 or full.is_end(words[-1:]) or full.begins(words[-1]):
        return ()
    last = words[-1]
    office = office_of(mention.role, knowledge) if mention.role and not mention.name else None
    if office is not None and office.length == len(words) > 1:
        return ()  # «وزير النقل» is an office to its end, «الوزير ظريف» is not
    if mention.name is None:
        known = body_of(" ".join(words), knowledge) or knowledge.nationality(last) or is_known(last, knowledge)
        if known or (len(words) == 2 and stem(words[0]) not in knowledge.tables.roles):
            return ()
    return (last,)


def _with_unknown_name(mention: Mention, knowledge: Knowledge) -> Mention:
    """The mention with the name that stands behind a complete office: «المتحدث باسم وزارة … فلان الفلاني».

    Two to four words that no noun phrase of the office can go on with: neither definite nor an adjective of nationality.
    """
    words = mention.role.split() if mention.role else []
    office = office_of(mention.role, knowledge) if mention.role else None
    if office is None or not office.definite or len(words_of(mention.role or "")) != len(words):
        return mention
    for length in range(max(len(words) - _LONGEST_NAME, 1), len(words) - 1):
        shorter = office_of(" ".join(words[:length]), knowledge)
        word = fold(words[length])
        same = shorter is not None and shorter.definite and (shorter.noun, shorter.body) == (office.noun, office.body)
        if not same or fold(words[length - 1]) in PREPOSITIONS or not _begins_name(word, knowledge):
            continue
        rest = [fold(each) for each in words[length:]]
        place = len(rest) > 2 and word in knowledge.tables.places and is_name(rest[1:], knowledge)
        if not place and is_one_name(rest) and (office.body is not None or not is_known(word, knowledge)):
            return Mention(" ".join(words[length:]), " ".join(words[:length]), mention.body, anonymous=False)
    return mention


def _begins_name(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word can begin a name behind an office: no article, clitic, nationality, preposition or verb."""
    if word.startswith(("ال", "و", "ب", "ل")) or word in PREPOSITIONS:
        return False
    return knowledge.nationality(word) is None and read_cue(word) is None


def _person_in(entities: Entities, statement: Found, words: Sequence[Token]) -> str | None:
    """The last person named in full inside the mention."""
    for token in reversed(words):
        entity = entities.get((statement.headline, token.start))
        if entity is not None and entity.clean_span.end <= words[-1].end and full_name(entity):
            return entity.text
    return None


def _is_persons(body: str) -> bool:
    """Whether the words are a body of who is named in it: «إدارة الرئيس فلان», «حكومة فلان»; not «الرئيس فلان»."""
    noun, tables = fold(body.split(maxsplit=1)[0]), load().tables
    known = noun in OF_PERSONS or body_of(body, load()) is not None
    return known and (noun in tables.heads or noun in tables.generic_heads) and noun not in tables.roles


def _with_person(mention: Mention, person: str | None) -> Mention:
    """The mention with the name that the parser took for a part of the role: «أحد مشايخ المنطقة فلان الفلاني»."""
    whole = mention.role or mention.body
    if person is None or whole is None or person not in whole or (mention.role is None and _is_persons(whole)):
        return mention
    role = whole[: whole.index(person)].strip(" ،,-–—")
    before = [fold(word) for word in role.split()[-2:]]
    unnamed = mention.anonymous and role != "" and office_of(role, load()) is None  # «ثلاثة فصائل … قوات الرئيس فلان»
    if unnamed or _NAMING & set(before) or (before and before[-1] in PREPOSITIONS):
        return mention  # «المتحدث باسم فلان»: the principal, who is not speaking; «في مخيم …»: no person
    return Mention(person, role or None, None, anonymous=False)
