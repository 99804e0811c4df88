"""Three annotated articles of the tests' own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workers.evaluate.conftest import write_gold  # noqa: F401 - a fixture
from workers.learn.network import FOLDS, fold_file
from workers.text.data_files import DATA
from workers.text.tagging.network import MODEL

TITLE = "اجتماع الحكومة في العاصمة"
BODIES = {
    "harvest": (
        "قال وزير الزراعة السوري ماهر الحداد إن قمح الأردن سيرتفع هذا العام، مضيفا أن الأسعار لن تتغير.",
        [
            ("قال", "وزير الزراعة السوري ماهر الحداد", "قمح الأردن سيرتفع هذا العام", "ماهر الحداد", "وزير الزراعة السوري"),
            ("مضيفا", None, "الأسعار لن تتغير", "ماهر الحداد", "وزير الزراعة السوري"),
        ],
    ),
    "airport": (
        "وأعلنت وزارة النقل اللبنانية أن المطار سيفتح أبوابه صباح الاثنين بعد انتهاء أعمال الصيانة.",
        [
            (
                "وأعلنت", "وزارة النقل اللبنانية", "المطار سيفتح أبوابه صباح الاثنين بعد انتهاء أعمال الصيانة", None, None,
            )
        ],
    ),
    "2015-road": (
        "وأكد المتحدث باسم الشرطة أن الطريق الساحلي مفتوح أمام حركة السير في الاتجاهين.",
        [
            (
                "وأكد", "المتحدث باسم الشرطة", "الطريق الساحلي مفتوح أمام حركة السير في الاتجاهين", None,
                "المتحدث باسم الشرطة",
            )
        ],
    ),
}  # fmt: skip


def _gold(text: str, row: tuple[str, str | None, str, str | None, str | None]) -> dict[str, Any]:
    cue, mention, content, name, role = row
    start = text.index(content)
    speaker = {"name": name, "role": role, "organisation": None, "anonymous": False}
    return {
        "start": start, "end": start + len(content), "cue": cue, "mention": mention, "speaker": speaker,
        "quote": "indirect", "official": True,
    }  # fmt: skip


@pytest.fixture
def write_annotated(tmp_path: Path) -> Callable[..., Path]:
    """Writes a folder of ``articles`` and ``gold``; keywords give other texts by name."""

    def write(folder: str = "train", **texts: str) -> Path:
        root = tmp_path / folder
        (root / "articles").mkdir(parents=True)
        (root / "gold").mkdir()
        for name, (body, rows) in BODIES.items():
            text = texts.get(name, f"{TITLE}\n\n{body}\n")
            (root / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
            statements = [_gold(text, row) for row in rows]
            gold = json.dumps({"article": f"{name}.txt", "statements": statements}, ensure_ascii=False)
            (root / "gold" / f"{name}.json").write_text(gold, encoding="utf-8")
        return root

    return write


@pytest.fixture
def networks(tmp_path: Path) -> Path:
    """The shipped network in the place of those that were trained without a fold each."""
    folder = tmp_path / "networks"
    folder.mkdir()
    for fold in range(FOLDS):
        fold_file(folder, fold).write_bytes((DATA / MODEL).read_bytes())
    return folder
