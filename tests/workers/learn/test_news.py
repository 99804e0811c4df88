"""The news that one model teaches another on has nothing in it that is measured on."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from workers.learn import annotated
from workers.learn.annotated import CORPUS
from workers.learn.news import unannotated_news

LONG = " ".join(f"وتحدث الخبير رقم {number} عن الموسم." for number in range(20))
LONG += " " + " ".join(f"كلمة{'أبتثجحخدذر'[number % 10] * (number % 7 + 1)}" for number in range(60))


@pytest.fixture
def shared(write_annotated: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_annotated()
    write_annotated(".")
    rows = [
        {"id": "annotated", "title": "عنوان", "text": "قال الوزير إن الموسم جيد."},
        {"id": "new", "title": "عنوان آخر", "text": LONG},
        {"id": "told-again", "title": "عنوان", "text": "قال الوزير إن الموسم جيد."},
        {"id": "2015-saudi", "title": "عنوان ثالث", "text": f"{LONG} وأضاف أن الأمر انتهى."},
        {"id": "newer", "title": "عنوان رابع", "text": "وأكدت الوزيرة أن الحصاد تأخر بسبب الأمطار."},
    ]
    (tmp_path / CORPUS).parent.mkdir()
    with lzma.open(tmp_path / CORPUS, "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    own = tmp_path / "annotations.jsonl.gz"
    own.write_bytes(gzip.compress(json.dumps({"id": "annotated", "statements": []}).encode()))
    monkeypatch.setattr(annotated, "CORPUS_ANNOTATIONS", own)
    return tmp_path


def test_neither_the_annotated_nor_what_tells_it_again(shared: Path) -> None:
    assert [article.title.text for article in unannotated_news(shared)] == ["عنوان آخر", "عنوان رابع"]


def test_one_in_some(shared: Path) -> None:
    assert [article.title.text for article in unannotated_news(shared, one_in=4)] == ["عنوان رابع"]


def test_the_articles_that_must_be_left_out_have_to_be_there(shared: Path) -> None:
    for file in (shared / "gold").iterdir():
        file.unlink()
    with pytest.raises(FileNotFoundError, match="no gold annotations"):
        list(unannotated_news(shared))
