"""Read two persons who speak together, each with an office: «رئيسة الوزراء فلانة الفلانية والرئيس الأمريكي علان العلاني»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, Person, Role
from workers.text.mentions.duals import halves
from workers.text.mentions.full_names import Words, words_of_name
from workers.text.mentions.mention import Mention, parse_mention, without_honorifics
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import body_of, office_of, role_of
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.words.tokens import Token, tokenize
from workers.text.words.tokens import folded_word as fold

_AND: Final = "و"
_HIS_PEER: Final = frozenset(map(fold, ("نظيره", "نظيرها", "نظيرته", "نظيرتها")))
_BOTH: Final = frozenset(map(fold, ("كل من", "كلا من", "من")))
"""What may stand in front of the two, folded."""
_DUALS: Final = ("ان", "ين")
_PAIR: Final = 2
_LONGEST: Final = 4
"""Words of a name, at most."""
_SIGNS: Final = " ،,"


class _Person(NamedTuple):
    """One of the two."""

    name: str
    role: str


def joint(whole: str, persons: frozenset[str], knowledge: Knowledge) -> Mention | None:
    """The two, with both names and both offices; None for one person, whatever offices they hold.

    ``persons``: folded words of the names of those named in full. «فلان الفلاني رئيس الحزب ووزير المالية» is one.
    """
    tokens = tokenize(whole)
    if (two := _two_surnames(tokens, persons)) is not None:
        return two
    for at in range(1, len(tokens) - 1):
        word = tokens[at].folded
        if not word.startswith(_AND) or word in persons or not _opens_office(word[1:], knowledge):
            continue
        front = whole[: tokens[at].start].strip(_SIGNS)
        alone = at == 1 and tokens[0].folded in persons  # «كيم والرئيس الكوري الجنوبي مون جي-إن»
        one = _Person(front, "") if alone else _named(front, persons, knowledge)
        other = _named(whole[tokens[at].start + 1 :].strip(_SIGNS), persons, knowledge) if one is not None else None
        if one is None or other is None or one.name == other.name:
            continue
        roles = f" {_AND}".join(role for role in (one.role, other.role) if role)
        offices = _offices(one.role, other.role, knowledge)
        both = tuple(
            Mention(person.name, office, None, anonymous=False)
            for person, office in zip((one, other), offices, strict=True)
        )
        return Mention(f"{one.name} {_AND}{other.name}", roles or None, None, anonymous=False, both=both)
    return None


def _two_surnames(tokens: Sequence[Token], persons: frozenset[str]) -> Mention | None:
    """Two who are each called by the last name alone, without an office: «العبادي والصدر»; None for others."""
    if len(tokens) != _PAIR or not tokens[1].folded.startswith(_AND) or tokens[1].folded in persons:
        return None
    words = (tokens[0].word, tokens[1].word.removeprefix(_AND))
    if not persons.issuperset(map(fold, words)):
        return None
    both = tuple(Mention(word, None, None, anonymous=False) for word in words)
    return Mention(f" {_AND}".join(words), None, None, anonymous=False, both=both)


def _offices(one: str, other: str, knowledge: Knowledge) -> tuple[str | None, str | None]:
    """The office of each by itself: «الرئيس الفرنسي» and «الرئيس الأمريكي», of «الرئيسان الفرنسي … والأمريكي …».

    And of «وزير الاقتصاد الفرنسي … ونظيره الألماني …», whose ministries are both of the economy.
    """
    noun, _, rest = one.partition(" ")
    roles = knowledge.tables.roles
    dual = next((end for end in _DUALS if noun.endswith(end) and stem(fold(noun.removesuffix(end))) in roles), "")
    if dual:
        noun = noun[: -len(dual)]
        one = f"{noun} {rest}".strip()
    words = other.split()
    if dual:
        other = f"{noun} {other}"
    elif words and fold(words[0]) in _HIS_PEER:
        other = " ".join((*_without_nation(one.split(), knowledge), *words[1:]))
    return _certain(one, knowledge), _certain(other, knowledge)


def _without_nation(office: list[str], knowledge: Knowledge) -> list[str]:
    """The words of an office without its state: whose peer somebody is has the same in another state."""
    for length in (_PAIR, 1):
        if len(office) > length and knowledge.nationality(fold(" ".join(office[-length:]))) is not None:
            return office[:-length]
    return office


def _certain(role: str, knowledge: Knowledge) -> str | None:
    """The role where it tells an office to its end; None for «وزير خارجيته», «الأمريكي»."""
    info = office_of(role, knowledge) if role else None
    return role if info is not None and info.definite and info.length == len(role.split()) else None


def voice_of_both(mention: Mention, whole: str, voices: Voices, knowledge: Knowledge) -> Voice | None:
    """A voice of their own for two, who speak for the bodies of both: «فرنسا والولايات المتحدة»; None for others.

    Two are those whom the mention names, or a dual with two nations, as which ``whole`` is read: «الجيشان الروسي والسوري».
    """
    pair = None if mention.both else halves(whole, knowledge)
    if pair is not None:
        return _of_pair(pair, whole, voices, knowledge)
    found = [voices.find_person(_full(one.name or "", voices)) for one in mention.both]
    each = [voice for voice in found if voice is not None]
    info = next((voice.role_info for voice in each if voice.role_info is not None), None)
    if info is None and mention.role:
        info = office_of(mention.role, knowledge)
    bodies = _bodies(voice.known_body for voice in each)
    names = [voice.name for voice in each if voice.name]
    name = f" {_AND}".join(names) if len(names) == _PAIR else mention.name
    if len(bodies) > 1:
        return Voice(name, mention.role, _joined(bodies), role_info=info, gender="p")
    body = bodies[0] if bodies else info.body if info is not None else None
    return Voice(name, mention.role, role_info=info, known_body=body, gender="p") if mention.both else None


def _full(name: str, voices: Voices) -> Words:
    """The fullest name of the article that the name of one of the two is short for: «كيم», of «كيم جونغ أون»."""
    full = voices.full_names.fullest(words_of_name(name))
    return (voices.full_names.begins(full[0]) or full) if len(full) == 1 else full


def _of_pair(pair: tuple[str, str], whole: str, voices: Voices, knowledge: Knowledge) -> Voice:
    """Two of one office or organ, each of another state; with their names where the article tells those of both."""
    infos = [role_of(words, knowledge) for words in pair]
    offices = [info for info in infos if info is not None]
    if len(offices) < _PAIR:
        bodies = _bodies(body_of(words, knowledge) for words in pair)
        return Voice(body=_joined(bodies) if len(bodies) == _PAIR else whole, gender="p")
    holders = [_holder(info, voices) for info in offices]
    names = [voice.name for voice in holders if voice is not None and voice.name]
    states = [knowledge.country(info.country) if info.country else None for info in offices]
    bodies = _bodies(
        info.body or (knowledge.body(state.id) if state and info.official else None)  # «اللاعبان» are nobody's
        for info, state in zip(offices, states, strict=True)
    )
    name = f" {_AND}".join(names) if len(set(names)) == _PAIR else None
    return Voice(name, whole, _joined(bodies) if len(bodies) == _PAIR else None, role_info=offices[0], gender="p")


def _holder(info: Role, voices: Voices) -> Voice | None:
    """Who holds the office in the article; None where it names nobody who does."""
    return next(
        (
            voice
            for voice in voices.everybody()
            if voice.name
            and voice.role_info is not None
            and not voice.role_info.former
            and (voice.role_info.noun.id, voice.role_info.body, voice.role_info.country)
            == (info.noun.id, info.body, info.country)
        ),
        None,
    )


def _bodies(bodies: Iterable[Body | None]) -> list[Body]:
    """Those that are known, each once."""
    return list({body.id: body for body in bodies if body is not None}.values())


def _joined(bodies: Sequence[Body]) -> str:
    return f" {_AND}".join(body.name for body in bodies)


def _opens_office(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word, «و» taken off, begins the office of another one."""
    nation = word.startswith("ال") and knowledge.nationality(word) is not None  # «الرئيسان الفرنسي فلان والأمريكي علان»
    return stem(word) in knowledge.tables.roles or nation or word in _HIS_PEER


def _named(text: str, persons: frozenset[str], knowledge: Knowledge) -> _Person | None:
    """Office and name of one of the two; None where no full name stands at the end."""
    words = tokenize(text)
    if len(words) < _PAIR:
        return None
    if words[0].folded in _HIS_PEER:
        at = next((i for i in range(1, len(words)) if knowledge.nationality(words[i].folded) is None), len(words) - 1)
        name = text[words[at].start :].strip(_SIGNS)
    else:
        name, known = parse_mention(text, words, persons).name or "", _known_behind(text, knowledge)
        name = known if name in known or (known and name.endswith(known)) else name
    full = len(name.split()) >= _PAIR and text.endswith(name)
    if not full or not (
        isinstance(knowledge.lookup(name), Person) or all(one in persons for one in words_of_name(name))
    ):
        return None
    role = text.removesuffix(name).strip(_SIGNS)
    first, _, rest = role.partition(" من ")
    both = f"{fold(first)} من" in _BOTH
    return _Person(name, without_honorifics(rest if both else role) or "")


def _known_behind(text: str, knowledge: Knowledge) -> str:
    """The name of the known person that the text ends in; empty for none, and where a comma sets another one apart."""
    words = text.split() if "،" not in text else []
    names = (" ".join(words[-length:]) for length in range(min(_LONGEST, len(words) - 1), 1, -1))
    return next((name for name in names if isinstance(knowledge.lookup(name), Person)), "")
