"""Train the measure of whether two statements say the same: ``python -m workers.learn.novelty --shared DIR``.

Learns from ``DIR/novelty`` over ``DIR/corpus``, and from our own ``speakers.jsonl.gz``: other speakers of other months; writes
the trees and their card beside the word lists. The statements of each speaker are also judged by trees that were grown without
that speaker: those figures stand in the card, and they alone tell what to expect of a speaker nobody has annotated. Equal
annotations, articles and code give equal files, bit for bit.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

import numpy as np

from schemas import NoveltyReason, Statement, Verdict
from workers.evaluate.annotations import read_names
from workers.evaluate.novelty import Judged, judge_in_turn, novelty_figures
from workers.evaluate.novelty_gold import GoldTelling, read_novelty, read_novelty_corpus
from workers.evaluate.novelty_report import CARD
from workers.evaluate.novelty_statements import Told, told_by
from workers.learn.certain_pairs import certain_pairs
from workers.learn.own_speakers import read_own_speakers, speaker_of
from workers.text.data_files import DATA
from workers.text.novelty import groups, stem_facts
from workers.text.novelty.grove import load_grove, pack, unpack
from workers.text.novelty.judging import WINDOW, judge_novelty
from workers.text.novelty.pair_features import COLUMNS, describe
from workers.text.novelty.remembered import Remembered, remember
from workers.text.statements.forest import Matrix

CHECK_LIST: Final = Path(__file__).parent / "check_speakers.txt"
TREES: Final[dict[str, Any]] = {
    "objective": "cross_entropy", "learning_rate": 0.045, "num_leaves": 7, "min_data_in_leaf": 40,
    "feature_fraction": 0.25, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 10.0,
    "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbosity": -1,
}  # fmt: skip
ROUNDS: Final = 350
SEEDS: Final = (1, 2, 3, 4)
"""Of the forests of which the mean is shipped: with another seed alone the pairs F1 of speakers left out moves by .02."""
_NEARER: Final = frozenset(
    {
        "common",
        "jaccard",
        "weighted",
        "part_most",
        "part_least",
        "part_new",
        "common_weight",
        "rarest_common",
        "grams",
        "grams_part",
        "in_order",
        "in_order_whole",
        "runs",
        "numbers_common",
        "local_weighted",
        "local_part_most",
        "local_part_least",
        "local_common",
        "local_rarest_common",
        "cosine",
        "near_most",
        "meant_most",
        "meant_least",
        "meant_new",
        "local_meant_most",
        "local_meant_least",
        "near_least",
        "near_new",
        "local_near_most",
        "local_near_least",
        "article_words",
        "head_most",
        "head_least",
        "claim_most",
        "claim_least",
        "head_cosine",
    }
)
_FARTHER: Final = frozenset(
    {
        "rarest_left_least",
        "local_rarest_left_least",
        "far_least",
        "meant_left_least",
        "local_meant_left_least",
        "opposites",
        "local_far_least",
        "numbers_in_both",
        "other_polarity",
        "head_far_least",
    }
)
MONOTONE: Final = [int(name in _NEARER) - int(name in _FARTHER) for name in COLUMNS]
"""Which way a column can only move the chance: thirty speakers are few, and more words in common are never a sign of another
statement."""
CERTAIN: Final = 0.12
"""What a certain pair that nobody has read counts beside an annotated one: it is easier than those."""
OWN: Final = 0.3
"""What a pair of our own lists counts: each was read once, the others twice (ADR 17)."""
FOLDS: Final = 10
"""So many times are the trees grown without a tenth of the speakers."""
Speakers = Mapping[str, Sequence[Told]]
Groups = Mapping[UUID, UUID]


class _Pairs(NamedTuple):
    rows: Matrix
    same: Matrix
    weight: float = 1.0
    """Of each of them in training."""


def read_speakers(shared: Path) -> dict[str, list[Told]]:
    """The annotated statements of every speaker. Raises BadInputError where the annotations or their corpus are not there."""
    files = read_novelty(shared / "novelty")
    corpus = read_novelty_corpus(shared / "novelty", files)
    return {file.name: told_by(file, corpus) for file in files}


def pairs_of(told: Sequence[Told], grouped: Groups, weight: float = 1.0) -> _Pairs:
    """Every two statements of one speaker within the window, in numbers, and whether they say the same.

    The annotated spans and those that the extractor finds train alike: the judge never sees the former. What is optional or
    tied is left out.
    """
    rows, same = [np.zeros((0, len(COLUMNS)))], [np.zeros(0)]
    for statement_of in (_given, _found):
        memory: list[tuple[GoldTelling, Remembered]] = []
        for one in told:
            statement = statement_of(one)
            if statement is None:
                continue
            group = grouped.get(one.given.id, one.given.id)
            new = remember(statement, Verdict(reason=NoveltyReason.FIRST, group=group, score=0))
            near = [(gold, old) for gold, old in memory if new.published_at - old.published_at <= WINDOW]
            memory.append((one.gold, new))
            clear = [not (one.gold.optional or gold.optional or gold.tied(one.gold)) for gold, _ in near]
            if any(clear):
                rows.append(describe(new, [old for _, old in near])[clear])
                same.append(np.array([gold.cluster == one.gold.cluster for gold, _ in near], float)[clear])
    return _Pairs(np.vstack(rows), np.concatenate(same), weight)


def _given(told: Told) -> Statement | None:
    return told.given


def _found(told: Told) -> Statement | None:
    return told.found


def grow(pairs: Sequence[_Pairs], seeds: Sequence[int] = SEEDS) -> bytes:
    """The model file of a forest for each seed."""
    import lightgbm  # noqa: PLC0415 - needs the dependency group «train»'s pandas; workers only load its C library

    rows, same = np.vstack([one.rows for one in pairs]), np.concatenate([one.same for one in pairs])
    weights = np.concatenate([np.full(len(one.same), one.weight) for one in pairs])
    dataset = lightgbm.Dataset(rows, same, weight=weights, free_raw_data=False)
    forests = []
    for seed in seeds:
        parameters = {**TREES, "seed": seed, "monotone_constraints": MONOTONE}
        forests.append(lightgbm.train(parameters, dataset, ROUNDS).model_to_string())
    return pack(forests, COLUMNS)


def folds(names: Sequence[str]) -> list[list[str]]:
    """The speakers in tenths, by the hash of their names; all lists of one speaker in one."""
    ordered = sorted({speaker_of(name) for name in names}, key=_hash)
    tenths = [frozenset(ordered[at::FOLDS]) for at in range(min(FOLDS, len(ordered)))]
    return [[name for name in names if speaker_of(name) in tenth] for tenth in tenths]


def _hash(speaker: str) -> str:
    return hashlib.sha256(f"{speaker}.json".encode()).hexdigest()


def judge_left_out(
    speakers: Speakers, pairs: Mapping[str, _Pairs], certain: Sequence[_Pairs] = (), seeds: Sequence[int] = SEEDS
) -> dict[str, list[Judged]]:
    """The statements of every speaker, judged by trees that were grown without that speaker."""
    judged = {}
    for fold in folds(sorted(speakers)):
        others = [pairs[name] for name in sorted(speakers) if name not in fold]
        grove = unpack(grow([*others, *certain], seeds), COLUMNS)
        for name in fold:
            judged[name] = judge_in_turn(speakers[name], partial(judge_novelty, grove=grove))
    return judged


def train(shared: Path, data: Path, tell: Callable[[str], None] = print) -> dict[str, Any]:
    """Write the trees and their card into ``data``; returns the card.

    The weights of words depend on the groups so far: first each statement is its own, then they are what the first trees make.
    """
    annotated, own = read_speakers(shared), read_own_speakers(shared)
    speakers = annotated | own
    weights = dict.fromkeys(annotated, 1.0) | dict.fromkeys(own, OWN)
    certain = _Pairs(*certain_pairs(shared), CERTAIN)
    alone = {name: pairs_of(told, {}, weights[name]) for name, told in speakers.items()}
    first = judge_left_out(speakers, alone, seeds=SEEDS[:1])
    tell(f"groups: {json.dumps(novelty_figures(first[name] for name in annotated))}")
    grouped = {one.given.id: verdict.group for judged in first.values() for one, verdict in judged}
    pairs = {name: pairs_of(told, grouped, weights[name]) for name, told in speakers.items()}
    left_out = judge_left_out(speakers, pairs, [certain])
    tell(f"left out: {json.dumps(novelty_figures(left_out[name] for name in annotated))}")
    (data / groups.MODEL).write_bytes(grow([*(pairs[name] for name in sorted(pairs)), certain]))
    load_grove.cache_clear()
    made = card(annotated, own, left_out, data, certain)
    (data / CARD.name).write_text(json.dumps(made, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return made


def card(
    annotated: Speakers,
    own: Speakers,
    left_out: Mapping[str, Sequence[Judged]],
    data: Path,
    certain: _Pairs,
) -> dict[str, Any]:
    """What trained the trees in ``data``, and what they reach on speakers that they have not seen."""
    check = read_names(CHECK_LIST)
    return {
        "models": {name: _sha256(data / name) for name in (groups.MODEL,)},
        "stem_facts": _sha256(DATA / stem_facts.FILE),
        "trained_on": {
            "speakers": len(annotated),
            "statements": sum(map(len, annotated.values())),
            "sha256": fingerprint(annotated),
            "own_lists": len(own),
            "own_statements": sum(map(len, own.values())),
            "own_sha256": fingerprint(own),
            "certain_pairs": len(certain.same),
            "certain_pairs_sha256": hashlib.sha256(certain.rows.tobytes() + certain.same.tobytes()).hexdigest(),
        },
        "left_out": {
            "all": novelty_figures(left_out[name] for name in annotated),
            "check": novelty_figures(left_out[name] for name in annotated if name in check),
            "own": novelty_figures(left_out[name] for name in own),
        },
        "method": {
            "kind": "boosted trees over pairs of one speaker's statements",
            "rounds": ROUNDS,
            "seeds": SEEDS,
            "weights": {"own": OWN, "certain": CERTAIN},
            **TREES,
        },
    }


def fingerprint(speakers: Speakers) -> str:
    """Of the annotations, with the contents that they speak of."""
    told = hashlib.sha256()
    for name, statements in sorted(speakers.items()):
        for one in statements:
            told.update(f"{name}\t{one.given.content}\t{one.gold.model_dump_json()}\n".encode())
    return told.hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, required=True, help="folder with novelty and corpus")
    print(json.dumps(train(parser.parse_args().shared, DATA), ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
