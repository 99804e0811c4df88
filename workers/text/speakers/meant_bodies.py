"""Tell which body the role of somebody new means: «المتحدث باسم الوزارة» is of the one that «الوزارة» means."""

from __future__ import annotations

from workers.text.mentions.nouns import stem, stems
from workers.text.mentions.remembered import body_of
from workers.text.mentions.role_bodies import Anaphor, anaphor_in
from workers.text.speakers.antecedents import Choose
from workers.text.speakers.candidates import candidates
from workers.text.speakers.scene import Candidate, Scene
from workers.text.speakers.source_bodies import place_source
from workers.text.speakers.voice import Voice, agrees
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot


def place(voice: Voice, spot: Spot, voices: Voices, choose: Choose, country: str | None) -> None:
    """Give ``voice`` the body that its role means; ``country``: alpha-2 code of the state that the article is about."""
    info = voice.role_info
    if voice.body is not None:
        voice.known_body = voice.known_body or body_of(voice.body, voices.knowledge)
    elif info is not None:
        place_source(voice, info, voices.knowledge, country)
    anaphor = anaphor_in(voice.role or "", voices.knowledge)
    if anaphor is None or info is None or info.body is not None or voice.body is not None:
        return
    chosen = _meant(anaphor, voice, spot, voices, choose)
    if chosen is not None and not chosen.new:
        voice.body, voice.known_body = chosen.voice.body, chosen.voice.known_body


def _meant(anaphor: Anaphor, voice: Voice, spot: Spot, voices: Voices, choose: Choose) -> Candidate | None:
    """Whose body the noun («الوزارة») or the pronoun («باسمها») means; None for nobody's."""
    head, kind = stem(anaphor.noun), (voice.role_info.kind if voice.role_info else None) or anaphor.kind
    scene = Scene("A", spot, voices.count, head, stems(anaphor.noun), None, None, kind, anaphor.gender)
    found = candidates(voices, scene, (head,) if head else ())
    may_be = [one for one in found if one.voice.body and not one.voice.name]
    if anaphor.noun:
        return choose(scene, [*may_be, Candidate(Voice(body=anaphor.noun), new=True)])
    may_be = [one for one in may_be if agrees(one.voice, anaphor.gender) is not False]
    return next((one for one in may_be if one.voice.times), may_be[0] if may_be else None)
