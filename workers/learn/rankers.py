"""Train the trees that choose statements and their speakers' mentions among what is proposed.

They see the tagger's probabilities, so each article is read by a tagger that was trained without it (cross-fitting): on its own
training articles a tagger is surer than it will ever be again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from schemas import Entity
from workers.learn.annotated import AnnotatedArticle
from workers.learn.growings import averaged
from workers.learn.network import FOLDS, fold_file
from workers.learn.placed import Placed, place
from workers.text.entities.tag import tag_entities
from workers.text.statements.choose import MODEL
from workers.text.statements.find import MENTION_MODEL, Trees
from workers.text.statements.forest import Codes, Matrix, pack, unpack
from workers.text.statements.mention_search.features import MENTION_COLUMNS, describe_mentions
from workers.text.statements.mention_search.page import MentionPage
from workers.text.statements.mention_search.propose import Place, propose_mentions
from workers.text.statements.proposals.features import COLUMNS, describe
from workers.text.statements.proposals.shortlist import shortlist
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.network import Network
from workers.text.tagging.tagger import TokenReading, read_tokens

_TREES: Final[dict[str, Any]] = {
    "objective": "cross_entropy", "learning_rate": 0.04, "num_leaves": 31, "min_data_in_leaf": 30,
    "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "seed": 1,
    "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbosity": -1,
}  # fmt: skip
CONTENTS: Final = {**_TREES, "num_leaves": 63, "min_data_per_group": 100, "cat_smooth": 50.0}
MENTIONS: Final = {
    **_TREES, "objective": "lambdarank", "learning_rate": 0.1, "feature_fraction": 0.3, "min_data_per_group": 50,
    "cat_smooth": 30.0,
}  # fmt: skip
"""The mentions of one statement are ranked against each other: none is right or wrong by itself."""
CONTENT_ROUNDS, MENTION_ROUNDS = 300, 100
MENTION_GROWINGS: Final = 4
"""Models that are averaged, each of another seed: one wrong mention gives all that its speaker goes on to say to another."""
_RARE_CONTENTS, _RARE_MENTIONS = 60, 40
"""Rows in which a word or lemma stands at least; rarer ones only invite learning by heart."""
_FOUND, _TIGHT, _EXACT = 0.5, 0.9, 0.985
"""Intersection over union from which on a stretch counts as found, as right at both ends, and as right to the letter."""
_WORTH_FOUND, _WORTH_TIGHT, _WORTH_EXACT = 0.45, 0.45, 0.1
"""What each of them is worth. Without the last, trees have no reason to leave out a word too many: of annotated contents 72 of
100 came out right to the letter instead of 78, and no more were found or right at both ends (cross-fitted)."""
_OTHER_CUE: Final = 0.6
"""What a right stretch is worth with another cue than the annotated one."""

_UNSEEN: Final = 0.5
"""Mean probability below which the tagger has not seen a mention."""


class ReadPart(NamedTuple):
    """One text part as a tagger reads it that has not seen it, with its annotated statements."""

    analysis: Analysis
    reading: TokenReading
    headline: bool
    placed: list[Placed]
    entities: tuple[Entity, ...]
    """Those of the article."""
    fold: int
    """Which part of the articles it is left out with."""


def cross_read(articles: Sequence[AnnotatedArticle], networks: Path) -> Iterator[ReadPart]:
    """Every part of every article, read by the network in the folder ``networks`` that was trained on the other folds.

    Raises FileNotFoundError when it is not there.
    """
    for fold in range(FOLDS):
        yield from read_parts(articles[fold::FOLDS], Network(fold_file(networks, fold).read_bytes()), fold)


def read_parts(articles: Iterable[AnnotatedArticle], network: Network, fold: int) -> Iterator[ReadPart]:
    """Every part of every article of a fold as ``network`` reads it."""
    for annotated in articles:
        entities = tag_entities(annotated.article)
        for part in annotated.article.parts:
            analysis = analyse(part)
            headline = part is annotated.article.title
            reading = read_tokens(analysis, entities, headline=headline, network=network)
            placed = place(analysis, [s for s in annotated.statements if s.part is part])
            yield ReadPart(analysis, reading, headline, placed, entities, fold)


def train_rankers(parts: Sequence[ReadPart], data: Path) -> None:
    """Write both models into ``data``. Equal parts and code give equal files."""
    contents, mentions = _grow_both(parts)
    (data / MODEL).write_bytes(contents)
    (data / MENTION_MODEL).write_bytes(mentions)


def cross_trees(parts: Sequence[ReadPart]) -> dict[int, Trees]:
    """By fold, trees that were grown without its articles: they find in those what they will find in articles to come."""
    out = {}
    for fold in sorted({part.fold for part in parts}):
        contents, mentions = _grow_both([part for part in parts if part.fold != fold])
        out[fold] = Trees(unpack(contents, COLUMNS), unpack(mentions, MENTION_COLUMNS))
    return out


def _grow_both(parts: Sequence[ReadPart]) -> tuple[bytes, bytes]:
    """The model files of contents and of mentions."""
    codes = Codes({}, fixed=False)
    rows, worth = content_rows(parts, codes)
    contents = _grow(rows, worth, codes, _CONTENT_KIND)
    codes = Codes({}, fixed=False)
    rows, worth, counts = mention_rows(parts, codes)
    return contents, _grow(rows, worth, codes, _MENTION_KIND, counts)


def content_rows(parts: Iterable[ReadPart], codes: Codes) -> tuple[Matrix, Matrix]:
    """Every proposal of the parts in numbers, and what it is worth (0 to 1)."""
    rows, worth = [], []
    for analysis, reading, headline, placed, entities, _ in parts:
        named = NamedTokens(analysis, entities)
        some = shortlist(analysis, reading, named)
        rows.append(describe(analysis, reading, named, some, codes, headline=headline))
        lengths = np.cumsum([0, *(token.end - token.start for token in analysis.tokens)])
        for proposal in some.proposals:
            overlap, gold = max(
                ((_overlap(lengths, (proposal.first, proposal.end), (one.first, one.end)), one) for one in placed),
                key=lambda found: found[0],
                default=(0.0, None),
            )
            value = (
                _WORTH_FOUND * (overlap >= _FOUND)
                + _WORTH_TIGHT * (overlap >= _TIGHT)
                + _WORTH_EXACT * (overlap >= _EXACT)
            )
            other = gold is not None and gold.cue is not None and gold.cue != proposal.cue
            worth.append(value * _OTHER_CUE if other else value)
    return np.vstack(rows), np.array(worth)


def mention_rows(parts: Iterable[ReadPart], codes: Codes) -> tuple[Matrix, Matrix, list[int]]:
    """Every mention proposed for an annotated statement in numbers, its grade, and how many there are for each statement."""
    rows, grades, counts = [], [], []
    for analysis, reading, headline, placed, entities, _ in parts:
        page = MentionPage(analysis, reading, entities)
        proposed = []
        for at, one in enumerate(placed):
            if not one.mention_is_known:
                continue
            behind = placed[at - 1].end if at else 0
            ahead = placed[at + 1].first if at + 1 < len(placed) else len(analysis.tokens)
            where = Place(-1 if one.cue is None else one.cue, one.first, one.end, behind, ahead)
            right = (page.trim(*one.mention) or one.mention) if one.mention else (-1, -1)
            for seen in (where, *_swallowing(page, where, right)):
                mentions = propose_mentions(page, seen)
                proposed.append((seen, mentions))
                counts.append(len(mentions))
                grades += [_grade(right, (mention.first, mention.end)) for mention in mentions]
        rows.append(describe_mentions(page, proposed, codes, headline=headline))
    return np.vstack(rows), np.array(grades), counts


def _swallowing(page: MentionPage, place: Place, mention: tuple[int, int]) -> list[Place]:
    """The place with a content that begins with its speaker, as it is found where the tagger has not seen the speaker."""
    first, end = mention
    unseen = first >= 0 and sum(page.mention[first:end]) < _UNSEEN * (end - first)
    if unseen and 0 <= place.cue == first - 1 and end <= place.first:
        return [place._replace(first=first)]
    return []


def _overlap(lengths: np.ndarray, a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union in letters."""
    common = lengths[min(a[1], b[1])] - lengths[max(a[0], b[0])] if a[0] < b[1] and b[0] < a[1] else 0
    return float(common / (lengths[a[1]] - lengths[a[0]] + lengths[b[1]] - lengths[b[0]] - common))


def _grade(right: tuple[int, int], other: tuple[int, int]) -> int:
    """How good another stretch of tokens is: 4 the same, 1 the greater part of it, 0 anything else."""
    if right == other:
        return 4
    common = min(right[1], other[1]) - max(right[0], other[0])
    return int(2 * common > right[1] - right[0] + other[1] - other[0] - common)


class _Kind(NamedTuple):
    """How one model is grown."""

    columns: tuple[str, ...]
    settings: dict[str, Any]
    rounds: int
    rare: int
    growings: int = 1


def _grow(rows: Matrix, worth: Matrix, codes: Codes, kind: _Kind, groups: Sequence[int] | None = None) -> bytes:
    """The model file of trees over the rows. ``groups``: how many rows are ranked against each other, one after another."""
    import lightgbm  # noqa: PLC0415 - needs the dependency group «train»'s pandas; workers only load its C library

    categories = [at for at, name in enumerate(kind.columns) if name.startswith("=")]
    kept = keep_frequent(rows, categories, codes, kind.rare)
    models = []
    for seed in range(1, kind.growings + 1):
        dataset = lightgbm.Dataset(rows, worth, group=groups, categorical_feature=categories)
        models.append(lightgbm.train({**kind.settings, "seed": seed}, dataset, kind.rounds).model_to_string())
    return pack(averaged(models) if len(models) > 1 else models[0], kept, kind.columns)


_CONTENT_KIND: Final = _Kind(COLUMNS, CONTENTS, CONTENT_ROUNDS, _RARE_CONTENTS)
_MENTION_KIND: Final = _Kind(MENTION_COLUMNS, MENTIONS, MENTION_ROUNDS, _RARE_MENTIONS, MENTION_GROWINGS)


def keep_frequent(rows: Matrix, categories: Sequence[int], codes: Codes, rare: int) -> dict[str, int]:
    """Number the values anew that stand in ``rare`` rows of one column at least, in place; the others become -1."""
    counts: Counter[int] = Counter()
    for at in categories:
        for value, count in zip(*np.unique(rows[:, at], return_counts=True), strict=True):
            counts[int(value)] = max(counts[int(value)], int(count))
    kept: dict[str, int] = {}
    anew = np.full(len(codes.values) + 1, -1.0)
    for value, number in codes.values.items():
        if counts[number] >= rare:
            anew[number] = kept.setdefault(value, len(kept))
    for at in categories:
        rows[:, at] = anew[rows[:, at].astype(int)]
    return kept
