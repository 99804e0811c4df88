"""Describe those whom a mention may mean in numbers: one row for each candidate, the columns are named in ``COLUMNS``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from workers.text.knowledge.model import BodyKind
from workers.text.speakers.antecedents.scene import Candidate, Scene
from workers.text.speakers.voice import Voice, agrees, country_of, gender_of
from workers.text.statements.forest import Codes, Matrix

COLUMNS: Final = (
    "headline", "candidates", "index", "new", "number", "opens", "sure", "gap", "ahead",
    "rank", "times", "statements_since", "sentences_since", "distance_since", "spoke_in_paragraph", "mention_sure",
    "titled", "named", "order", "start", "distance", "agrees", "agree_before", "known", "holds",
    "words", "own_words", "common", "share", "other_share", "head", "head_inside", "all_inside", "all_own_inside",
    "with_object", "same_body", "same_kind", "same_country", "same_noun", "definite", "own_definite", "former",
    "own_former", "plural",
    "all_named", "first_named", "told_distance", "told_since", "named_since", "inside", "recency", "fitting_recency",
    "told_recency", "person_agrees",
    "agent", "agent_inside", "agent_here", "agent_agrees", "agent_fitting", "clauses", "unknown_agent",
    "=mode", "=cue", "=kind", "=link", "=gender", "=own_gender", "=voice", "=where", "=behind", "=last_behind",
    "=head", "=noun", "=own_noun", "=body", "=own_body", "=official", "=own_official",
    "=ahead",
)  # fmt: skip
_OFFICIAL: Final = frozenset({"office", "likely", "body"})
_FAR: Final = 9999.0
_NEVER: Final = 99.0


def describe(scene: Scene, candidates: Sequence[Candidate], codes: Codes) -> Matrix:
    """[candidates, columns]: one row for each, in order."""
    rows, agreeing = [], 0
    shares = [_share(scene, candidate) for candidate in candidates]
    fitting = [None if one.new else agrees(one.voice, scene.gender) for one in candidates]
    orders = _orders(candidates, fitting)
    for index, (candidate, fits) in enumerate(zip(candidates, fitting, strict=True)):
        best = max((share for at, share in enumerate(shares) if at != index), default=0.0)
        among = (float(len(candidates)), float(index), _sign(fits), float(agreeing), shares[index], best)
        rows.append(_row(scene, candidate, codes, among, orders[index]))
        agreeing += fits is not False
    return np.array(rows)


def _row(
    scene: Scene, candidate: Candidate, codes: Codes, among: tuple[float, ...], orders: tuple[float, ...]
) -> list[float]:
    spot, voice, place = scene.spot, candidate.voice, candidate.place
    count, index, fits, agreeing, *shares = among
    spoke = voice.spoke_at >= 0 and not spot.headline
    values = [
        float(spot.headline),
        count,
        index,
        float(candidate.new),
        float(min(scene.number, 5)),
        float(spot.opens),
        spot.sure,
        float(spot.gap),
        float(spot.ahead - spot.at),
        float(candidate.rank) if candidate.rank >= 0 else _NEVER,
        float(voice.times),
        float(scene.number - voice.spoke) if voice.times else _NEVER,
        float(spot.number - voice.spoke_in) if spoke else _NEVER,
        float(spot.at - voice.spoke_at) if spoke else _FAR,
        float(spoke and voice.spoke_at >= spot.paragraph),
        voice.sure,
        float(voice.titled),
        float(candidate.namings.before),
        float(place.order) if place else _NEVER,
        float(place.start) if place else _FAR,
        float(place.distance) if place else _FAR,
        fits,
        agreeing,
        float(voice.person is not None or voice.known_body is not None),
        float(candidate.holds),
    ]
    values += _likeness(scene, voice, shares)
    values += _namings(scene, candidate)
    values += [*orders, fits if voice.name or voice.role else 0.0]
    values += _agency(scene, candidate)
    info, theirs = scene.info, voice.role_info
    return values + [
        float(codes.number(value))
        for value in (
            "m=" + scene.mode,
            "l=" + (spot.cue.lemma if spot.cue else "-"),
            "k=" + (spot.cue.kind.value if spot.cue else "-"),
            "j=" + spot.link,
            "g=" + scene.gender,
            "g=" + gender_of(voice),
            "v=" + ("new" if candidate.new else _kind_of(voice)),
            "w=" + (place.where if place else "-"),
            "c=" + (place.behind if place else "-"),
            "c=" + (place.last_behind if place else "-"),
            "h=" + scene.head,
            "n=" + (info.noun.id if info else "-"),
            "n=" + (theirs.noun.id if theirs else "-"),
            "b=" + (scene.kind or "-"),
            "b=" + (voice.known_body.kind if voice.known_body else "-"),
            "o=" + (info.noun.official if info else "-"),
            "o=" + (theirs.noun.official if theirs else "-"),
            "c=" + (place.last_ahead if place else "-"),
        )
    ]


def _namings(scene: Scene, candidate: Candidate) -> list[float]:
    """Where the body names the candidate, seen from the cue and from the end of the statement before."""
    spot, named = scene.spot, candidate.namings
    if spot.headline:
        return [float(named.total), float(named.first) if named.first >= 0 else _FAR, _FAR, 0.0, 0.0, 0.0]
    since = spot.at - spot.gap if spot.gap >= 0 else 0
    return [
        float(named.total),
        float(named.first) if named.first >= 0 else _FAR,
        float(spot.at - named.told) if named.told >= 0 else _FAR,
        _sign(named.told >= since if named.told >= 0 else None),
        _sign(named.last >= since if named.last >= 0 else None),
        float(named.last > named.told),
    ]


def _agency(scene: Scene, candidate: Candidate) -> list[float]:
    """Whether the candidate is the subject of a clause before the cue, and how many subjects there are."""
    agent = candidate.agent
    fits = agent.gender == scene.gender if agent.gender and scene.gender else None
    return [
        float(agent.order) if agent.order >= 0 else _NEVER,
        float(agent.inside) if agent.inside >= 0 else _NEVER,
        _sign(agent.here if max(agent.order, agent.inside) >= 0 else None),
        _sign(fits),
        float(agent.fitting) if agent.fitting >= 0 else _NEVER,
        float(agent.clauses),
        float(agent.unknown),
    ]


def _orders(candidates: Sequence[Candidate], fitting: Sequence[bool | None]) -> list[tuple[float, float, float]]:
    """How many others have been named or have spoken later than each; how many of those agree; how many by the article."""
    spoke = [one.voice.spoke_at if one.voice.times else -1 for one in candidates]
    last = [max(one.namings.last, at) for one, at in zip(candidates, spoke, strict=True)]
    told = [max(one.namings.told, at) for one, at in zip(candidates, spoke, strict=True)]
    return [
        (
            float(sum(other > mine for other in last)),
            float(sum(other > mine and fits is not False for other, fits in zip(last, fitting, strict=True))),
            float(sum(other > at and fits is not False for other, fits in zip(told, fitting, strict=True))),
        )
        for mine, at in zip(last, told, strict=True)
    ]


def _share(scene: Scene, candidate: Candidate) -> float:
    """How many of the words of the mention are the candidate's."""
    if candidate.new or not scene.words:
        return 0.0
    return len(scene.words & candidate.voice.words) / len(scene.words)


def _likeness(scene: Scene, voice: Voice, shares: Sequence[float]) -> list[float]:
    """How the words of the mention fit the voice."""
    words, mine = scene.words, voice.words
    common = len(words & mine)
    body, info, theirs = scene.body, scene.info, voice.role_info
    own = voice.known_body
    return [
        float(len(words)),
        float(len(mine)),
        float(common),
        *shares,
        float(bool(scene.head) and scene.head == voice.head),
        float(scene.head in mine),
        float(common == len(words)),
        float(bool(mine) and common == len(mine)),
        float(scene.spot.cue is not None and scene.spot.cue.with_object),
        _sign(None if body is None or own is None else body.id == own.id),
        _sign(None if scene.kind is None or own is None else own.kind is scene.kind),
        _sign(_same(info.country if info else None, country_of(voice))),
        _sign(None if info is None or theirs is None else info.noun.id == theirs.noun.id),
        float(info is not None and info.definite),
        float(theirs is not None and theirs.definite),
        float(info is not None and info.former),
        float(theirs is not None and theirs.former),
        float((scene.gender == "p") - (gender_of(voice) == "p")),
    ]


def _kind_of(voice: Voice) -> str:
    if voice.name:
        return "office" if voice.role_info is not None and voice.role_info.noun.official in _OFFICIAL else "person"
    if voice.role:
        return "unnamed" if voice.anonymous else "role"
    known = voice.known_body
    if known is None:
        return "body"
    return "state" if known.kind is BodyKind.STATE else "media" if known.kind is BodyKind.MEDIA else "known"


def _same(one: str | None, other: str | None) -> bool | None:
    return None if one is None or other is None else one == other


def _sign(value: bool | None) -> float:
    """1 for yes, -1 for no, 0 for what nothing tells."""
    return 0.0 if value is None else 1.0 if value else -1.0
