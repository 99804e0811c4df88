"""Matching and figures, on invented articles and, where they are there, against the annotators' own program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schemas import OfficialReason, Quote, ResolvedBy, Speaker, Statement
from tests.makers import make_statement
from workers.evaluate.annotations import GoldArticle, GoldSpeaker, read_gold
from workers.evaluate.figures import figures
from workers.evaluate.matching import Judged, judge
from workers.evaluate.misses import Kind, misses
from workers.evaluate.same_speaker import same_speaker
from workers.evaluate.summary import summarise
from workers.offline import extract_from

NAME = "ماهر الحداد"


@pytest.fixture
def article(write_gold: Callable[..., Path]) -> GoldArticle:
    (read,) = read_gold(write_gold())
    assert isinstance(read, GoldArticle)
    return read


def found(article: GoldArticle, content: str, **fields: Any) -> Statement:
    start = article.text.index(content)
    official = fields.pop("official", True)
    made = {
        "field": "text",
        "span": {"start": start, "end": start + len(content)},
        "verbatim": content,
        "official": official,
        "official_reason": OfficialReason.OFFICE_HOLDER if official else OfficialReason.UNKNOWN,
        "speaker": {"name": fields.pop("name", NAME), "resolved_by": ResolvedBy.MENTION},
        "quote": Quote.INDIRECT,
        **fields,
    }
    return Statement.model_validate({**make_statement(content).model_dump(), **made})


def test_all_right(article: GoldArticle) -> None:
    told = [
        found(article, "المحطة جاهزة منذ اليوم"),
        found(article, "سنزيد الإنتاج قبل الصيف", quote=Quote.DIRECT),
        found(
            article, "الضجيج لا يحتمل", official=False, name=None,
            speaker={"role": "سكان القرية", "anonymous": True, "resolved_by": "mention"},
        ),
    ]  # fmt: skip
    judged = judge(article, told)
    report = figures([judged])
    assert all(report[measure]["f1"] == 1 for measure in ("found", "tight", "official", "alert"))
    assert (report["speaker_accuracy"], report["quote_accuracy"]) == (1, 1)
    assert list(misses([judged])) == []


def test_all_kinds_of_faults(article: GoldArticle) -> None:
    told = [
        found(article, "المحطة جاهزة"),
        found(article, "سنزيد الإنتاج قبل الصيف", name="فلان الفلاني", official=False),
        found(article, "افتتاح المحطة", headline=True),
    ]
    judged = judge(article, told)
    assert [miss.kind for miss in misses([judged])] == [
        Kind.BOUNDARY, Kind.SPEAKER, Kind.OFFICIAL, Kind.QUOTE, Kind.MISSED, Kind.FALSE_FIND,
    ]  # fmt: skip
    report = figures([judged])
    assert report["found"] == {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667}
    assert report["tight"]["recall"] == 0.3333
    assert report["official"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    missed = next(miss for miss in misses([judged]) if miss.kind is Kind.MISSED)
    assert (missed.line, missed.cue) == (5, "رأى")
    assert "أن ⟦الضجيج لا يحتمل⟧.¶" in missed.context


def test_what_is_doubtful_counts_neither_way(article: GoldArticle) -> None:
    doubtful = article.statements[0].model_copy(update={"optional": True})
    one = GoldArticle(article.name, article.raw, (doubtful, *article.statements[1:]))
    report = figures([judge(one, [found(article, "المحطة جاهزة منذ اليوم")])])
    assert (report["gold"], report["predicted"]) == (2, 0)


def test_matching_is_one_to_one_and_best_first(article: GoldArticle) -> None:
    worse, better = found(article, "المحطة جاهزة"), found(article, "المحطة جاهزة منذ اليوم")
    judged = judge(article, [worse, better])
    assert judged.pairs[0].found is better
    assert judged.false_finds == (worse,)


def test_white_space_does_not_count(article: GoldArticle) -> None:
    (pair, *_) = judge(article, [found(article, " المحطة جاهزة منذ اليوم")]).pairs
    assert pair.iou == 1


def test_nothing_found_and_nothing_annotated(article: GoldArticle) -> None:
    assert figures([judge(article, [])])["found"] == {"precision": 0, "recall": 0, "f1": 0}
    assert figures([judge(GoldArticle("a", article.raw, ()), [])])["speaker_accuracy"] == 0


@pytest.mark.parametrize(
    ("gold", "told", "same"),
    [
        pytest.param({"name": "ماهر الحداد"}, {"name": "الحداد"}, True, id="a part of the name"),
        pytest.param({"name": "ماهر الحدّاد"}, {"name": "ماهر الحداد"}, True, id="vowel signs"),
        pytest.param({"name": "جون كيغينز"}, {"name": "جون كيغنيز"}, True, id="spelling"),
        pytest.param({"name": "ماهر الحداد"}, {"name": "سالم الهادي"}, False, id="another person"),
        pytest.param({"name": "ماهر الحداد"}, {"role": "وزير الطاقة"}, False, id="no name"),
        pytest.param({"organisation": "وزارة الدفاع الروسية"}, {"organisation": "الدفاع الروسية"}, True, id="a body"),
        pytest.param({"organisation": "وزارة الدفاع الروسية"}, {"role": "وزارة الصحة"}, False, id="another body"),
        pytest.param({"role": "سكان", "anonymous": True}, {"role": "سكان"}, False, id="not told to be unnamed"),
        pytest.param({"role": "سكان", "anonymous": True}, {"role": "السكان", "anonymous": True}, True, id="unnamed"),
        pytest.param({}, {}, True, id="nobody"),
    ],
)
def test_same_speaker(gold: dict[str, Any], told: dict[str, Any], same: bool) -> None:
    speaker = Speaker(resolved_by=ResolvedBy.MENTION, **told)
    assert same_speaker(GoldSpeaker(**gold), speaker) is same


def test_unread_articles_are_a_group_of_their_own_and_never_shown(write_gold: Callable[..., Path]) -> None:
    write_gold()
    judged = [judge(one, []) for one in read_gold(write_gold("mina-2")) if isinstance(one, GoldArticle)]
    unread = frozenset({"mina-2", "mina-3"})
    report = summarise(judged, unread)
    assert {name: group["articles"] for name, group in report["groups"].items()} == {"read": 1, "check": 1}
    assert {miss.article for miss in misses(judged, unread)} == {"mina-1"}
    assert summarise(judged)["groups"] == {}
    assert summarise(judged[1:], unread)["groups"] == {}


@pytest.mark.corpus
def test_equal_to_the_annotators_program(shared_dir: Path, tmp_path: Path) -> None:
    judged: list[Judged] = []
    predictions = tmp_path / "statements.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for one in read_gold(shared_dir):
            assert isinstance(one, GoldArticle)
            statements = extract_from(one.raw).statements
            out.writelines(statement.model_dump_json() + "\n" for statement in statements)
            judged.append(judge(one, statements))
    command = [sys.executable, str(shared_dir / "score.py"), str(predictions), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert figures(judged) == json.loads(done.stdout)
