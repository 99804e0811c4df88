"""Bodies that a mention only tells by kind and nation: «الصحيفة الأميركية», «الكوريون الشماليون», «المنظمة الدولية»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Body, BodyKind
from workers.text.mentions.nouns import stem, stems
from workers.text.mentions.unnamed import is_people
from workers.text.speakers.cast.tellings import SOCIETIES, is_spokesman, kind_of
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.find import Found
from workers.text.statements.spots import Spot
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind
from workers.text.words.tokens import folded_word as fold

_RELATIVES: Final = word_list("relatives")
_SIDES: Final = word_list("sides")
_PLAIN: Final = word_list("plain_adjectives")
_GROUP: Final = "المجموعه"
_CIVIC: Final = frozenset(map(fold, ("الحقوقية", "الإنسانية", "الخيرية", "الإغاثية")))
_SITE: Final = "موقع"
_FEMININE: Final = "ه"
_PEOPLE: Final = ("ين", "ون")
_PAIR: Final = 2
_AT: Final = "بل"
_IN: Final = "في"
_FORCES: Final = frozenset({BodyKind.SECURITY_FORCES, BodyKind.ARMED_MOVEMENT})


def is_paper(words: Sequence[str], kind: BodyKind | None, knowledge: Knowledge) -> bool:
    """Whether the folded words only tell an outlet's kind and state: «الصحيفة الأميركية»."""
    pair = len(words) == _PAIR and kind is BodyKind.MEDIA and words[0].startswith("ال")
    return pair and knowledge.nationality(words[1]) is not None


def is_plain(words: Sequence[str]) -> bool:
    """Whether the folded words only tell what a body does: «المنظمة الدولية»."""
    return len(words) == _PAIR and words[1] in _PLAIN


def is_civic(words: Sequence[str]) -> bool:
    """Whether the folded words tell a group by a civic adjective: «المجموعة الحقوقية» is no company."""
    return len(words) == _PAIR and words[0] == _GROUP and words[1] in _CIVIC


def is_another_society(words: Sequence[str], known: Body | None, spot: Spot, voices: Voices) -> bool:
    """Whether words for what a body does («المنظمة الدولية») mean the society named last, not the one ``known`` by them."""
    if not is_plain(words) or known is None or known.kind not in SOCIETIES:
        return False
    last = voices.last_of_kinds(SOCIETIES, spot.at)
    return last is not None and last.known_body is not None and last.known_body.id != known.id


def federation(words: str, known: Body | None, others: Sequence[Body], knowledge: Knowledge) -> Body | None:
    """The federation of a sport that the words mean which by themselves are another body's; None where they mean none.

    «الاتحاد الأوروبي» in an article with «الاتحاد الأوروبي لكرة القدم», and «الاتحاد الأوروبي للعبة (يويفا)».
    ``others``: the known bodies that the article names.
    """
    if known is None or known.kind is not BodyKind.INTERGOVERNMENTAL:
        return None
    _, bracket, inside = words.partition("(")
    told = knowledge.lookup(inside.strip(") ")) if bracket else None
    if isinstance(told, Body) and told.kind is BodyKind.CLUB:
        return told
    short = words_of(known.name)
    fuller = (one for one in others if one.kind is BodyKind.CLUB and words_of(one.name)[: len(short)] == short)
    return next(fuller, None) if words_of(words) == short else None


def named_before(words: Sequence[str], known: Body | None, spot: Spot, voices: Voices) -> Voice | None:
    """The body that a noun with an adjective of no state is short for, named in the sentence of the cue or the one before.

    «المنظمة المعارضة» of «موقع منظمة مجاهدي خلق المعارضة»: one of the same noun and kind with a name of its own.
    """
    own = words[1:] if words[:1] == [_SITE] else words  # «موقع المنظمة المعارضة»
    noun, *behind = own or [""]
    bodies, pair = voices.knowledge.tables.bodies, len(behind) == 1 and noun.startswith("ال")
    if not pair or spot.headline or known is None or known.id in bodies or voices.knowledge.nationality(behind[0]):
        return None
    for voice in (one.voice for one in reversed(voices.named_between(spot.before, spot.at))):
        meant, alone = voice.known_body, not (voice.name or voice.role)
        if alone and meant is not None and meant.id in bodies and meant.kind is known.kind and voice.head == stem(noun):
            return voice
    return None


def spoken_for(words: Sequence[str], voices: Voices) -> Voice | None:
    """The body for which a spokesman has just spoken, of whose role the noun is: «القوات» after «المتحدث باسم قوات التحالف»."""
    last, noun = voices.last, stem(words[0]) if len(words) == 1 else ""
    if last is None or not last.role or not is_spokesman(last) or last.known_body is None:
        return None
    if noun not in stems(last.role) - {last.head} or kind_of(last) not in _FORCES:
        return None
    body = last.known_body
    known = voices.body(body.id)
    if known is None:
        known = Voice(body=last.body or body.name, known_body=body)
        voices.add_words(known, stems(known.body, body.name))
        voices.note_body(known, body.id)
    return known


def tells_which(words: str, body: str) -> bool:
    """Whether a clause or an adjective tells which body is meant: «وزارة الدفاع [التي …]», «الهيئة العليا [المستقلة]»."""
    behind = words.removeprefix(body).split() if body and words.startswith(f"{body} ") else []
    if not behind or fold(behind[0]) in _RELATIVES:
        return bool(behind)
    feminine = fold(body.split(maxsplit=1)[0]).endswith(_FEMININE)
    adjective = behind[0].startswith("ال") and fold(behind[0]).endswith(_FEMININE) == feminine
    return adjective and " " in body and not behind[0].endswith(_PEOPLE)  # not «وزارة الدفاع [المواطنين]»


def with_short_name(words: str, short: str, known: Body, knowledge: Knowledge) -> str:
    """The longer name of a body with the one word that it was called by before: «شركة النفط السعودية (أرامكو)»."""
    named = all(isinstance(one := knowledge.lookup(name), Body) and one.id == known.id for name in (words, short))
    apart = set(words_of(words)).isdisjoint(words_of(short))
    alone = " " not in short and " " in words
    return f"{words} ({short})" if named and alone and apart and known.kind is not BodyKind.STATE else words


def of_verbal_noun(statement: Found, analysis: Analysis, knowledge: Knowledge) -> Body | None:
    """Whose the verbal noun is right in front of the mention: «تنديد [روسي] بـ…», «ترحيب [أممي] بـ…»; None for others."""
    cue, (first, end) = statement.cue_word, statement.mention or (0, 0)
    if cue is None or cue.kind is not CueKind.NOUN or statement.cue != first - 1:
        return None
    word, *behind = (token.folded for token in analysis.tokens[first:end])
    if word.startswith("ال") or (behind and behind[0][0] not in _AT and behind[0] != _IN):
        return None
    code = knowledge.nationality(word)
    return knowledge.body(code.lower()) if code else knowledge.tables.body_adjectives.get(word)


def tell_more(voice: Voice, words: str, known: Body | None, knowledge: Knowledge) -> None:
    """Let a body that has not spoken be called by the ``words`` of a mention that tell more of it; ``known``: what they name.

    «وكالة السودان», noted for half of its name, is «وكالة السودان للأنباء».
    """
    bodies, noted = knowledge.tables.bodies, voice.known_body
    if known is not None and known.id in bodies and noted is not None and noted.id not in bodies:
        voice.body, voice.known_body = words, known
    elif known is not None and known.id in knowledge.tables.functions and noted is None and words == voice.body:
        voice.known_body = known
    elif tells_which(words, voice.body or "") or tells_which(words.removeprefix("ال"), voice.body or ""):
        voice.body = words


def nation_of(words: Sequence[str], knowledge: Knowledge) -> Body | None:
    """The state of «الروسية», «البريطانيون», «الكوريون الشماليون» and «الجانب الفلبيني»."""
    if is_people(words, knowledge):
        return knowledge.body((knowledge.nationality(" ".join(words)) or "").lower())
    if not words or len(words) > _PAIR or (len(words) == _PAIR and words[0] not in _SIDES):
        return None
    code = knowledge.nationality(words[-1])
    return knowledge.body(code.lower()) if code and words[-1].startswith("ال") else None
