"""Choose who is meant where no name says it: «وأضاف», «الوزير», «المنظمة», «البيان», «المصدر ذاته».

A linear ranker over candidates: what speaks for each of them are features with learned weights
(workers/learn/antecedents.py); one more candidate is that somebody new speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.data_files import rows
from workers.text.knowledge.model import Body, BodyKind, Role
from workers.text.speakers.voice import Voice, agrees, gender_of

WEIGHTS: Final = "antecedents.tsv"
_HEADLINE: Final = "H"
_NEW: Final = "new"
_OFFICIAL: Final = frozenset({"office", "likely", "body"})


class Scene(NamedTuple):
    """What is looked for, and where."""

    mode: str
    """What the mention is: ``D`` none before or behind a verb, ``P`` none of a participle, ``N`` none of another cue;
    ``R`` definite role, ``I`` indefinite one, ``G`` a body by the word for its kind, ``A`` one inside a role («المتحدث باسم
    الوزارة»), ``B`` another body, ``C`` document, ``Y`` pronoun, ``S`` «the same»."""
    headline: bool
    head: str
    words: frozenset[str]
    info: Role | None
    body: Body | None
    kind: BodyKind | None
    gender: str
    cue: str
    opens: bool
    """The cue is the first word of its paragraph."""
    link: str
    """What joins the cue's clause: a conjunction, ``rel`` for a relative pronoun, empty for none."""
    at: int
    sentence: int
    before: int
    """Where the sentence before begins."""
    paragraph: int
    number: int
    """Statements so far."""


class Candidate(NamedTuple):
    """Somebody who may be meant."""

    voice: Voice
    rank: int = -1
    """0 for who spoke last; -1 for who has not spoken lately."""
    near: str = ""
    """How the sentences around the cue name them, empty where they do not."""
    subject: str = ""
    """Where in the sentence they are first named, and what stands in front of them there."""
    holds: bool = False
    """They are known to hold the office of the mention."""
    new: bool = False
    """The voice is none that the article has named: it is only what the mention says."""


Choose = Callable[[Scene, Sequence[Candidate]], Candidate]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Feature -> what it adds to a candidate; empty before the first training."""
    try:
        return {feature: float(weight) for feature, weight in rows(WEIGHTS, 2)}
    except FileNotFoundError:
        return {}


def choose(scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
    """The candidate with the greatest weight; the first of equals. ``candidates`` is not empty."""
    if len(candidates) == 1:
        return candidates[0]
    of = weights()
    return max(candidates, key=lambda one: sum(of.get(feature, 0.0) for feature in features(scene, one)))


def features(scene: Scene, candidate: Candidate) -> list[str]:
    """The features of one candidate, each for the kind of mention; in headlines a second time for themselves."""
    plain = _of_new(scene) if candidate.new else _of_voice(scene, candidate, candidate.voice)
    found = [f"{scene.mode}|{feature}" for feature in plain]
    if scene.headline:
        found += [f"{_HEADLINE}{scene.mode}|{feature}" for feature in plain]
    return found


def _of_new(scene: Scene) -> list[str]:
    found = [_NEW, f"{_NEW}.words={min(len(scene.words), 4)}", f"{_NEW}.first={scene.number == 0}"]
    if scene.info is not None:
        found.append(f"{_NEW}.noun={scene.info.noun.id}")
        found.append(f"{_NEW}.body={scene.info.body is not None}|{scene.info.definite}")
        found.append(f"{_NEW}.gender={scene.info.gender.value}|{scene.info.definite}")
    if scene.body is not None:
        found.append(f"{_NEW}.known")
    if scene.kind is not None:
        found.append(f"{_NEW}.kind={scene.kind.value}")
    return found


def _of_voice(scene: Scene, candidate: Candidate, voice: Voice) -> list[str]:
    rank = str(min(candidate.rank, 4)) if candidate.rank >= 0 else ("old" if voice.times else "silent")
    kind = _kind_of(voice)
    agreement = agrees(voice, scene.gender)
    found = [
        f"rank={rank}",
        f"kind={kind}",
        f"rank={rank}|{kind}",
        f"agrees={agreement}",
        f"agrees={agreement}|{kind}",
        f"agrees={scene.gender}|{gender_of(voice)}",
        f"times={min(voice.times, 3)}",
        f"near={candidate.near}",
        f"near={candidate.near}|{kind}",
        f"near={candidate.near}|{rank}",
        f"subject={candidate.subject}",
        f"subject={candidate.near[:1]}|{candidate.subject}",
    ]
    if voice.spoke_at >= 0 and not scene.headline:
        place = _place(scene, voice.spoke_at)
        found += [
            f"spoke={place}",
            f"spoke={place}|{rank}",
            f"spoke={place}|{scene.cue}",
            f"spoke={place}|{scene.opens}",
        ]
    if scene.mode in "DPN":
        found += [f"cue={scene.cue}|{rank}", f"opens={scene.opens}|{rank}", f"opens={scene.opens}|{kind}"]
        found.append(f"opens={scene.opens}|{candidate.near}|{agreement}")
        found += [f"link={scene.link}|{rank}", f"link={scene.link}|{candidate.near}"]
        found.append(f"near={candidate.near}|{agreement}|{candidate.subject[:2]}")
        return found
    return found + _likeness(scene, candidate, kind, rank)


def _likeness(scene: Scene, candidate: Candidate, kind: str, rank: str) -> list[str]:
    """How the words of the mention fit the voice."""
    voice = candidate.voice
    words, mine = scene.words, voice.words
    common = len(words & mine)
    head = bool(scene.head) and scene.head == voice.head
    inside = scene.head in mine
    share = "all" if common == len(words) else "half" if common * 2 >= len(words) else "some" if common else "none"
    found = [
        f"head={head}|{inside}",
        f"share={share}",
        f"share={share}|{min(len(words), 3)}",
        f"head={head}|share={share}",
        f"head={head}|share={share}|{rank}",
        f"word={scene.head}|{kind}",
        f"headspoke={head}|{voice.times > 0}|{kind}",
        f"mine={bool(mine) and mine <= words}|{kind}",
    ]
    found.append(f"holds={candidate.holds}")
    plural = scene.gender == "p"
    found.append(f"plural={plural}|{gender_of(voice) == 'p'}|{kind}")
    body, info, theirs = scene.body, scene.info, voice.role_info
    if body is not None and voice.known_body is not None:
        found.append(f"body={body.id == voice.known_body.id}|{kind}")
    if scene.kind is not None:
        found.append(f"bodykind={voice.known_body is not None and voice.known_body.kind is scene.kind}|{kind}")
    if info is not None:
        country = _country(voice)
        found.append(f"country={_same(info.country, country)}")
        found.append(f"country={_same(info.country, country)}|{info.noun.id}")
        if theirs is not None:
            found.append(f"noun={info.noun.id == theirs.noun.id}|{_same(info.country, country)}")
            found.append(f"nouns={info.noun.id}|{theirs.noun.id}")
            found.append(f"official={info.noun.official}|{theirs.official}")
            found.append(f"definite={theirs.definite}|{info.noun.id == theirs.noun.id}")
            fit = f"{info.noun.id == theirs.noun.id}|{_same(info.country, country)}|{share}|{min(len(words), 3)}"
            found += [f"fit={fit}", f"fit={fit}|{rank}"]
        else:
            found.append(f"nouns={info.noun.id}|{kind}")
    return found


def _kind_of(voice: Voice) -> str:
    if voice.name:
        return "office" if voice.role_info is not None and voice.role_info.noun.official in _OFFICIAL else "person"
    if voice.role:
        return "unnamed" if voice.anonymous else "role"
    known = voice.known_body
    if known is None:
        return "body"
    return "state" if known.kind is BodyKind.STATE else "media" if known.kind is BodyKind.MEDIA else "known"


def _country(voice: Voice) -> str | None:
    if voice.role_info is not None and voice.role_info.country:
        return voice.role_info.country
    if voice.known_body is not None and voice.known_body.country:
        return voice.known_body.country
    return voice.person.country if voice.person is not None else None


def _same(one: str | None, other: str | None) -> str:
    return "?" if one is None or other is None else str(one == other)


def _place(scene: Scene, at: int) -> str:
    if at >= scene.sentence:
        return "sentence"
    if at >= scene.before:
        return "before"
    return "paragraph" if at >= scene.paragraph else "far"
