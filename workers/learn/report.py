"""All language scores in one file: ``python -m workers.learn.report --shared DIR --out FILE`` (`make evaluate`).

``statements`` are the figures on ``DIR/gold``, which no model was trained on; ``train`` those on the articles that trained
the models, told apart from those that were left out of training; ``entities`` those on ``DIR/ner/aqmar.conll``;
``novelty`` those on ``DIR/novelty``: which statements say the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from workers.errors import BadInputError
from workers.evaluate.annotations import UNREAD_LIST, read_names
from workers.evaluate.entities import evaluate_ner
from workers.evaluate.figures import figures
from workers.evaluate.folder import judge_folder
from workers.evaluate.novelty_report import measure_novelty
from workers.evaluate.summary import summarise
from workers.learn.annotated import EVALUATION_ONLY, fingerprint, training_articles
from workers.text.data_files import DATA
from workers.text.tagging import tagger

ENTITIES: Final = Path("ner") / "aqmar.conll"
_FAILED, _BAD_INPUT = 1, 2
"""Exit codes, as those of ``tasrih``: not all could be read; nothing is annotated."""
_ALL: Final = ("found", "tight", "official", "alert")


def measure(shared: Path) -> dict[str, Any]:
    """All figures, as they go into the file. Raises BadInputError where the annotated articles are not there."""
    start = time.perf_counter()
    gold, train = judge_folder(shared, tell=_note), judge_folder(shared / "train", tell=_note)
    trained = [one for one in train.judged if not one.article.name.startswith(EVALUATION_ONLY)]
    left_out = [one for one in train.judged if one.article.name.startswith(EVALUATION_ONLY)]
    entities = shared / ENTITIES
    return {
        "statements": summarise(gold.judged, read_names(UNREAD_LIST)),
        "train": {"trained_on": figures(trained), "left_out_of_training": figures(left_out)},
        "entities": evaluate_ner(entities) if entities.is_file() else None,
        "novelty": measure_novelty(shared / "novelty") if (shared / "novelty").is_dir() else None,
        "model": _model(shared),
        "complete": gold.complete and train.complete,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": version("tasrih"),
        "seconds": round(time.perf_counter() - start, 1),
    }


def _model(shared: Path) -> dict[str, Any]:
    """Which models were measured, and whether they are those of the card, trained on the articles of ``shared``."""
    card = json.loads((DATA / tagger.CARD).read_text(encoding="utf-8"))
    models = {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in card["models"]}
    trained_on = fingerprint(training_articles(shared))
    return {
        "sha256": models,
        "as_the_card_says": models == card["models"],
        "trained_on_these_articles": trained_on == card["trained_on"]["sha256"],
    }


def _tell(report: dict[str, Any]) -> None:
    statements = report["statements"]
    rows = {"all": statements, **statements["groups"]} | {
        f"train, {name.replace('_', ' ')}": of for name, of in report["train"].items()
    }
    print(f"{'':<28}" + "".join(f"{name:>10}" for name in (*_ALL, "speaker", "quote")))
    for name, of in rows.items():
        shares = [of[measure]["f1"] for measure in _ALL] + [of["speaker_accuracy"], of["quote_accuracy"]]
        print(f"{name:<28}" + "".join(f"{share:>10.3f}" for share in shares))
    if report["entities"]:
        print(f"{'entities':<28}{report['entities']['f1']:>10.3f}")
    for name, of in (report["novelty"] or {}).items():
        told = "".join(f"{measure} {of[measure]['f1']:.3f}  " for measure in ("pairs", "new"))
        print(f"{f'novelty, {name}':<28}{told}repeats right {of['repeats']['precision']:.3f}")
    if not report["model"]["as_the_card_says"]:
        _note("The models are not those of their card: commit both together (make train).")


def _note(line: str) -> None:
    print(line, file=sys.stderr)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="All language scores in one file.")
    parser.add_argument("--shared", type=Path, required=True, help="folder with gold, articles, train and ner")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    arguments = parser.parse_args()
    try:
        report = measure(arguments.shared)
    except BadInputError as error:
        _note(f"{error}\nThe annotated articles belong to their outlets and are not in the repository.")
        sys.exit(_BAD_INPUT)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    _tell(report)
    print(f"Everything is in {arguments.out} ({report['seconds']} s).")
    sys.exit(0 if report["complete"] else _FAILED)


if __name__ == "__main__":
    main()
