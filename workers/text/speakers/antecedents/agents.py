"""Who is the subject of the clauses before a cue: where its verb has none of its own, one of them likely goes on speaking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.speakers.antecedents.scene import Agent, Candidate, Scene
from workers.text.speakers.voice import Voice, agrees
from workers.text.speakers.voices import Voices
from workers.text.syntax.subjects import Subject
from workers.text.words.tokens import folded_word as fold

_LEFT_OUT: Final = "DPN"
"""Modes of a scene without a mention: «البلاغ» and «الوزير» are none of a clause's subject for the clause's sake."""
_PARTICIPLE: Final = "P"
_FINITE: Final = "D"
_MEDIA: Final = fold("وسائل")
_GROUPS: Final = word_list("groups")
_MOST: Final = 6
"""Clauses that are looked at."""
_COMMAS: Final = ("،", ",")
_FEMININE: Final = "f"
_PLURAL: Final = "p"
_MARK: Final = 3
"""Code points of a clitic, or of a space and a mark or two."""


def agents_before(voices: Voices, scene: Scene) -> tuple[dict[int, Agent], Agent]:
    """The subjects of the clauses of the cue's sentence and the one before, by identity; and what is told of all others."""
    spot, nobody = scene.spot, Agent()
    if spot.headline or scene.mode not in _LEFT_OUT:
        return {}, nobody
    found: dict[int, Agent] = {}
    clauses, unknown, fitting = 0, False, 0
    for order, subject in enumerate(voices.clauses.between(spot.before, spot.at)[:_MOST]):
        here = subject.at >= spot.sentence
        clauses += here
        fits = _fits(subject, scene)
        meant = subject_of(voices, subject)
        unknown = unknown or (order == 0 and here and meant is None)
        known = found.get(id(meant), nobody)
        if meant is not None and known.order < 0:
            rank = fitting if fits else -1
            found[id(meant)] = known._replace(order=order, fitting=rank, here=here, gender=subject.gender)
        for voice in (one.voice for one in voices.named_between(subject.at, subject.end) if one.voice is not meant):
            known = found.get(id(voice), nobody)
            if known.inside < 0:
                gender = known.gender or subject.gender
                found[id(voice)] = known._replace(inside=order, here=known.here or here, gender=gender)
        fitting += fits
    nobody = nobody._replace(clauses=clauses, unknown=unknown)
    return {one: agent._replace(clauses=clauses, unknown=unknown) for one, agent in found.items()}, nobody


def subject_of(voices: Voices, subject: Subject) -> Voice | None:
    """Whom the phrase means: by a mention, the name that it begins with or has behind an office, or a family name."""
    meant = voices.clauses.meant(subject)
    if meant is not None or not subject.sure:
        return meant
    named = voices.named_between(subject.at, subject.end)
    if not named or named[0].at >= subject.at + _MARK:
        short = (subject.word,)
        return voices.find_person(voices.full_names.fullest(short)) if voices.full_names.is_end(short) else None
    beside = named[1].voice if len(named) > 1 and 0 <= named[1].at - named[0].end <= _MARK else None
    return beside if beside is not None and beside.name and not named[0].voice.name else named[0].voice


def with_subject(voices: Voices, may_be: list[Candidate], meant: Voice | None, scene: Scene) -> list[Candidate]:
    """The candidates with the subject of the last clause of the sentence, whom no name tells; none that does not agree.

    Several who go on in the plural are meant for certain: «رفع زوجان …، زاعمين», «وانتقده البعض وقالوا».
    """
    here = voices.clauses.between(scene.spot.sentence, scene.spot.at)
    same = bool(here) and here[0].gender == scene.gender == _FEMININE and meant is not None and meant.head in _GROUPS
    if meant is None or (agrees(meant, scene.gender) is False and not same):
        return may_be
    fits = bool(here) and _fits(here[0], scene)
    agent = Agent(
        order=0, fitting=0 if fits else -1, here=True, gender=here[0].gender if here else "",
        clauses=len(here[:_MOST]), unknown=True,
    )  # fmt: skip
    if scene.gender == meant.gender == _PLURAL:
        return [Candidate(meant, agent=agent, new=True)]
    unnamed = bool(meant.role or meant.anonymous) and not meant.times
    if scene.mode == _PARTICIPLE and unnamed:  # who is neither named in the sentence nor speaks there is none of it
        may_be = [one for one in may_be if _is_here(one, scene)]
    if any(one.voice is meant for one in may_be):
        return [one._replace(agent=agent) if one.voice is meant else one for one in may_be]
    return [*may_be, Candidate(meant, namings=voices.namings(meant, scene.spot.at), agent=agent, new=not meant.times)]


def first_named(may_be: Sequence[Candidate], scene: Scene) -> Candidate | None:
    """Whom the sentence tells as the subject of its last clause and who has not spoken yet.

    «وتناول فلان الفلاني الخلفيات التي …، ليؤكد أن …»: a sentence that begins with somebody new goes on with them. Not where
    a speaker is the subject of one of its clauses, who may have told of them: «قال فلان إن علانا كان حاضرا، وقال»; at a
    participle nor where somebody has spoken in the sentence.
    """
    if scene.mode not in (_FINITE, _PARTICIPLE) or scene.spot.headline:
        return None
    others = [one for one in may_be if one.voice.times and not _is_of_other_verb(one, scene)]
    if any(one.agent.here and one.agent.order > 0 for one in others):
        return None
    if scene.mode == _PARTICIPLE and any(one.voice.spoke_in == scene.spot.number for one in others):
        return None
    new = [
        one
        for one in may_be
        if one.agent.order == one.agent.fitting == 0
        and one.agent.here
        and one.agent.gender
        and not one.voice.times
        and (
            (one.voice.name and agrees(one.voice, scene.gender) is not False)
            or _is_of_participle(one, scene)
            or _is_of_bare_verb(one, scene)
        )
    ]
    return new[0] if len(new) == 1 else None


def _is_of_other_verb(one: Candidate, scene: Scene) -> bool:
    """Whether a feminine participle is none of the candidate's, who has a masculine verb of the sentence and no word in «ة».

    «اتهم [الجيش] …، في وقت كانت القيادة تهاجم …، قائلة إنها».
    """
    participle = scene.mode == _PARTICIPLE and scene.gender == _FEMININE
    return participle and one.agent.here and one.agent.gender == "m" and agrees(one.voice, _FEMININE) is not True


def _is_of_participle(one: Candidate, scene: Scene) -> bool:
    """Whether a feminine participle goes on with a body that is the subject of a feminine verb: «كانت الدول قطعت …، متهمة».

    Things in the plural are feminine to their verbs; a masculine verb in front of them has them for its object.
    """
    told = one.new or (agrees(one.voice, _FEMININE) is True and not one.voice.role)
    both = told and scene.mode == _PARTICIPLE and scene.gender == one.agent.gender == _FEMININE
    return both and bool(one.voice.body) and (agrees(one.voice, _FEMININE) is True or one.voice.head in _GROUPS)


def _is_of_bare_verb(one: Candidate, scene: Scene) -> bool:
    """Whether a verb behind a comma goes on with the body of which its sentence tells: «أطلقت "فلانة" تطبيقا …، قالت إنه …».

    One in a clause that tells of what media show is theirs as well: «وعرضت وسائل إعلام صورا … زعمت أنها …».
    """
    if one.voice.head == _MEDIA and not one.voice.name:
        return scene.mode == _FINITE and scene.gender == one.agent.gender == _FEMININE
    bare = scene.mode == _FINITE and scene.spot.link in _COMMAS
    return bare and bool(one.voice.body) and not one.voice.role and scene.gender == one.agent.gender != ""


def _is_here(one: Candidate, scene: Scene) -> bool:
    """Whether the sentence of the cue names the candidate, or they have spoken in it."""
    return (
        one.agent.here or one.voice.spoke_in == scene.spot.number or (one.place is not None and one.place.where == "s")
    )


def _fits(subject: Subject, scene: Scene) -> bool:
    """Whether the verbs of both clauses have one gender, as far as they tell it."""
    many = scene.gender == _PLURAL and subject.gender != _PLURAL  # «رفع زوجان …، زاعمين»
    return many or not (subject.gender and scene.gender) or subject.gender == scene.gender
