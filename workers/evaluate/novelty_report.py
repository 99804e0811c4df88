"""The figures of novelty: by what is shipped, and by what was grown without the speaker in question."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from workers.evaluate.novelty import Figures, judge_in_turn, novelty_figures
from workers.evaluate.novelty_gold import read_novelty, read_novelty_corpus
from workers.evaluate.novelty_statements import told_by
from workers.text.data_files import DATA

CARD: Final = DATA / "novelty.json"


def measure_novelty(folder: Path) -> dict[str, Figures]:
    """The figures by what judges.

    ``shipped``: the judge on the annotated statements of ``folder``, which trained it; ``left_out``: from the card of the
    trees, each speaker judged by trees that were grown without that speaker; ``left_out_check``: of the speakers among them
    whose wrong pairs nobody has read; ``left_out_own``: of our own lists of other speakers and months. Raises BadInputError where the folder cannot be used.
    """
    files = read_novelty(folder)
    corpus = read_novelty_corpus(folder, files)
    left_out = json.loads(CARD.read_text(encoding="utf-8"))["left_out"]
    return {
        "shipped": novelty_figures(judge_in_turn(told_by(file, corpus)) for file in files),
        "left_out": left_out["all"],
        "left_out_check": left_out["check"],
        "left_out_own": left_out["own"],
    }
