"""Fit a network of workers/text/tagging/network.py to lessons with torch, and let it read parts that nobody has annotated.

Repeatable bit for bit on one machine: one thread, fixed seed.
"""

from __future__ import annotations

import io
import json
import math
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from workers.learn.network_lessons import Codes, Halves, Lesson, Part
from workers.text.tagging.network import OUTPUTS, word_vectors
from workers.text.tagging.network_values import GROUPS
from workers.text.tagging.tagger import LABELS

Settings = Mapping[str, Any]

_DIMENSIONS: Final = {
    "word": 32, "begin_2": 12, "begin_3": 16, "end_2": 12, "end_3": 16, "class_64": 8, "class_256": 16, "class_1024": 20,
    "known_as": 8, "cue": 8, "lemma": 16, "act": 8, "negated": 2, "state": 8, "state_before": 6, "depth": 3, "cues_before": 4,
    "title": 2, "governor": 16, "distance": 6, "ahead": 10, "edge": 3, "quotation": 4, "cue_behind_quotation": 2, "closed": 2,
    "named": 6, "name_begins": 4,
}  # fmt: skip
_ENDS_WEIGH: Final = 0.5
_TOKENS: Final = 12_000
"""Read at once; learned from are as many as the settings say."""


class Fitted(NamedTuple):
    """A network that has learned."""

    parameters: dict[str, Any]
    """Torch tensors by name."""
    codes: Codes
    reaches: tuple[int, ...]

    def packed(self) -> bytes:
        """The model file, as workers/text/tagging/network.py loads it."""
        about = {"groups": GROUPS, "reaches": self.reaches, "values": self.codes.values}
        text = json.dumps(about, ensure_ascii=False).encode()
        file = io.BytesIO()
        halves = {name: one.numpy().astype(np.float16) for name, one in self.parameters.items()}
        np.savez_compressed(file, allow_pickle=False, about=np.frombuffer(text, np.uint8), **halves)
        return file.getvalue()


def fit(lessons: Sequence[Lesson], codes: Codes, settings: Settings) -> Fitted:
    """The network that has learned ``lessons``. Equal lessons, codes and settings give equal parameters on one machine."""
    import torch  # noqa: PLC0415 - needs the dependency group «network»

    torch.set_num_threads(1)
    torch.manual_seed(settings["seed"])
    choices = random.Random(settings["seed"])  # noqa: S311 - shuffles, guards nothing
    vectors = torch.tensor(word_vectors())
    parameters = _begin(torch, codes.values, vectors.shape[1], settings)
    average = {name: one.detach().clone() for name, one in parameters.items()}
    optimizer = torch.optim.AdamW(parameters.values(), settings["rate"], (0.9, 0.98), weight_decay=settings["decay"])
    order = [batch for _ in range(settings["epochs"]) for batch in _shuffled(lessons, choices, settings)]
    for step, batch in enumerate(order):
        some = [lessons[at] for at in batch]
        rows = _padded(torch, [codes.rows(lesson.part) for lesson in some], -1)
        targets = _padded(torch, [lesson.targets for lesson in some], 0).float()
        counted = _padded(torch, [lesson.part.looked_at for lesson in some], 0)
        for group in optimizer.param_groups:
            group["lr"] = settings["rate"] * _rate(step / len(order), settings["warm_up"])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given = _run(torch, parameters, vectors, rows, settings)
        loss = _loss(torch, given.float()[counted], targets[counted])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters.values(), 1.0)
        optimizer.step()
        share = min(settings["averaging"], (step + 1) / (step + 10))
        with torch.no_grad():
            for name, one in parameters.items():
                average[name].lerp_(one, 1 - share)
    return Fitted(average, codes, tuple(settings["reaches"]))


def read(fitted: Fitted, parts: Sequence[Part]) -> Iterator[tuple[int, Halves]]:
    """The number of each part, in no order, and what the network says of its tokens: [tokens, OUTPUTS]."""
    import torch  # noqa: PLC0415 - needs the dependency group «network»

    torch.set_num_threads(1)
    vectors = torch.tensor(word_vectors())
    settings = {"reaches": fitted.reaches, "dropout": 0.0, "dropout_entering": 0.0} | dict.fromkeys(
        ("words_dropped", "values_dropped"), 0.0
    )
    order = sorted(range(len(parts)), key=lambda at: len(parts[at].looked_at))
    for batch in _batches(order, parts, _TOKENS):
        rows = _padded(torch, [fitted.codes.rows(parts[at]) for at in batch], -1)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            given = _run(torch, fitted.parameters, vectors, rows, settings).float()
            said = torch.cat((torch.softmax(given[..., :-1], -1), torch.sigmoid(given[..., -1:])), -1)
        for at, one in zip(batch, said.numpy().astype(np.float16), strict=True):
            yield at, one[: len(parts[at].looked_at)]


def _rate(done: float, warm_up: float) -> float:
    """The share of the full learning rate: up in a line, down in a cosine."""
    if done < warm_up:
        return 0.04 + 0.96 * done / warm_up
    return max(0.5 + 0.5 * math.cos(math.pi * (done - warm_up) / (1 - warm_up)), 1e-3)


def _begin(torch: Any, known: dict[str, list[str]], dimensions: int, settings: Settings) -> dict[str, Any]:
    """The parameters before training."""
    channels = settings["channels"]
    width = dimensions + sum(_DIMENSIONS.values())
    parameters = {"vectors": torch.randn(dimensions, channels) / math.sqrt(3 * width), "bias": torch.zeros(channels)}
    for name, values_of in known.items():
        parameters[f"table.{name}"] = 0.3 * torch.randn(len(values_of) + 1, _DIMENSIONS[name])
        parameters[f"weights.{name}"] = torch.randn(_DIMENSIONS[name], channels) / math.sqrt(3 * width)
    for number in range(len(settings["reaches"])):
        parameters |= _layer(torch, f"block.{number}", (3 * channels, 2 * channels), channels, 1.0)
    parameters |= _layer(torch, "last", (channels, OUTPUTS), channels, 1 / 3)
    return {name: one.requires_grad_() for name, one in parameters.items()}


def _layer(torch: Any, name: str, size: tuple[int, int], channels: int, spread: float) -> dict[str, Any]:
    inputs, outputs = size
    return {
        f"{name}.gain": torch.ones(channels),
        f"{name}.shift": torch.zeros(channels),
        f"{name}.weights": torch.randn(inputs, outputs) * math.sqrt(spread / inputs),
        f"{name}.bias": torch.zeros(outputs),
    }


def _shuffled(lessons: Sequence[Lesson], choices: random.Random, settings: Settings) -> list[list[int]]:
    """The numbers of lessons that are learned at once, in the order of learning: those of like lengths together."""
    parts = [lesson.part for lesson in lessons]
    order = sorted(range(len(parts)), key=lambda at: len(parts[at].looked_at) * choices.uniform(0.85, 1.15))
    batches = list(_batches(order, parts, settings["tokens_at_once"]))
    choices.shuffle(batches)
    return batches


def _batches(order: Sequence[int], parts: Sequence[Part], tokens: int) -> Iterator[list[int]]:
    """``order`` cut into pieces that have ``tokens`` tokens at most when all are as long as the longest."""
    batch: list[int] = []
    longest = 0
    for at in order:
        length = len(parts[at].looked_at)
        longest = max(longest, length)
        if batch and (len(batch) + 1) * longest > tokens:
            yield batch
            batch, longest = [], length
        batch.append(at)
    if batch:
        yield batch


def _padded(torch: Any, columns: Sequence[np.ndarray], nothing: int) -> Any:
    """[columns, tokens, …]; behind the shorter ones ``nothing``."""
    first = columns[0]
    longest = max(map(len, columns))
    padded = np.full((len(columns), longest, *first.shape[1:]), nothing, first.dtype)
    for row, column in zip(padded, columns, strict=True):
        row[: len(column)] = column
    return torch.from_numpy(padded)


def _run(torch: Any, parameters: dict[str, Any], vectors: Any, rows: Any, settings: Settings) -> Any:
    """What workers/text/tagging/network.py computes, before the last softmax; parts of what is seen are left out at random."""
    functional, half = torch.nn.functional, torch.bfloat16
    there = (rows[..., :1] >= 0).to(half)
    rows = rows.clamp_min(0)
    left_out = torch.full(rows.shape[2:], settings["values_dropped"])
    left_out[1] = settings["words_dropped"]
    rows = rows.masked_fill(torch.rand(rows.shape) < left_out, 0)
    names = [name for group in GROUPS for name in group]
    tables = (functional.embedding(rows[..., at], parameters[f"table.{name}"]) for at, name in enumerate(names, 1))
    seen = torch.cat([one.to(half) for one in (vectors[rows[..., 0]], *tables)], -1)
    weights = torch.cat([parameters["vectors"], *(parameters[f"weights.{name}"] for name in names)])
    entering = _drop(torch, seen, settings["dropout_entering"])
    hidden = functional.silu(functional.linear(entering, weights.T, parameters["bias"])).float()
    for number, reach in enumerate(settings["reaches"]):
        name = f"block.{number}"
        here = _normal(torch, hidden, parameters, name).to(half) * there
        wide = functional.pad(here, (0, 0, reach, reach))
        around = torch.cat((wide[:, : -2 * reach], here, wide[:, 2 * reach :]), -1)
        both = functional.linear(around, parameters[f"{name}.weights"].T, parameters[f"{name}.bias"])
        hidden = hidden + _drop(torch, functional.glu(both, -1), settings["dropout"])
    last = _drop(torch, _normal(torch, hidden, parameters, "last"), settings["dropout"])
    return functional.linear(last, parameters["last.weights"].T, parameters["last.bias"])


def _normal(torch: Any, hidden: Any, parameters: dict[str, Any], name: str) -> Any:
    gain, shift = parameters[f"{name}.gain"], parameters[f"{name}.shift"]
    return torch.nn.functional.layer_norm(hidden, hidden.shape[-1:], gain, shift)


def _drop(torch: Any, x: Any, share: float) -> Any:
    """Leave channels out of whole lessons."""
    kept = (torch.rand(x.shape[0], 1, x.shape[2]) >= share) / (1 - share)
    return x * kept.to(x.dtype)


def _loss(torch: Any, given: Any, targets: Any) -> Any:
    """The mean over tokens; ``given`` before the softmax, [tokens, OUTPUTS] as ``targets``."""
    functional = torch.nn.functional
    labelled = functional.cross_entropy(given[:, :-1], targets[:, : len(LABELS)])
    ended = functional.binary_cross_entropy_with_logits(given[:, -1], targets[:, -1])
    return labelled + _ENDS_WEIGH * ended
