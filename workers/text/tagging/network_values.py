"""What the network sees at each token: values of the word itself, and of its place in the grammar of the article.

Every value stands alone: what goes together, and what stands around, the network finds out. Values that are mostly seen in few
combinations make a group, of which each combination is summed up once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.syntax.analyse import Analysis
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.words.vocabulary import word_classes
from workers.text.words.word_features import word_features

WORD: Final = ("word", "begin_2", "begin_3", "end_2", "end_3", "class_64", "class_256", "class_1024", "known_as")
"""The values of a word."""
GROUPS: Final = (
    WORD,
    ("cue", "lemma", "act", "negated"),
    ("state", "state_before", "depth", "cues_before", "title"),
    ("governor", "distance"),
    ("ahead", "edge"),
    ("quotation", "cue_behind_quotation", "closed"),
    ("named", "name_begins"),
)
"""The names of the values, group by group."""
Key = str | tuple[str, ...]
"""The values of a group; of a word only itself, folded."""
_NONE: Final = "-"
_NO_CUE: Final = (_NONE, _NONE, _NONE, "")
_NO_QUOTATION: Final = (_NONE, _NONE, _NONE)
_DEEPEST, _MOST_CUES = 2, 5
_LIMITS: Final = (0, 1, 2, 3, 4, 6, 9, 13, 20, 40, 80)
_BUCKETS: Final = [str(next(limit for limit in _LIMITS if value <= limit)) for value in range(_LIMITS[-1] + 1)]
_FAR: Final = len(_BUCKETS)
_BUCKETS.append("far")


def values(analysis: Analysis, named: NamedTokens, *, headline: bool) -> list[list[Key]]:
    """For each group the keys of the tokens. Linear in tokens."""
    names = [None if cue is None else (cue.kind.value, cue.lemma, cue.act.value) for cue in analysis.cues]
    title = "title" if headline else ""
    state = analysis.state
    return [
        [token.folded for token in analysis.tokens],
        [
            _NO_CUE if name is None else (*name, "negated" if negated else "")
            for name, negated in zip(names, analysis.negated, strict=True)
        ],
        [
            (now, before, str(min(depth, _DEEPEST)), str(min(count, _MOST_CUES)), title)
            for now, before, depth, count in zip(
                state, ["^", *state], analysis.quote_depth, analysis.cues_before, strict=False
            )
        ],
        _governors(analysis, names),
        list(zip(_next_cues(analysis), _edges(analysis), strict=True)),
        _quotations(analysis),
        [
            (f"{kind:.0f}{'+' if goes_on else ''}", f"{begins:.0f}")
            for kind, goes_on, begins in zip(
                named.kind.tolist(), named.goes_on.tolist(), named.begins.tolist(), strict=True
            )
        ],
    ]


def _governors(analysis: Analysis, names: Sequence[tuple[str, str, str] | None]) -> list[Key]:
    """For each token the cue that opened its state, and how far back it is."""
    found: list[Key] = []
    for at, governor in enumerate(analysis.governor):
        name = names[governor] if governor >= 0 else None
        cue = _NONE if name is None else f"{name[0]}|{name[1]}"
        found.append((cue, _BUCKETS[min(at - governor, _FAR)] if governor >= 0 else _NONE))
    return found


def _next_cues(analysis: Analysis) -> list[str]:
    """For each token the kind of the next cue in its sentence outside quotation marks, and how far away it is."""
    found = [_NONE] * len(analysis.tokens)
    following, kind = -1, ""
    for at in range(len(found) - 1, -1, -1):
        if following >= 0 and analysis.sentence[at] == analysis.sentence[following]:
            found[at] = f"{kind}|{_BUCKETS[min(following - at, _FAR)]}"
        cue = analysis.cues[at]
        if cue is not None and not analysis.quote_depth[at]:
            following, kind = at, cue.kind.value
    return found


def _edges(analysis: Analysis) -> list[str]:
    """Which tokens are the first (1), the last (2) or both (3) of a paragraph; 0 those inside."""
    found = ["0"] * len(analysis.tokens)
    for first, end in analysis.paragraphs:
        if first < end:
            found[end - 1] = "2"
            found[first] = "1" if end - 1 > first else "3"
    return found


def _quotations(analysis: Analysis) -> list[Key]:
    """For each token its outermost quotation: the length, whether a cue stands behind it, and whether it is closed."""
    found: list[Key] = [_NO_QUOTATION] * len(analysis.tokens)
    places: dict[int, list[int]] = {}
    for at, number in enumerate(analysis.quote_of):
        if number >= 0:
            places.setdefault(number, []).append(at)
    for number, inside in places.items():
        first, last = inside[0], inside[-1]
        length = _BUCKETS[min(max(last - first - 1, 0), _FAR)]
        cue_behind = any(cue is not None for cue in analysis.cues[last + 1 : last + 4])
        value = (length, str(cue_behind), str(analysis.quotations[number].closed))
        for at in inside:
            found[at] = value
    return found


def spelled(key: Key) -> tuple[str, ...]:
    """The values behind a key, as many as the names of its group."""
    if not isinstance(key, str):
        return key
    word, _, _, _, class_256, class_64, known_as = word_features(key)
    classes = word_classes()
    found = classes.get(key) or classes.get(without_clitic(key))
    return (word, key[:2], key[:3], key[-2:], key[-3:], class_64, class_256, found[2] if found else "?", known_as)


def without_clitic(word: str) -> str:
    """The word without «and» and «so» before it."""
    return word[1:] if word[:1] in "وف" and len(word) > 3 else word
