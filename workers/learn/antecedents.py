"""Train the ranker of speakers: who of an article's voices is meant where no name says it.

Every annotated article is resolved once with its own cues and mentions; at each choice the right candidates are those whose
speaker is the annotated one, and the first of them goes on speaking. The weights are those of a conditional logit (McFadden
1974) over the candidates of a choice, with an L2 penalty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from schemas import CleanArticle, ResolvedBy, Speaker, TaggedArticle
from workers.evaluate.annotations import GoldSpeaker
from workers.evaluate.same_speaker import same_speaker
from workers.learn.annotated import AnnotatedArticle
from workers.learn.found import found_in
from workers.stages import tag
from workers.text.knowledge.base import load
from workers.text.speakers.antecedents import Candidate, Scene, choose, features
from workers.text.speakers.resolve import as_speaker, resolve_speakers
from workers.text.speakers.voice import Resolved

PENALTY: Final = 1.0
"""Of the squared weights; chosen by cross-validation on the training articles."""
ITERATIONS: Final = 300
_SMALLEST: Final = 0.02
"""Weights nearer to zero are left out of the file."""

Choice = tuple[list[list[str]], list[bool]]
"""The features of each candidate, and which candidates are right."""


class _Teacher:
    """Chooses the first candidate that is the annotated speaker, and remembers the choice."""

    def __init__(self, speakers: Sequence[GoldSpeaker], headlines: Sequence[bool]) -> None:
        self._speakers = [speakers[i] for i in sorted(range(len(speakers)), key=lambda i: headlines[i])]
        self.choices: list[Choice] = []

    def __call__(self, scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
        gold = self._speakers[scene.number]
        if scene.mode == "A":
            gold = GoldSpeaker(organisation=gold.organisation or gold.role)
        flags = [same_speaker(gold, _speaker(candidate)) for candidate in candidates]
        if not any(flags):
            return choose(scene, candidates)
        if any(right and not one.new for one, right in zip(candidates, flags, strict=True)):
            flags = [right and not one.new for one, right in zip(candidates, flags, strict=True)]
        self.choices.append(([features(scene, candidate) for candidate in candidates], flags))
        return choose(scene, [one for one, right in zip(candidates, flags, strict=True) if right])


def _speaker(candidate: Candidate) -> Speaker:
    return as_speaker(Resolved(candidate.voice, ResolvedBy.MENTION), None, load())


def tagged(article: CleanArticle) -> TaggedArticle:
    """The article with its entities, as the tag stage makes it."""
    made = tag(article).events[0]
    if not isinstance(made, TaggedArticle):
        raise TypeError(f"the tag stage makes a {type(made).__name__}")
    return made


def choices(articles: Iterable[AnnotatedArticle]) -> Iterator[Choice]:
    """Every choice between candidates of which one at least is right."""
    knowledge = load()
    for annotated in articles:
        article = tagged(annotated.article)
        found = list(found_in(annotated))
        speakers = [GoldSpeaker(**row["speaker"]) for _, _, row in found]
        chooser = _Teacher(speakers, [statement.headline for statement, _, _ in found])
        resolve_speakers(article, [(statement, analysis) for statement, analysis, _ in found], knowledge, chooser)
        yield from chooser.choices


def train_antecedents(articles: Iterable[AnnotatedArticle], path: Path) -> None:
    """Write the weights. Equal articles and code give an equal file."""
    made = list(choices(articles))
    names = sorted({feature for rows, _ in made for row in rows for feature in row})
    weights = _fit(made, names)
    lines = [f"{name}\t{weight:.2f}" for name, weight in zip(names, weights, strict=True) if abs(weight) >= _SMALLEST]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _fit(made: Sequence[Choice], names: Sequence[str]) -> np.ndarray:
    column = {name: i for i, name in enumerate(names)}
    rows = [row for candidates, _ in made for row in candidates]
    columns = [column[feature] for row in rows for feature in row]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(names)))
    right = np.array([flag for _, flags in made for flag in flags])
    starts = np.cumsum([0, *(len(flags) for _, flags in made)])[:-1]
    of = np.repeat(np.arange(len(made)), [len(flags) for _, flags in made])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        share = scores / np.add.reduceat(scores, starts)[of]
        hit = np.add.reduceat(np.where(right, share, 0.0), starts)
        wanted = np.where(right, share, 0.0) / hit[of]
        value = -np.log(hit).sum() + PENALTY * float(weights @ weights)
        return float(value), matrix.T @ (share - wanted) + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS})
    return np.asarray(found.x)
