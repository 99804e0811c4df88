"""Whom an article names, before anybody speaks: persons with their offices, bodies, unnamed people, and where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from schemas import Entity, EntityType, TaggedArticle, TextPart
from workers.text.data_files import word_list
from workers.text.knowledge.base import load, words_of
from workers.text.knowledge.model import Body, BodyKind, Person
from workers.text.mentions.clitics import without_preposition
from workers.text.mentions.days import end_before_day
from workers.text.mentions.issuers import without_object
from workers.text.mentions.mention import Mention
from workers.text.mentions.names_of_persons import full_name, text_of
from workers.text.mentions.nouns import stem, stems
from workers.text.mentions.remembered import body_of, role_of
from workers.text.mentions.unnamed import refers_back
from workers.text.speakers.cast.bare_bodies import is_plain
from workers.text.speakers.cast.beside import WORD_REACH, ahead, behind
from workers.text.speakers.cast.body_phrases import NAMED_BEFORE, Phrase
from workers.text.speakers.cast.holders import with_holders
from workers.text.speakers.cast.introductions import introductions, places_of, titles
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.mention_search.run_on import object_at
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import folded_word as fold
from workers.text.words.tokens import tokenize

_IN_BRACKETS: Final = re.compile(r" ?\((?P<name>[^()\n]{2,20})\)")
_OPEN_BRACKET: Final = re.compile(r" \((?P<name>[^()\n]{2,20})$")
"""Of an entity that ends before the closing one: «الاتحاد الدولي لكرة القدم (فيفا»."""
_KINGDOMS: Final = word_list("kingdoms")
_COURTESIES: Final = word_list("courtesies")
_PLAIN: Final = word_list("plain_adjectives")
_NUMBERS: Final = word_list("numbers") | word_list("great_numbers")
_MEMBER: Final = "عضوا"
_PAPERS: Final = frozenset({"newspaper", "magazine"})
_INFLECTED: Final = ("ه", "ي")
"""Endings, folded, of adjectives."""
_PAIR: Final = 2
_TODAY: Final = "اليوم"


def gather(
    article: TaggedArticle, voices: Voices, taken: Sequence[tuple[int, int]], bodies: Iterable[Phrase] = ()
) -> None:
    """Note in ``voices`` whom the entities name, and the ``bodies`` of the article's body besides them.

    ``taken``: stretches of the body that mentions of speakers cover, in order.
    """
    for mention in introductions(article):
        if mention.name:
            voices.person(mention, mention.name)
    starts = [start for start, _ in taken]
    seen: dict[tuple[EntityType, str], Voice | None] = {}
    places: list[Named] = []
    holders = titles(article)
    for part, entity in places_of(article):
        start = entity.clean_span.start
        number = bisect_right(starts, start) - 1
        inside = part is article.body and number >= 0 and start < taken[number][1]
        if entity.type is EntityType.ROLE and (inside or _is_counted(part.text, entity)):
            continue  # the mention itself tells it; of «19 دولة عضوا» nobody is told
        key = (entity.type, entity.entity_id or fold(entity.canonical))
        if entity.type is EntityType.ROLE:
            key = (entity.type, fold(entity.text))
        if key not in seen:
            seen[key] = _voice_of(entity, voices)
        voice = _voice_of(holders[id(entity)], voices) if id(entity) in holders else seen[key]
        voice = voice or _acting_state(article, part, entity, voices)
        _note_courtesy(part.text, start, voice, voices)
        if voice is not None and voice.known_body is not None and not voice.name:
            long = _with_short_form(part.text, entity, voice.known_body)
            voices.note_long_form(voice.known_body, long and without_preposition(long, voices.knowledge))
        if voice is not None and part is article.body:
            end = entity.clean_span.end
            places.append(Named(start, voice, behind(part.text, start), end, ahead(part.text, end)))
        elif voice is not None:
            voice.titled = True
    named = {place.at: place.end for place in places}
    longer: list[Named] = []
    for start, end in bodies:
        words = article.body.text[start:end]
        if named.get(start, start) < end and not _is_generic(fold(words), voices):
            known = body_of(words, voices.knowledge)
            text, voice = article.body.text, _body_voice(words, known, voices)
            longer.append(Named(start, voice, behind(text, start), end, ahead(text, end)))
    begun = {place.at for place in longer}  # «صحيفة كوريا» of «صحيفة كوريا تايمز»
    places = [*longer, *(place for place in places if place.at not in begun)]
    voices.note_places(with_holders(places, voices))


def _is_counted(text: str, entity: Entity) -> bool:
    """Whether «عضوا» says of what is counted in front of it: «19 دولة [عضوا] في …», «192 [عضوا]»; «12 مديرا» are people."""
    start = entity.clean_span.start
    if fold(entity.text).split()[0] != _MEMBER:
        return False
    before = fold(text[max(start - WORD_REACH, 0) : start]).split()[-_PAIR:]
    return any(word.isdigit() or word in _NUMBERS for word in before)


def _note_courtesy(text: str, start: int, voice: Voice | None, voices: Voices) -> None:
    """Note the title of courtesy right in front of somebody at offset ``start``: «[معالي] وزير الخارجية»."""
    if voice is None or not (voice.name or voice.role):
        return
    word = fold(text[max(start - WORD_REACH, 0) : start].rsplit("\n", 1)[-1]).split()[-1:]
    title = word[0] if word and text[start - 1 : start] == " " else ""
    voices.note_courtesies(voice, [one for one in (title, title[1:]) if one in _COURTESIES])  # «لمعالي», «ومعالي»


def _acting_state(article: TaggedArticle, part: TextPart, entity: Entity, voices: Voices) -> Voice | None:
    """The state whose capital stands as somebody who acts: «وطردت [واشنطن] دبلوماسيين», not «في واشنطن», «العاصمة واشنطن»."""
    if part is not article.body or entity.type is not EntityType.PLACE:
        return None
    text, start = part.text, entity.clean_span.start
    state = voices.knowledge.metonym(entity.text) if text[start - 1 : start] == " " else None
    before = fold(text[max(start - WORD_REACH, 0) : start].split()[-1:][0]) if state is not None and start > 1 else "ال"
    if (
        state is None
        or before in PREPOSITIONS
        or before.startswith("ال")
        or stem(before) in load().tables.generic_heads
    ):
        return None
    return _body_voice(state.name, state, voices)


def _with_short_form(text: str, entity: Entity, body: Body) -> str | None:
    """The name of a body with the short one that the article gives in brackets behind: «حركة المقاومة الإسلامية (حماس)»."""
    start, end = entity.clean_span.start, entity.clean_span.end
    short = _IN_BRACKETS.match(text, end)
    if short is None and (inside := _OPEN_BRACKET.search(text[start:end])) and text[end : end + 1] == ")":
        return text[start : end + 1] if body_of(inside["name"], load()) is body else None
    if short is None or " " not in text[start:end]:
        return None
    known = body_of(short["name"], load())
    return text[start : short.end()] if known is not None and known.id == body.id else None


def _voice_of(entity: Entity, voices: Voices) -> Voice | None:
    if entity.type is EntityType.PERSON:
        name = full_name(entity) or text_of(entity)
        first, dash, _ = name.partition("-")
        if dash and " " not in name and isinstance(voices.knowledge.lookup(first), Person):
            return None  # «قمة ترامب-كيم»
        return voices.person(Mention(name, None, None, anonymous=False), name)
    if entity.type is EntityType.ROLE:
        return _role_voice(entity, voices)
    words = text_of(entity)
    known = _known_body(entity.entity_id, words, voices) if entity.entity_id else None
    if known is None and entity.type is not EntityType.ORGANISATION:
        return None
    words = f"{words})" if _OPEN_BRACKET.search(words) else words
    coined = known is None or known.id not in voices.knowledge.tables.bodies
    if coined and (bare := _without_object(words, voices)) != words:
        words, known = bare, body_of(bare, voices.knowledge)
    named = known is not None and known.id in voices.knowledge.tables.bodies and not is_plain(fold(words).split())
    if read_cue(fold(words)) is not None or (not named and _is_generic(fold(words), voices)):
        return None
    return _body_voice(words, known, voices)


def _without_object(words: str, voices: Voices) -> str:
    """The name of a body without the day or the verb's object behind: «مشيخة الأزهر [الاثنين]», «التحالف [تقرير الخبراء]»."""
    words = without_object(_without_day(words), voices.knowledge)
    tokens = tokenize(words)
    at = object_at(tokens)
    return words[: tokens[at - 1].end] if at else words


def _without_day(words: str) -> str:
    """The name of a body without the day behind it, on which it said something: «وزارة النقل [اليوم]»; not «صحيفة الأحد»."""
    each = words.split()
    end = end_before_day(fold(words).split())
    end -= end == len(each) > _PAIR and each[-1] == _TODAY
    before = " ".join(each[:end])
    known = body_of(before, load()) if end < len(each) and each[end - 1].startswith("ال") else None
    return before if known is not None and known.kind is not BodyKind.MEDIA else words


def _known_body(body_id: str, words: str, voices: Voices) -> Body | None:
    """The body of this id. One that is known by its words alone is read from them: another worker has tagged the article."""
    known = voices.knowledge.body(body_id)
    if known is None:
        read = body_of(words, voices.knowledge)
        known = read if read is not None and read.id == body_id else None
    return known


def _is_generic(phrase: str, voices: Voices) -> bool:
    """Whether folded words but tell the kind of a body that is named elsewhere: «البنك», «الصحيفة الإيطالية», «الجيش السبت»."""
    words, knowledge = phrase.split(), voices.knowledge
    words = words[: end_before_day(words)]
    if not all(word.startswith("ال") for word in words) or len(words) > _PAIR:
        return False
    head = knowledge.tables.generic_heads.get(words[0].removeprefix("ال"))
    if head is None or len(words) == 1:
        return head is not None
    if head.id in _PAPERS:
        return words[1].endswith(_INFLECTED)  # «المجلة العريقة»
    return head.kind in NAMED_BEFORE and (words[1] in _PLAIN or knowledge.nationality(words[1]) is not None)


def _body_voice(words: str, known: Body | None, voices: Voices) -> Voice:
    bare = without_preposition(words, voices.knowledge)
    if bare != words:
        words, known = bare, known or _read_whole(bare, voices)
    key = known.id if known else fold(words)
    voice = voices.body(key)
    if voice is None:
        voice = Voice(body=words, known_body=known)
        voices.add_words(voice, stems(words, known.name if known else None) | _kingdom(known))
        voices.note_body(voice, key)
    return voice


def _read_whole(words: str, voices: Voices) -> Body | None:
    """The body that the words name to their end, or that is known by a part of them: «قناة سي بي إس نيوز» is no «قناة سي»."""
    named = words_of(words)
    parsed = voices.knowledge.body_grammar.parse(named, 0, whole=True) if named else None
    return parsed.body if parsed is not None and (parsed.end == len(named) or not parsed.coined) else None


def _kingdom(body: Body | None) -> frozenset[str]:
    """«مملكة» for a state that is one by its full name: «المملكة» may mean it."""
    country = load().country(body.country or "") if body is not None and body.kind is BodyKind.STATE else None
    names = country.aliases if country is not None else ()
    return frozenset(word for name in names for word in stems(name) & _KINGDOMS)


def _role_voice(entity: Entity, voices: Voices) -> Voice | None:
    words = text_of(entity)
    info = role_of(words, voices.knowledge)
    if info is None:
        return None
    mine = stems(words)
    holders = [voice for voice in voices.with_word(Voice(role=words).head, 6) if mine <= voice.words and voice.role]
    if info.definite and holders:  # who is called so, before who has been it once
        return max(holders, key=lambda voice: (mine == stems(voice.role), mine <= stems(voice.role)))
    if refers_back(words, info):
        return None
    voice = Voice(role=words, role_info=info, known_body=info.body, anonymous=not info.definite)
    voices.add_words(voice, mine)
    return voice
