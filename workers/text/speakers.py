"""Find who speaks: resolve each statement's mention, or the lack of one, against everybody the article has introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from schemas import Entity, EntityType, Excerpt, PublishedFrom, ResolvedBy, Speaker, TaggedArticle
from workers.text.cues import read_cue
from workers.text.data_files import word_list
from workers.text.grammar import COMPLEMENTIZERS, PREPOSITIONS
from workers.text.knowledge import Knowledge, words_of
from workers.text.mentions import Mention, parse_mention
from workers.text.normalize import fold
from workers.text.statements import Found
from workers.text.tokens import Token, tokenize
from workers.text.voice import Resolved, Voice
from workers.text.voices import Voices

_APPOSITION: Final = 2
"""Code points between an office and its holder: a space, or a comma and a space."""
_LONGEST_NAME: Final = 4
"""Words of a name in quotation marks."""
_QUOTED_REACH: Final = 48
"""Code points before an office in which a name in quotation marks may stand."""
_QUOTED_BEFORE: Final = re.compile(r"[«“\"](?P<name>[^«»“”\"\n]{3,40})[»”“\"]\s?[،,]\s?$")
_QUOTED_BEHIND: Final = re.compile(r"\s?[،,]?\s?[«“”\"](?P<name>[^«»“”\"\n]{3,40})[»”“\"]")
_HONORIFICS: Final = word_list("honorifics")
_NAMING: Final = frozenset({"باسم", "بلسان"})


def resolve_speakers(
    article: TaggedArticle, found: Sequence[tuple[Found, Sequence[Token]]], knowledge: Knowledge
) -> list[Resolved]:
    """One resolved speaker for each statement of ``found`` (statement and the tokens of its part), in the same order.

    The body is read first and the headline last: a headline names people by their surnames and offices.
    """
    mentions = [_parse(article, statement, tokens, knowledge) for statement, tokens in found]
    names = [mention.name for mention in mentions if mention and mention.name]
    names += [entity.canonical for entity in article.entities if _is_full_name(entity)]
    voices = Voices(names, knowledge, year_of(article))
    for mention in (*_introductions(article), *mentions):
        if mention is not None:
            voices.introduce(mention)
    resolved: dict[int, Resolved] = {}
    order = [i for i, (s, _) in enumerate(found) if not s.headline] + [
        i for i, (s, _) in enumerate(found) if s.headline
    ]
    for i in order:
        mention = mentions[i]
        if mention is not None:
            result = voices.resolve(mention)
            if found[i][0].headline:
                result = Resolved(result.voice, ResolvedBy.HEADLINE)
        elif (voice := voices.goes_on(_gender_of(found[i][0]))) is not None:
            result = Resolved(voice, ResolvedBy.DROPPED_SUBJECT)
        else:
            result = Resolved(Voice(), ResolvedBy.UNRESOLVED)
        voices.speak(result.voice)
        resolved[i] = result
    voices.place_ministers()
    return [resolved[i] for i in range(len(found))]


def _introductions(article: TaggedArticle) -> Iterator[Mention]:
    """Who is named with an office anywhere: «عقد وزير الطاقة فلان الفلاني اجتماعا … وقال الفلاني إن …»."""
    for role, person in pairwise(article.entities):
        if role.type is EntityType.ROLE and role.field == person.field and _is_full_name(person):
            between = person.clean_span.start - role.clean_span.end
            if 0 < between <= _APPOSITION:
                yield Mention(person.canonical, role.text, None, anonymous=False)
    for part in article.parts:
        for role in article.entities:
            start, end = role.clean_span.start, role.clean_span.end
            words = part.text[
                start:end
            ]  # title and body may count in one raw field: is it this part that it stands in?
            if role.type is not EntityType.ROLE or role.field != part.field or fold(words) != fold(role.text):
                continue
            name = _quoted_beside(part.text, start, end)
            if name is not None:
                yield Mention(name, words, None, anonymous=False)


def _quoted_beside(text: str, start: int, end: int) -> str | None:
    """The name in quotation marks beside the office ``start``..``end``: «“فلان”، المتحدث باسم …», «القائد العام، “فلان”»."""
    found = _QUOTED_BEFORE.search(text, max(start - _QUOTED_REACH, 0), start) or _QUOTED_BEHIND.match(text, end)
    words = found["name"].split() if found else []
    while words and fold(words[0]) in _HONORIFICS:
        words.pop(0)
    return " ".join(words) if 0 < len(words) <= _LONGEST_NAME else None


def year_of(article: TaggedArticle) -> int | None:
    """The year of publication; None where only the time of fetching is known, which says nothing about old articles."""
    if article.published_from in (PublishedFrom.GIVEN, PublishedFrom.MARKUP):
        return article.published_at.year
    return None


def _is_full_name(entity: Entity) -> bool:
    """A person of two words or more; never one that the tagger of entities has run into the verb around it."""
    words = [token.folded for token in tokenize(entity.canonical)]
    if entity.type is not EntityType.PERSON or len(words) < 2:
        return False
    return not any(word in COMPLEMENTIZERS or read_cue(word) is not None for word in words)


def _gender_of(statement: Found) -> str:
    return statement.cue_word.gender if statement.cue_word else ""


def _parse(article: TaggedArticle, statement: Found, tokens: Sequence[Token], knowledge: Knowledge) -> Mention | None:
    if statement.mention is None:
        return None
    first, end = statement.mention
    text = statement.part.text
    words = tokenize(text, tokens[first].start, tokens[end - 1].end)
    if words and words[0].folded[:1] in "وف" and words[0].folded[1:3] == "ال":
        head = words[0]  # a conjunction before the article is none of the name's: «والوزير», «فالوزير»
        words[0] = Token(head.start + 1, head.end, head.word[1:], head.folded[1:])
    mention = parse_mention(text, words)
    if mention.name is None:
        mention = _with_name(mention, _person_in(article, statement, words))
    return mention if mention.name else _with_unknown_name(mention, knowledge)


def _with_unknown_name(mention: Mention, knowledge: Knowledge) -> Mention:
    """The mention with the name that stands behind a complete office: «المتحدث باسم وزارة … فلان الفلاني».

    Two to four words that no noun phrase of the office can go on with: neither definite nor an adjective of nationality.
    """
    words = mention.role.split() if mention.role else []
    office = knowledge.resolve_role(mention.role) if mention.role else None
    if office is None or office.body is None or not office.definite or len(words_of(mention.role or "")) != len(words):
        return mention
    for length in range(max(len(words) - _LONGEST_NAME, 1), len(words) - 1):
        shorter = knowledge.resolve_role(" ".join(words[:length]))
        if shorter is not None and shorter.body == office.body and _begins_name(fold(words[length]), knowledge):
            return Mention(" ".join(words[length:]), " ".join(words[:length]), mention.body, anonymous=False)
    return mention


def _begins_name(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word can begin a name behind an office: no article, clitic, nationality, preposition or verb."""
    if word.startswith(("ال", "و", "ب", "ل")) or word in PREPOSITIONS:
        return False
    return knowledge.nationality(word) is None and read_cue(word) is None


def _person_in(article: TaggedArticle, statement: Found, words: Sequence[Token]) -> Entity | None:
    """The last person named in full inside the mention."""
    start, end = words[0].start, words[-1].end
    inside = (
        entity
        for entity in article.entities
        if entity.field == statement.part.field and start <= entity.clean_span.start and entity.clean_span.end <= end
    )
    return next((entity for entity in reversed(list(inside)) if _is_full_name(entity)), None)


def _with_name(mention: Mention, person: Entity | None) -> Mention:
    """The mention with the name that the parser took for a part of the role: «أحد مشايخ المنطقة فلان الفلاني»."""
    whole = mention.role or mention.body
    if person is None or whole is None or person.text not in whole:
        return mention
    role = whole[: whole.index(person.text)].strip(" ،,-–—")
    if any(fold(word) in _NAMING for word in role.split()[-2:]):
        return mention  # «المتحدث باسم فلان»: the principal, who is not speaking
    return Mention(person.text, role or None, None, anonymous=False)


def as_speaker(resolved: Resolved, mention: Excerpt | None, knowledge: Knowledge) -> Speaker:
    """The speaker that ``resolved`` names, with what the knowledge file says of body and country."""
    voice = resolved.voice
    body = voice.known_body
    organisation = voice.body or (body.name if body else None)
    if body is None and organisation is None and voice.role_info and voice.role_info.country:
        country = knowledge.country(voice.role_info.country)
        body = knowledge.body(country.id) if country else None
        organisation = country.name if country else None
    country_code = body.country if body else None
    if country_code is None and voice.role_info:
        country_code = voice.role_info.country
    return Speaker(
        name=voice.name,
        role=voice.role,
        organisation=organisation,
        country=country_code,
        entity_id=voice.person.id if voice.person else body.id if body and not voice.name else None,
        body_id=body.id if body else None,
        anonymous=voice.anonymous,
        mention=mention,
        resolved_by=resolved.resolved_by,
    )
