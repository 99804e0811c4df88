"""Articles with annotations of the tests' own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = (
    "افتتاح المحطة\n\n"
    "قال وزير الطاقة ماهر الحداد إن المحطة جاهزة منذ اليوم.\n"
    "وأضاف: «سنزيد الإنتاج قبل الصيف».\n"
    "ويرى سكان القرية أن الضجيج لا يحتمل.\n"
)
MINISTER = {"name": "ماهر الحداد", "role": "وزير الطاقة", "organisation": "وزارة الطاقة", "anonymous": False}


def row(content: str, **fields: Any) -> dict[str, Any]:
    """An annotation of ``content`` in TEXT."""
    start = TEXT.index(content)
    return {
        "start": start, "end": start + len(content), "speaker": MINISTER, "official": True, "quote": "indirect",
        "cue": "قال", "mention": None, "content": content, **fields,
    }  # fmt: skip


ROWS = [
    row("المحطة جاهزة منذ اليوم"),
    row("سنزيد الإنتاج قبل الصيف", quote="direct", cue="أضاف"),
    row("الضجيج لا يحتمل", speaker={"role": "سكان القرية", "anonymous": True}, official=False, cue="رأى"),
]


@pytest.fixture
def write_gold(tmp_path: Path) -> Callable[..., Path]:
    """Writes the article ``name`` and its annotation below a folder; ``gold`` is its JSON where it is not ROWS."""

    def write(name: str = "mina-1", *, gold: str | None = None, text: str | None = None, flat: bool = False) -> Path:
        articles, annotations = (tmp_path, tmp_path) if flat else (tmp_path / "articles", tmp_path / "gold")
        for folder in (articles, annotations):
            folder.mkdir(exist_ok=True)
        (articles / f"{name}.txt").write_text(text or TEXT, encoding="utf-8")
        written = gold or json.dumps({"article": f"{name}.txt", "statements": ROWS}, ensure_ascii=False, indent=1)
        (annotations / f"{name}.json").write_text(written, encoding="utf-8")
        return tmp_path

    return write
