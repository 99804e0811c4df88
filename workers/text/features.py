"""Turn the grammatical columns into what the tagger sees at each token."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from workers.text.cues import CueWord
from workers.text.data_files import rows
from workers.text.grammar import Analysis
from workers.text.knowledge import load

_BUCKETS: Final = (0, 1, 2, 3, 4, 6, 9, 13, 20, 40, 80)


def _bucket(value: int) -> str:
    for limit in _BUCKETS:
        if value <= limit:
            return str(limit)
    return "far"


@lru_cache(maxsize=1)
def word_classes() -> dict[str, tuple[str, str, str]]:
    """Folded word -> its classes out of 64, 256 and 1,024 (learned by workers/learn/word_classes.py)."""
    try:
        return {word: (a, b, c) for word, a, b, c in rows("word_classes.tsv.gz", 4)}
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(word_classes())}


def frequency_rank(word: str) -> int | None:
    """How many words of news are more frequent than the folded ``word``; None when it is rare or none."""
    return _ranks().get(word)


def _stem(word: str) -> str:
    for prefix in ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    return word[:4]


def _known_as(word: str) -> str:
    """What the knowledge file has the word as, clitics tried off: a role noun, a state, a nationality, a person."""
    for form in (word, word[1:], word[2:]):
        if len(form) < 3:
            break
        kind = _kind_of(form)
        if kind is not None:
            return kind
        if form[0] not in "وفبلك":
            break
    return "-"


def _kind_of(form: str) -> str | None:
    tables = load().tables
    body = tables.bodies_by_alias.get(form)
    kinds = (
        ("role", form in tables.roles),
        ("source", form in tables.source_words),
        ("nation", form in tables.adjectives),
        ("metonym", form in tables.metonyms),
        (f"body.{body.kind.value}" if body else "", body is not None),
        ("person", form in tables.persons_by_alias),
        ("head", form in tables.heads or form in tables.portfolios),
        ("generic", form in tables.generic_heads),
    )
    return next((kind for kind, holds in kinds if holds), None)


@lru_cache(maxsize=200_000)
def word_features(word: str) -> tuple[str, str, str, str, str, str, str]:
    """Word (digits as 0), stem, prefix, suffix, class of 256, class of 64 and what it is known as, of a folded word."""
    classes = word_classes()
    found = classes.get(word) or (classes.get(word[1:]) if word[:1] in "وف" and len(word) > 3 else None)
    if word.isdigit():
        word = "0"
    return (
        word,
        _stem(word),
        word[:2],
        word[-2:],
        found[1] if found else "?",
        found[0] if found else "?",
        _known_as(word),
    )


def _cue_name(cue: CueWord | None) -> str:
    return f"{cue.kind.value}|{cue.lemma}" if cue else "-"


def _quotation_features(analysis: Analysis) -> list[tuple[str, ...]]:
    """For each outermost quotation: its length, what stands before it and behind it."""
    tokens = analysis.tokens
    features: list[tuple[str, ...]] = []
    first_of: dict[int, int] = {}
    last_of: dict[int, int] = {}
    for i, number in enumerate(analysis.quote_of):
        if number >= 0:
            first_of.setdefault(number, i)
            last_of[number] = i
    for number, quotation in enumerate(analysis.quotations):
        if number not in first_of:
            features.append(("qlen=nested",))
            continue
        first, last = first_of[number], last_of[number]
        before = tokens[first - 1].folded if first else "^"
        after = tokens[last + 1].folded if last + 1 < len(tokens) else "$"
        cue_behind = any(analysis.cues[k] is not None for k in range(last + 1, min(last + 4, len(tokens))))
        features.append(
            (
                f"qlen={_bucket(last - first - 1)}",
                f"qbefore={before}",
                f"qafter={after}",
                f"qstate={analysis.state[first]}|{_bucket(last - first - 1)}",
                f"qcuebehind={cue_behind}",
                f"qclosed={quotation.closed}",
            )
        )
    return features


def features(analysis: Analysis, *, headline: bool) -> list[list[str]]:
    """One list of feature strings for each token of the part."""
    tokens = analysis.tokens
    count = len(tokens)
    words = [word_features(token.folded) for token in tokens]
    cues = [_cue_name(cue) for cue in analysis.cues]
    kinds = [cue.kind.value if cue else "-" for cue in analysis.cues]
    quotations = _quotation_features(analysis)
    starts = {first for first, _ in analysis.paragraphs}
    next_cue = _distance_to_next(analysis)
    title = "T" if headline else "B"
    out: list[list[str]] = []
    for i in range(count):
        word = words[i]
        state, governor = analysis.state[i], analysis.governor[i]
        depth = analysis.quote_depth[i]
        governing = cues[governor] if governor >= 0 else "-"
        distance = _bucket(i - governor) if governor >= 0 else "-"
        previous_state = analysis.state[i - 1] if i else "^"
        row = [
            "w=" + word[0],
            "r=" + tokens[i].word[:4],
            "s=" + word[1],
            "p=" + word[2],
            "e=" + word[3],
            "c=" + word[4],
            "C=" + word[5],
            "g=" + word[6],
            "gst=" + word[6] + "|" + state,
            "t=" + title,
            "st=" + state,
            "stp=" + previous_state + ">" + state,
            f"std={state}|{distance}",
            f"stg={state}|{governing}",
            f"stgd={governing}|{distance}",
            f"stc={state}|{word[5]}",
            f"stw={state}|{word[0]}",
            f"d={min(depth, 2)}",
            f"dst={min(depth, 2)}|{state}",
            f"n={min(analysis.cues_before[i], 5)}",
            f"nc={next_cue[i]}",
            f"nst={next_cue[i]}|{state}",
        ]
        if analysis.cues[i] is not None:
            row.append("cue=" + cues[i])
            row.append("kind=" + kinds[i])
            row.append(f"neg={analysis.negated[i]}|{kinds[i]}")
            row.append("act=" + analysis.cues[i].act.value)  # type: ignore[union-attr]
        if i in starts:
            row.append("first")
        if i + 1 == count or i + 1 in starts:
            row.append("last")
        number = analysis.quote_of[i]
        if number >= 0:
            row.extend(quotations[number])
        for offset in (-3, -2, -1, 1, 2, 3):
            k = i + offset
            if 0 <= k < count:
                other = words[k]
                row.append(f"w{offset}={other[0]}")
                if cues[k] != "-":
                    row.append(f"k{offset}={kinds[k]}")
                    row.append(f"q{offset}={cues[k]}")
                if -3 < offset < 3:
                    row.append(f"s{offset}={other[1]}")
                    row.append(f"c{offset}={other[4]}")
                    row.append(f"C{offset}={other[5]}")
                    row.append(f"p{offset}={other[2]}")
                    row.append(f"g{offset}={other[6]}")
                if offset in (-1, 1):
                    row.append(f"ww{offset}={word[0]}|{other[0]}")
                    row.append(f"cc{offset}={word[5]}|{other[5]}")
            else:
                row.append(f"w{offset}=" + ("^" if k < 0 else "$"))
        out.append(row)
    return out


def _distance_to_next(analysis: Analysis) -> list[str]:
    """For each token the kind of the next cue in its sentence outside quotation marks, and how far away it is."""
    out = ["-"] * len(analysis.tokens)
    following, sentence = -1, -1
    for i in range(len(analysis.tokens) - 1, -1, -1):
        if analysis.sentence[i] != sentence:
            following, sentence = -1, analysis.sentence[i]
        if following >= 0:
            cue = analysis.cues[following]
            out[i] = f"{cue.kind.value if cue else '-'}|{_bucket(following - i)}"
        if analysis.cues[i] is not None and analysis.quote_depth[i] == 0:
            following = i
    return out
