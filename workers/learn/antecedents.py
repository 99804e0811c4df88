"""Train the ranker of speakers: who of an article's voices is meant where no name says it.

Every annotated article is resolved twice: with its own cues and mentions, and with the statements that are found in it by trees
which have not seen it. Their mentions are wrong or none at all as often as they will be in articles to come.
At each choice the right candidates are those whose speaker is the annotated one, and the first of them goes on speaking.
The trees are grown for the order of the candidates of a choice (LambdaMART: Burges 2010), several times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from schemas import CleanArticle, ResolvedBy, Speaker, TaggedArticle
from workers.evaluate.annotations import GoldSpeaker
from workers.evaluate.same_speaker import same_speaker
from workers.learn.annotated import AnnotatedArticle, GoldStatement
from workers.learn.found import found_in
from workers.learn.growings import averaged
from workers.learn.rankers import ReadPart, keep_frequent
from workers.stages import tag
from workers.text.knowledge.base import load
from workers.text.speakers.antecedents.features import COLUMNS, describe
from workers.text.speakers.antecedents.scene import Candidate, Scene
from workers.text.speakers.resolve import as_speaker, resolve_speakers
from workers.text.speakers.voice import Resolved
from workers.text.statements.find import Found, Trees, find_statements
from workers.text.statements.forest import Codes, Matrix, pack
from workers.text.syntax.analyse import Analysis

ANTECEDENTS: Final[dict[str, Any]] = {
    "objective": "lambdarank", "lambdarank_truncation_level": 5, "learning_rate": 0.1, "num_leaves": 31,
    "min_data_in_leaf": 20, "feature_fraction": 0.4, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0,
    "min_data_per_group": 50, "cat_smooth": 30.0, "deterministic": True, "force_row_wise": True,
    "num_threads": 1, "verbosity": -1,
}  # fmt: skip
ROUNDS: Final = 50
GROWINGS: Final = 8
"""Models that are averaged, each of another seed."""
_RARE: Final = 40
"""Rows in which a word or lemma stands at least."""
_FOUND: Final = 0.5
"""Intersection over union from which on a found statement is an annotated one."""

Reading = Mapping[int, ReadPart]
"""The parts as a tagger reads them that has not seen them, by the identity of the text part."""
Choice = tuple[Matrix, npt.NDArray[np.bool_]]
"""One row for each candidate, and which candidates are right."""


class _Teacher:
    """Chooses the first candidate that is the annotated speaker, and remembers the choice."""

    def __init__(self, speakers: Sequence[GoldSpeaker | None], headlines: Sequence[bool], codes: Codes) -> None:
        """``speakers`` of the statements; None where none is annotated."""
        self._speakers = [speakers[i] for i in sorted(range(len(speakers)), key=lambda i: headlines[i])]
        self._codes = codes
        self.choices: list[Choice] = []

    def __call__(self, scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
        gold = self._speakers[scene.number]
        if gold is None:
            return candidates[0]
        if scene.mode == "A":
            gold = GoldSpeaker(organisation=gold.organisation or gold.role)
        flags = [same_speaker(gold, _speaker(candidate)) for candidate in candidates]
        if not any(flags):
            return candidates[0]
        if any(right and not one.new for one, right in zip(candidates, flags, strict=True)):
            flags = [right and not one.new for one, right in zip(candidates, flags, strict=True)]
        if len(candidates) > 1:
            self.choices.append((describe(scene, candidates, self._codes), np.array(flags)))
        return next(one for one, right in zip(candidates, flags, strict=True) if right)


def _speaker(candidate: Candidate) -> Speaker:
    return as_speaker(Resolved(candidate.voice, ResolvedBy.MENTION), None, load())


def tagged(article: CleanArticle) -> TaggedArticle:
    """The article with its entities, as the tag stage makes it."""
    made = tag(article).events[0]
    if not isinstance(made, TaggedArticle):
        raise TypeError(f"the tag stage makes a {type(made).__name__}")
    return made


def choices(
    articles: Iterable[AnnotatedArticle], reading: Reading, trees: Mapping[int, Trees], codes: Codes
) -> Iterator[Choice]:
    """Every choice between candidates of which one at least is right. ``trees``: by fold, those that have not seen it."""
    for annotated in articles:
        article = tagged(annotated.article)
        own = [(found, analysis, GoldSpeaker(**row["speaker"])) for found, analysis, row in found_in(annotated)]
        for statements in (own, list(_read_in(annotated, reading, trees))):
            headlines = [found.headline for found, _, _ in statements]
            teacher = _Teacher([speaker for _, _, speaker in statements], headlines, codes)
            resolve_speakers(article, [(found, analysis) for found, analysis, _ in statements], load(), teacher)
            yield from teacher.choices


def _read_in(
    annotated: AnnotatedArticle, reading: Reading, trees: Mapping[int, Trees]
) -> Iterator[tuple[Found, Analysis, GoldSpeaker | None]]:
    """The statements found in an article, with the annotated speaker where one is annotated."""
    for part in annotated.article.parts:
        read = reading[id(part)]
        here = [statement for statement in annotated.statements if statement.part is part]
        for found in find_statements(
            read.analysis, read.reading, read.entities, headline=read.headline, trees=trees[read.fold]
        ):
            overlap, best = max(
                ((_overlap(found.span, statement), statement) for statement in here),
                key=lambda pair: pair[0],
                default=(0.0, None),
            )
            known = best is not None and overlap >= _FOUND
            yield found, read.analysis, GoldSpeaker(**best.row["speaker"]) if best and known else None


def _overlap(span: tuple[int, int], statement: GoldStatement) -> float:
    """Intersection over union in code points."""
    common = min(span[1], statement.end) - max(span[0], statement.start)
    return common / (span[1] - span[0] + statement.end - statement.start - common) if common > 0 else 0.0


def train_antecedents(
    articles: Sequence[AnnotatedArticle], parts: Iterable[ReadPart], trees: Mapping[int, Trees], path: Path
) -> None:
    """Write the model. ``parts`` and ``trees``: the cross-fitted reading of the articles, and what finds statements in it.

    Equal articles and code give an equal file.
    """
    import lightgbm  # noqa: PLC0415 - needs the dependency group «train»'s pandas; workers only load its C library

    codes = Codes({}, fixed=False)
    made = list(choices(articles, {id(read.analysis.part): read for read in parts}, trees, codes))
    rows = np.vstack([rows for rows, _ in made])
    right = np.concatenate([flags for _, flags in made]).astype(float)
    categories = [at for at, name in enumerate(COLUMNS) if name.startswith("=")]
    kept = keep_frequent(rows, categories, codes, _RARE)
    groups = [len(flags) for _, flags in made]
    models = []
    for seed in range(GROWINGS):
        dataset = lightgbm.Dataset(rows, right, group=groups, categorical_feature=categories)
        models.append(lightgbm.train({**ANTECEDENTS, "seed": seed}, dataset, ROUNDS).model_to_string())
    path.write_bytes(pack(averaged(models), kept, COLUMNS))
