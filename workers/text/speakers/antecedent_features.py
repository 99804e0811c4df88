"""Describe those whom a mention may mean in numbers: one row for each candidate, the columns are named in ``COLUMNS``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from workers.text.knowledge.model import BodyKind
from workers.text.speakers.scene import Candidate, Scene
from workers.text.speakers.voice import Voice, agrees, country_of, gender_of
from workers.text.statements.forest import Codes, Matrix

COLUMNS: Final = (
    "headline", "candidates", "index", "new", "number", "opens", "sure", "gap", "ahead",
    "rank", "times", "statements_since", "sentences_since", "distance_since", "spoke_in_paragraph", "mention_sure",
    "titled", "named", "order", "start", "distance", "agrees", "agree_before", "known", "holds",
    "words", "own_words", "common", "share", "other_share", "head", "head_inside", "all_inside", "all_own_inside",
    "with_object", "same_body", "same_kind", "same_country", "same_noun", "definite", "own_definite", "former",
    "own_former", "plural",
    "=mode", "=cue", "=kind", "=link", "=gender", "=own_gender", "=voice", "=where", "=behind", "=last_behind",
    "=head", "=noun", "=own_noun", "=body", "=own_body", "=official", "=own_official",
)  # fmt: skip
_OFFICIAL: Final = frozenset({"office", "likely", "body"})
_FAR: Final = 9999.0
_NEVER: Final = 99.0


def describe(scene: Scene, candidates: Sequence[Candidate], codes: Codes) -> Matrix:
    """[candidates, columns]: one row for each, in order."""
    rows, agreeing = [], 0
    shares = [_share(scene, candidate) for candidate in candidates]
    for index, candidate in enumerate(candidates):
        fits = None if candidate.new else agrees(candidate.voice, scene.gender)
        best = max((share for at, share in enumerate(shares) if at != index), default=0.0)
        among = (float(len(candidates)), float(index), _sign(fits), float(agreeing), shares[index], best)
        rows.append(_row(scene, candidate, codes, among))
        agreeing += fits is not False
    return np.array(rows)


def _row(scene: Scene, candidate: Candidate, codes: Codes, among: tuple[float, ...]) -> list[float]:
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
        float(candidate.named),
        float(place.order) if place else _NEVER,
        float(place.start) if place else _FAR,
        float(place.distance) if place else _FAR,
        fits,
        agreeing,
        float(voice.person is not None or voice.known_body is not None),
        float(candidate.holds),
    ]
    values += _likeness(scene, voice, shares)
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
        )
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
