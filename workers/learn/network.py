"""Train the network of workers/text/tagging/network.py: ``python -m workers.learn.network --shared DIR --folds DIR``.

Needs torch, which nothing else does. Writes the shipped network, and into the folder of folds those that were trained without
a third of the articles each: workers/learn/train.py reads that third with them. Word classes and vectors, which it sees, come
from ``DIR/corpus`` and are only learned anew with ``--word-classes``. Repeatable bit for bit on one machine: one thread, fixed
seed.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from workers.learn.annotated import AnnotatedArticle, training_articles
from workers.learn.network_lessons import NOTHING, Coded, Ints, Lesson, Lessons
from workers.text.data_files import DATA
from workers.text.tagging.network import MODEL as SHIPPED
from workers.text.tagging.network import VECTORS, word_vectors
from workers.text.tagging.network_values import GROUPS, Key
from workers.text.tagging.tagger import LABELS
from workers.text.words.vocabulary import CLASSES

NETWORK: Final[dict[str, Any]] = {
    "channels": 96, "reaches": (1, 2, 4, 8, 16), "epochs": 12, "tokens_at_once": 5000, "rate": 3e-3, "decay": 0.02,
    "dropout": 0.2, "dropout_entering": 0.15, "words_dropped": 0.2, "values_dropped": 0.06, "smoothing": 0.03,
    "averaging": 0.995, "warm_up": 0.15, "seed": 1,
}  # fmt: skip
"""Set by hand, not searched for. More channels and epochs give more (ADR 16) and cost time, reading and training."""
_DIMENSIONS: Final = {
    "word": 32, "begin_2": 12, "begin_3": 16, "end_2": 12, "end_3": 16, "class_64": 8, "class_256": 16, "class_1024": 20,
    "known_as": 8, "cue": 8, "lemma": 16, "act": 8, "negated": 2, "state": 8, "state_before": 6, "depth": 3, "cues_before": 4,
    "title": 2, "governor": 16, "distance": 6, "ahead": 10, "edge": 3, "quotation": 4, "cue_behind_quotation": 2, "closed": 2,
    "named": 6, "name_begins": 4,
}  # fmt: skip
_ENDS_WEIGH: Final = 0.5
FOLDS: Final = 3
"""Of cross-fitting: each third of the articles is read by taggers that were trained on the others."""


def train_network(lessons: Sequence[Lesson], keys: Sequence[dict[Key, int]], model: Path) -> None:
    """Write the model file. Equal lessons, keys and code give an equal file on one machine."""
    import torch  # noqa: PLC0415 - needs the dependency group «network»

    torch.set_num_threads(1)
    torch.manual_seed(NETWORK["seed"])
    choices = random.Random(NETWORK["seed"])  # noqa: S311 - shuffles, guards nothing
    coded = Coded(lessons, keys)
    vectors = torch.tensor(word_vectors())
    parameters = _begin(torch, coded.values, vectors.shape[1])
    average = {name: one.detach().clone() for name, one in parameters.items()}
    optimizer = torch.optim.AdamW(parameters.values(), NETWORK["rate"], (0.9, 0.98), weight_decay=NETWORK["decay"])
    # Lessons of like lengths go together, so their number differs a little from epoch to epoch.
    steps = NETWORK["epochs"] * len(_batches(lessons, choices))
    step = 0
    for _ in range(NETWORK["epochs"]):
        for batch in _batches(lessons, choices):
            rows, labels, ends = _padded(torch, [(coded.rows[at], lessons[at]) for at in batch])
            for group in optimizer.param_groups:
                group["lr"] = NETWORK["rate"] * _rate(step / steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                given = _run(torch, parameters, vectors, rows)
            loss = _loss(torch, given.float(), labels, ends)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters.values(), 1.0)
            optimizer.step()
            step += 1
            share = min(NETWORK["averaging"], step / (step + 9))
            with torch.no_grad():
                for name, one in parameters.items():
                    average[name].lerp_(one, 1 - share)
    model.write_bytes(_pack({name: one.numpy() for name, one in average.items()}, coded.values))


def _rate(done: float) -> float:
    """The share of the full learning rate: up in a line, down in a cosine."""
    warm_up: float = NETWORK["warm_up"]
    if done < warm_up:
        return 0.04 + 0.96 * done / warm_up
    return max(0.5 + 0.5 * math.cos(math.pi * (done - warm_up) / (1 - warm_up)), 1e-3)


def _begin(torch: Any, known: dict[str, list[str]], dimensions: int) -> dict[str, Any]:
    """The parameters before training."""
    channels = NETWORK["channels"]
    width = dimensions + sum(_DIMENSIONS.values())
    parameters = {"vectors": torch.randn(dimensions, channels) / math.sqrt(3 * width), "bias": torch.zeros(channels)}
    for name, values_of in known.items():
        parameters[f"table.{name}"] = 0.3 * torch.randn(len(values_of) + 1, _DIMENSIONS[name])
        parameters[f"weights.{name}"] = torch.randn(_DIMENSIONS[name], channels) / math.sqrt(3 * width)
    for number in range(len(NETWORK["reaches"])):
        parameters |= _layer(torch, f"block.{number}", 3 * channels, 2 * channels, 1.0)
    parameters |= _layer(torch, "last", channels, len(LABELS) + 1, 1 / 3)
    return {name: one.requires_grad_() for name, one in parameters.items()}


def _layer(torch: Any, name: str, inputs: int, outputs: int, spread: float) -> dict[str, Any]:
    channels = NETWORK["channels"]
    return {
        f"{name}.gain": torch.ones(channels),
        f"{name}.shift": torch.zeros(channels),
        f"{name}.weights": torch.randn(inputs, outputs) * math.sqrt(spread / inputs),
        f"{name}.bias": torch.zeros(outputs),
    }


def _batches(lessons: Sequence[Lesson], choices: random.Random) -> list[list[int]]:
    """The numbers of lessons that are learned at once, in the order of learning."""
    order = sorted(range(len(lessons)), key=lambda at: len(lessons[at].labels) * choices.uniform(0.85, 1.15))
    batches: list[list[int]] = [[]]
    longest = 0
    for at in order:
        longest = max(longest, len(lessons[at].labels))
        if batches[-1] and (len(batches[-1]) + 1) * longest > NETWORK["tokens_at_once"]:
            batches.append([])
            longest = len(lessons[at].labels)
        batches[-1].append(at)
    choices.shuffle(batches)
    return batches


def _padded(torch: Any, batch: Sequence[tuple[Ints, Lesson]]) -> tuple[Any, Any, Any]:
    """Rows, labels and ends, [lessons, tokens, …]; behind the shorter ones the rows are -1."""
    size = len(batch), max(len(rows) for rows, _ in batch)
    rows = torch.full((*size, batch[0][0].shape[1]), -1)
    labels, ends = torch.full(size, NOTHING), torch.zeros(size)
    for at, (of_lesson, lesson) in enumerate(batch):
        count = len(of_lesson)
        rows[at, :count] = torch.from_numpy(of_lesson)
        labels[at, :count] = torch.from_numpy(lesson.labels)
        ends[at, :count] = torch.from_numpy(lesson.ends)
    return rows, labels, ends


def _run(torch: Any, parameters: dict[str, Any], vectors: Any, rows: Any) -> Any:
    """What workers/text/tagging/network.py computes, before the last softmax; parts of what is seen are left out at random."""
    functional, half = torch.nn.functional, torch.bfloat16
    there = (rows[..., :1] >= 0).to(half)
    rows = rows.clamp_min(0)
    left_out = torch.full(rows.shape[2:], NETWORK["values_dropped"])
    left_out[1] = NETWORK["words_dropped"]
    rows = rows.masked_fill(torch.rand(rows.shape) < left_out, 0)
    names = [name for group in GROUPS for name in group]
    tables = (functional.embedding(rows[..., at], parameters[f"table.{name}"]) for at, name in enumerate(names, 1))
    seen = torch.cat([one.to(half) for one in (vectors[rows[..., 0]], *tables)], -1)
    weights = torch.cat([parameters["vectors"], *(parameters[f"weights.{name}"] for name in names)])
    entering = _drop(torch, seen, NETWORK["dropout_entering"])
    hidden = functional.silu(functional.linear(entering, weights.T, parameters["bias"])).float()
    for number, reach in enumerate(NETWORK["reaches"]):
        name = f"block.{number}"
        here = _normal(torch, hidden, parameters, name).to(half) * there
        wide = functional.pad(here, (0, 0, reach, reach))
        around = torch.cat((wide[:, : -2 * reach], here, wide[:, 2 * reach :]), -1)
        both = functional.linear(around, parameters[f"{name}.weights"].T, parameters[f"{name}.bias"])
        hidden = hidden + _drop(torch, functional.glu(both, -1), NETWORK["dropout"])
    last = _drop(torch, _normal(torch, hidden, parameters, "last"), NETWORK["dropout"])
    return functional.linear(last, parameters["last.weights"].T, parameters["last.bias"])


def _normal(torch: Any, hidden: Any, parameters: dict[str, Any], name: str) -> Any:
    gain, shift = parameters[f"{name}.gain"], parameters[f"{name}.shift"]
    return torch.nn.functional.layer_norm(hidden, hidden.shape[-1:], gain, shift)


def _drop(torch: Any, x: Any, share: float) -> Any:
    """Leave channels out of whole lessons."""
    kept = (torch.rand(x.shape[0], 1, x.shape[2]) >= share) / (1 - share)
    return x * kept.to(x.dtype)


def _loss(torch: Any, given: Any, labels: Any, ends: Any) -> Any:
    functional = torch.nn.functional
    labelled = functional.cross_entropy(
        given[..., :-1].flatten(0, 1), labels.flatten(), ignore_index=NOTHING, label_smoothing=NETWORK["smoothing"]
    )
    counted = labels != NOTHING
    ended = functional.binary_cross_entropy_with_logits(given[..., -1][counted], ends[counted])
    return labelled + _ENDS_WEIGH * ended


def _pack(arrays: dict[str, Any], known: dict[str, list[str]]) -> bytes:
    about = {"groups": GROUPS, "reaches": NETWORK["reaches"], "values": known}
    text = json.dumps(about, ensure_ascii=False).encode()
    file = io.BytesIO()
    halves = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(file, allow_pickle=False, about=np.frombuffer(text, np.uint8), **halves)
    return file.getvalue()


def train_networks(articles: Sequence[AnnotatedArticle], folder: Path, shipped: Path) -> None:
    """Write the network of all articles to ``shipped``, and the one without each fold's to ``folder``."""
    lessons = Lessons(articles)
    folder.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        others = [lesson for at, some in enumerate(lessons.of_articles) if at % FOLDS != fold for lesson in some]
        train_network(others, lessons.keys, fold_file(folder, fold))
    train_network([lesson for some in lessons.of_articles for lesson in some], lessons.keys, shipped)


def fold_file(folder: Path, fold: int) -> Path:
    """Where the network stands that was trained without a fold."""
    return folder / f"network_{fold}.npz"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, required=True, help="folder with train and corpus")
    parser.add_argument("--folds", type=Path, required=True, help="folder for the networks that the trees learn from")
    parser.add_argument("--word-classes", action="store_true", help="learn the word classes anew first (four minutes)")
    arguments = parser.parse_args()
    if arguments.word_classes:
        from workers.learn.word_classes import learn_word_classes  # noqa: PLC0415 - needs the dependency group «train»

        corpora = [arguments.shared / "corpus" / name for name in ("ant-2016-2018.jsonl.xz", "ant-april-2018.jsonl.gz")]
        learn_word_classes(corpora, DATA / CLASSES, DATA / VECTORS)
    train_networks(training_articles(arguments.shared), arguments.folds, DATA / SHIPPED)


if __name__ == "__main__":
    main()
