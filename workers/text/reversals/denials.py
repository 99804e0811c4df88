"""Read what a denial denies: «نفى ما أعلنه الوزير», «لا صحة للأنباء عن …», «هذه الاتهامات لا أساس لها»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schemas import Act
from workers.text.data_files import word_list
from workers.text.syntax.cues import CueKind, read_cue
from workers.text.words.clitics import stems as readings
from workers.text.words.normalize import fold
from workers.text.words.stems import STOP_WORDS, light_stem
from workers.text.words.tokens import Token, tokenize
from workers.text.words.vocabulary import vocabulary


def _phrases(*written: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(words).split()) for words in written)


def _words(written: str) -> frozenset[str]:
    return frozenset(fold(written).split())


_REPORTS: Final = word_list("reports_denied")
_ACCUSATIONS: Final = word_list("accusations")
_INVOLVEMENT: Final = frozenset(map(light_stem, word_list("involvement")))
_POINTING: Final = word_list("demonstratives")
_PASSED_ON: Final = word_list("passed_on")
_EMPTY: Final = STOP_WORDS | word_list("denial_words")
_EMPTY_STEMS: Final = _INVOLVEMENT | frozenset(light_stem(word) for word in _REPORTS | word_list("denial_words"))
_THIS: Final = _words("ذلك هذا الأمر")
_BEFORE: Final = _words("صحة بصحة حقيقة أيضا مجددا مرارا بشدة اليوم أمس لاحقا")
"""What stands between «نفى» and what is denied."""
_WHAT: Final = _words("ما لما بما")
_BEHIND_VERB: Final = _words("في على لسان به إليه عنه عليه فيه له أيضا")
"""What stands between «ما جاء», «ما أشار» and the name."""
_NAME_ENDS: Final = _words(
    "حول بشأن عن من أن بأن إن بأنه بأنها بخصوص حيال إزاء خلال في على بعد قبل أمس مؤخرا التي الذي الذين ضد إلى بحق عبر ضمن لدى "
    "سابقا أمام مساء صباح الموجهة الموجه القائلة كما حينها و جملة ضده ضدها"
)
"""What ends the name of a source."""
_NO_TRUTH: Final = _phrases("لا صحة", "ليس صحيحا", "ليس صحيح", "غير صحيح", "من غير الصحيح")
"""How a denial begins; what is denied follows."""
_UNTRUE: Final = _phrases(
    "لا أساس له", "لا أساس لها", "ليس له أساس", "ليس لها أساس", "عار عن الصحة", "عارية عن الصحة", "عار من الصحة",
    "عارية من الصحة", "غير صحيح", "غير صحيحة", "ليس صحيحا", "ليست صحيحة", "كاذب", "كاذبة", "بالكاذبة", "ملفقة", "مفبركة",
    "باطلة", "مختلقة", "كذب", "محض كذب", "محض أكاذيب", "محض افتراء",
)  # fmt: skip
"""How one ends; what is denied is the noun phrase in front."""
_LONGEST_NAME: Final = 6
"""Words of a source."""
_LONGEST_FRONT: Final = 25
"""Tokens of a noun phrase that is called untrue."""


@dataclass(frozen=True, slots=True)
class Denial:
    """What a statement denies."""

    points_back: bool
    """It only points at what was just said: «هذه الاتهامات», «ذلك»."""
    accusation: bool
    """What is denied is called an accusation."""
    involvement: bool
    """It denies a part in something: «أي ضلوع في الهجوم»."""
    source: str | None
    """The words that name whose words they are: «نصرالله» of «تصريحات نصرالله»."""
    goes_on: bool
    """There is more behind the clause that is read: «ما قاله نتنياهو، بشأن …»."""
    stems: frozenset[str]
    """Light stems of what is denied, without the words that any denial may hold."""


def read_denial(content: str, act: Act) -> Denial | None:
    """What ``content``, said with ``act``, denies; None where it denies nothing."""
    tokens = tokenize(content)
    words = [token.folded for token in tokens]
    span = _denied(words, act)
    if span is None:
        return None
    low, high = span
    while low < high and (words[low] in _BEFORE or not words[low][0].isalnum()):
        low += 1
    if low == high:
        return None
    end = next((at for at in range(low + 1, high) if words[at] in "،.؛:"), high)
    at = low + 1 if words[low] in _POINTING and low + 1 < end else low
    noun = _report(words[at])
    said = at + 1 if words[at] in _WHAT else -1  # «ما أعلنه»: the verb is no part of the topic
    stems = frozenset(
        light_stem(word)
        for n, word in enumerate(words[low:end], low)
        if n != said and word[0].isalnum() and word not in _EMPTY
    )
    called = noun is not None and (at > low or words[at].startswith("ال")) and end - at <= 2
    return Denial(
        points_back=called or (words[low] in _THIS and end - low == 1),
        accusation=noun in _ACCUSATIONS,
        involvement=any(light_stem(word) in _INVOLVEMENT for word in words[low : low + 3]),
        source=_source(content, tokens, at, end, noun),
        goes_on=any(word[0].isalnum() for word in words[end:high]),
        stems=stems - _EMPTY_STEMS,
    )


def calls_untrue(words: Sequence[str]) -> bool:
    """Whether the folded ``words`` call something untrue, anywhere."""
    return any(tuple(words[at : at + len(phrase)]) == phrase for phrase in _UNTRUE for at in range(len(words)))


def _denied(words: Sequence[str], act: Act) -> tuple[int, int] | None:
    """The tokens of what is denied."""
    if act is Act.DENY:
        return 0, len(words)
    for phrase in _NO_TRUTH:
        if tuple(words[: len(phrase)]) == phrase:
            return len(phrase), len(words)
    if not words or (_report(words[0]) is None and words[0] not in _POINTING):
        return None
    for at in range(1, min(len(words), _LONGEST_FRONT)):
        if words[at] in "،.؛:":
            return None
        if any(tuple(words[at : at + len(phrase)]) == phrase for phrase in _UNTRUE):
            return 0, at
    return None


def _report(word: str) -> str | None:
    """The noun for what others say that the word is a form of, bare: «الاتهامات», «بمزاعم», «للتقارير»."""
    fronts = ("", "ال", "لل", "ب", "ل", "بال")
    return next((word.removeprefix(front) for front in fronts if word.removeprefix(front) in _REPORTS), None)


def _source(content: str, tokens: Sequence[Token], at: int, end: int, noun: str | None) -> str | None:
    """Whose words are denied: «ما أعلنه الجيش», «ما نشرته صحيفة …», «تصريحات نصرالله», «الاتهامات البريطانية»."""
    start = at + 1
    if tokens[at].folded in _WHAT and start + 1 < end:
        cue = read_cue(tokens[start].word)
        if tokens[start].folded not in _PASSED_ON and (
            cue is None or cue.kind not in (CueKind.PAST, CueKind.IMPERFECT)
        ):
            return None
        start += 1
        while start < end and tokens[start].folded in _BEHIND_VERB:
            start += 1
    elif noun is None:
        return None
    stop = start
    while stop < end and stop - start < _LONGEST_NAME and _in_name(tokens[stop], first=stop == start):
        stop += 1
    if stop == start or _report(tokens[start].folded) is not None:  # «ما جاء في تقارير»: nobody's
        return None
    return content[tokens[start].start : tokens[stop - 1].end]


def _in_name(token: Token, *, first: bool) -> bool:
    word = token.folded
    cue = None if first else read_cue(token.word)
    if (
        len(word) == 1
        or word in _NAME_ENDS
        or not word[0].isalnum()
        or (cue and cue.kind in (CueKind.PAST, CueKind.IMPERFECT))
    ):
        return False
    bare = [reading.text for reading in readings(word) if reading.preposition in ("ب", "ل")]
    return not bare or (word in vocabulary() and first) or not any(one in vocabulary() for one in bare)
