"""Speakers who are told by others: two at once («الجانبان»), somebody's lawyer («محاميه»), a minister («وزير خارجيتها»)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas import ResolvedBy
from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import BodyKind, Country
from workers.text.knowledge.nationality import definite_adjective
from workers.text.mentions.likely_names import may_be_name
from workers.text.mentions.nouns import stem, stems
from workers.text.mentions.remembered import office_of
from workers.text.speakers.antecedents.candidates import ALIKE, RECENT
from workers.text.speakers.antecedents.together import StatesTogether, count_of
from workers.text.speakers.cast.tellings import kind_of
from workers.text.speakers.voice import Resolved, Voice, country_of, gender_of
from workers.text.speakers.voices import REACH, Voices
from workers.text.statements.spots import Spot
from workers.text.words.tokens import folded_word as fold

_COURTESIES: Final = word_list("courtesies")
_PAIRS: Final = word_list("pairs")
_LATTER: Final = frozenset(map(fold, ("الأخير", "الأخيرة")))
_AND: Final = "و"
_WITH_THEM: Final = frozenset({"ومعها", "ومعهما", "ومعهم"})
_EACH_OF: Final = ("كل", "من")
_MINISTER: Final = 2
"""Words of «وزير خارجيتها»."""
_MANY: Final = word_list("broken_plurals_of_persons") | word_list("kin")
_FAMILY: Final = {
    **dict.fromkeys(("ابن", "نجل", "شقيق", "حفيد"), "m"),
    **dict.fromkeys(("ابنه", "نجله", "شقيقه", "حفيده"), "f"),
}
"""Kin that bear one family name, with their gender. A wife or a mother may have another one."""
_LEADERS: Final = frozenset({"زعيم", "زعيمه", "رييس", "رييسه", "امين", "قايد"})
"""Whose office is in a body: «حزب "…" … [زعيمه]»."""
_LED: Final = frozenset({BodyKind.PARTY, BodyKind.ARMED_MOVEMENT, BodyKind.NGO, BodyKind.COMPANY, BodyKind.CLUB})
_KIN_AND_NAME: Final = 3
"""Words of «ابنة رامي الحداد»; «شقيق الحداد» may be kin of the very one who has spoken under that name."""


def _with_companions(words: Sequence[str]) -> Sequence[str]:
    """The folded words with who is with the others joined to them as they are to each other."""
    out: list[str] = []
    for word in words:
        out.append(f"{_AND}{word}" if out and out[-1] in _WITH_THEM else word)
    return [word for word in out if word not in _WITH_THEM]


def _parts(words: Sequence[str]) -> list[str]:
    """The folded words in parts that begin with «و»: «روسيا», «والولايات المتحدة»."""
    out: list[str] = []
    for word in words:
        if out and word[0] != _AND:
            out[-1] = f"{out[-1]} {word}"
        else:
            out.append(word)
    return out


def _joined(states: Sequence[str], by: ResolvedBy) -> Resolved:
    """States as one voice: «روسيا وإيران»."""
    names = " و".join(states)
    return Resolved(Voice(body=names, words=stems(names)), by)


_FEMININE: Final = fold("ة")
_LATEST: Final = 2
"""Voices among whom two have spoken together."""
_WITH: Final = " و"
"""Between the names of two."""
_PLURAL: Final = "p"


class Relations:
    """The relations among the voices of one article. ``country``: alpha-2 code of the state it is mostly about.

    ``together``: the states that its body names in a row.
    """

    def __init__(
        self, voices: Voices, knowledge: Knowledge, country: str | None, together: StatesTogether | None = None
    ) -> None:
        self._voices = voices
        self._knowledge = knowledge
        self._country = country
        self._together = together

    def joint(self, words: Sequence[str], spot: Spot) -> Resolved | None:
        """«الجانبان»: the two named last; «موسكو وطهران»: the states; «ابنة رامي الحداد»: who has spoken under that name.

        None for others.
        """
        count = count_of(words)
        states = self._together.last(0, spot.at, count) if self._together is not None and count else None
        if states is not None:
            return _joined(states, ResolvedBy.PRONOUN)
        if words[0] in _PAIRS:
            return self._pair(spot)
        if words[0] in _FAMILY:
            return self._relative(words)
        if tuple(words[:_MINISTER]) == _EACH_OF:  # «كل من دمشق وروسيا»
            words = words[_MINISTER:]
        words = _with_companions(words)  # «موسكو وطهران، ومعهما دمشق»
        words = _parts(words)
        if len(words) < 2:
            return None
        named = [self._knowledge.state(word[1:] if at else word) for at, word in enumerate(words)]
        if not all(named):
            return None
        return _joined([state.name for state in named if state], ResolvedBy.METONYMY)

    def _relative(self, words: Sequence[str]) -> Resolved | None:
        """«ابنة مؤسس الحزب رامي الحداد»: the woman who has spoken under the same family name; None for none or several."""
        words = " ".join(words).replace("-", " ").split()  # «جان-ماري»
        if len(words) < _KIN_AND_NAME or not may_be_name(words[-2]):
            return None
        known = [
            voice
            for voice in self._voices.recent(RECENT)
            if voice.name_words[-1:] == (words[-1],)
            and not set(voice.name_words) <= set(words)
            and gender_of(voice) in ("", _FAMILY[words[0]])
        ]
        return Resolved(known[0], ResolvedBy.ROLE_EARLIER) if len(known) == 1 else None

    def _pair(self, spot: Spot) -> Resolved | None:
        recent = self._voices.recent(RECENT)
        two = next(
            (voice for voice in recent[:_LATEST] if voice.gender == _PLURAL and _WITH in (voice.name or "")), None
        )
        if two is not None:  # who have spoken together already
            return Resolved(two, ResolvedBy.PRONOUN)
        named = [one.voice for one in reversed(self._voices.named_between(max(spot.at - REACH, 0), spot.at))]
        everybody = list({id(voice): voice for voice in (*recent, *named)}.values())
        persons = [voice for voice in everybody if voice.name]
        if len(persons) > 1 and len(recent) > 1:
            joined = f"{persons[1].name}{_WITH}{persons[0].name}"
            return Resolved(Voice(name=joined, gender=_PLURAL), ResolvedBy.PRONOUN)
        bodies = [voice for voice in everybody if voice.body and not voice.name]
        if len(bodies) < 2:
            return None
        joined = f"{bodies[1].body} و{bodies[0].body}"
        return Resolved(Voice(body=joined, words=stems(joined)), ResolvedBy.PRONOUN)

    def latter(self, word: str, spot: Spot) -> Resolved | None:
        """«الأخير», «الأخيرة»: who is named last before the cue, as far as the gender goes with it. None for other words."""
        if word not in _LATTER:
            return None
        gender = "f" if word.endswith("ه") else "m"
        before = self._voices.named_between(max(spot.before, spot.at - REACH, 0), spot.at) if spot.at >= 0 else []
        there = [one.voice for one in reversed(before)]
        sure = (one for one in there if gender_of(one) == gender and not one.anonymous)
        likely = (one for one in there if one.name and not gender_of(one))
        found = next(sure, None) if gender == "f" else None
        found = found or next(likely, None) or next(sure, None)
        return Resolved(found, ResolvedBy.PRONOUN) if found else None

    def of_another(self, whole: str, owned: tuple[str, str], spot: Spot, *, anonymous: bool) -> Resolved:
        """Whom «خطيبته», «محاميه» mean: the one known as such, or one without a name. ``owned``: noun and pronoun."""
        noun, pronoun = owned
        for voice in self._voices.with_word(stem(noun), ALIKE):
            if voice.name and voice.head == stem(noun):
                return Resolved(voice, ResolvedBy.ROLE_EARLIER)
        gender = {"ه": "m", "ها": "f"}.get(pronoun, "p")
        led = self._body_led(spot, gender) if noun in _LEADERS else None
        owner = led or self._owner(spot, gender)
        first = whole.split(maxsplit=1)[0][: len(noun)]
        if noun.endswith(_FEMININE) and first.endswith("ت"):
            first = f"{first[:-1]}ة"  # «خطيبته» is «خطيبة فلان»
        role = f"{first} {owner.name or owner.body or owner.role}" if owner else " ".join((first, *whole.split()[1:]))
        many = noun in _MANY or noun.endswith(_AND)  # «خصومه», «مساعدوه»
        voice = Voice(role=role, anonymous=anonymous or many, role_info=office_of(role, self._knowledge))
        voice.body = owner.body if owner and not owner.name else None
        voice.known_body = led.known_body if led else None
        self._voices.add_words(voice, stems(role))
        return Resolved(voice, ResolvedBy.PRONOUN)

    def _owner(self, spot: Spot, gender: str) -> Voice | None:
        """Whom a pronoun behind a noun means: the person named last before it, else who spoke last."""
        before = self._voices.named_between(max(spot.at - REACH, 0), spot.at) if spot.at >= 0 else []
        for one in reversed(before):
            if one.voice.name and gender_of(one.voice) in ("", gender):
                return one.voice
        return self._voices.last

    def _body_led(self, spot: Spot, gender: str) -> Voice | None:
        """The body named last before the cue, in its sentence or the one before, whose leader it may be; None for none."""
        before = self._voices.named_between(max(spot.before, spot.at - REACH, 0), spot.at) if spot.at >= 0 else []
        bodies = (one.voice for one in reversed(before) if not (one.voice.name or one.voice.role))
        return next((one for one in bodies if kind_of(one) in _LED and gender_of(one) == gender), None)

    def with_owner(self, role: str, spot: Spot) -> str:
        """«وزير خارجيتها» as «وزير الخارجية» of the state spoken of; other roles as they are, without courtesies."""
        words = role.split()
        while len(words) > 1 and fold(words[0]) in _COURTESIES:
            words.pop(0)
        if len(words) == _MINISTER:
            for pronoun in ("ها", "ه", "هم"):
                noun = "ال" + words[1].removesuffix(pronoun)
                noun = noun[:-1] + "ة" if noun.endswith("ت") else noun
                if words[1].endswith(pronoun) and fold(noun) in self._knowledge.tables.portfolios:
                    country = self._country_of_owner(spot, person=pronoun == "ه")
                    adjective = definite_adjective(country, feminine=False) if country else None
                    return " ".join((words[0], noun, *([adjective] if adjective else [])))
        return " ".join(words)

    def _country_of_owner(self, spot: Spot, *, person: bool) -> Country | None:
        """The state that is named last before the cue, or that who is named there belongs to.

        ``person``: it is somebody's, who may stand in the sentence before («وزير دفاعه»), and no state's, which is feminine.
        """
        first = spot.before if person else spot.paragraph
        before = self._voices.named_between(max(first, spot.at - REACH, 0), spot.at) if spot.at >= 0 else []
        owners = [(one.voice, country) for one in reversed(before) if (country := country_of(one.voice))]
        persons = [(one, country) for one, country in owners if one.name] if person else []
        for one, country in (*persons, *owners):
            if one.name or (one.known_body is not None and one.known_body.kind is BodyKind.STATE):
                return self._knowledge.country(country)
        return self._knowledge.country(self._country) if self._country else None
