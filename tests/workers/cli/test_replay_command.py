import json
from pathlib import Path

import pytest

from schemas import Alert, RawArticle
from workers.cli.exits import ExitCode
from workers.offline import in_order

BODY = "قال وزير النقل راشد البدراوي إن الجسر الجديد في وادي الزهر مفتوح أمام السيارات والشاحنات."
OTHER = "قال وزير النقل راشد البدراوي إن رسوم العبور ستُلغى في الأعياد والعطل الرسمية."


def row(name: str, day: int, text: str = BODY, **more: object) -> dict[str, object]:
    return {"id": name, "outlet": f"صحيفة {name}", "published_at": f"2026-03-{day:02}T08:00:00Z", "text": text, **more}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "corpus.jsonl"
    rows = [row("third", 3, OTHER), row("second", 2), row("first", 1), row("much-later", 20)]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_in_order_of_publication_with_the_verdict_on_each_statement(run, corpus: Path) -> None:
    rows = run("replay", corpus, "--jsonl").rows
    by_source = {row["source"]: row for row in rows}
    assert [row["source"] for row in rows] == ["first", "second", "third", "much-later"]
    assert by_source["second"]["group"] == by_source["first"]["group"] == by_source["first"]["id"]
    assert by_source["third"]["group"] == by_source["third"]["id"]
    assert [row["reason"] for row in rows] == ["first", "same_words", "first", "outside_window"]
    assert {"source", "field", "span", "speaker", "official", "quote", "group"} <= rows[0].keys()


def test_the_window_is_a_setting(run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASRIH_WINDOW_HOURS", "600")
    assert [row["reason"] for row in run("replay", corpus, "--jsonl").rows] == [
        "first",
        "same_words",
        "first",
        "same_words",
    ]


def test_alerts_instead(run, corpus: Path) -> None:
    alerts = [Alert.model_validate(row) for row in run("replay", corpus, "--alerts", "--jsonl").rows]
    assert [(alert.kind.value, alert.carriers[0].source) for alert in alerts] == [
        ("new", "first"),
        ("corroborated", "second"),
        ("new", "third"),
        ("new", "much-later"),
    ]
    assert alerts[0].alert_id == alerts[1].alert_id


def test_twice_it_gives_the_same_alerts_bit_for_bit(run, corpus: Path) -> None:
    with corpus.open("a") as file:
        more = [row("third", 3, OTHER.replace("الأعياد", "الأعراس")), row("first", 1), row("late", 1, OTHER)]
        file.write("".join(json.dumps(row) + "\n" for row in more))
        undated = "قال وزير الصحة سامر الخالدي إن اللقاح متوفر في جميع المحافظات منذ أمس."
        file.write(json.dumps({"id": "undated", "text": undated}) + "\n")
    once, again = (run("replay", corpus, "--alerts", "--jsonl") for _ in range(2))
    assert once.out == again.out
    first = once.rows
    assert [alert["kind"] for alert in first] == [
        "new",
        "new",
        "corroborated",
        "corroborated",
        "corrected",
        "new",
        "new",
    ]
    assert len({alert["id"] for alert in first}) == len(first)


def test_for_a_person(run, corpus: Path) -> None:
    alerts = run("replay", corpus, "--alerts").out
    assert alerts.count("راشد البدراوي") >= 4
    assert "صحيفة first" in alerts
    assert run("replay", corpus).out.splitlines()[1].startswith("same_words")


def test_bad_lines_are_named_and_the_rest_is_replayed(run, corpus: Path) -> None:
    with corpus.open("a") as file:
        file.write("{}\n")
    ran = run("replay", corpus, "--jsonl")
    assert ran.code == ExitCode.BAD_INPUT
    assert ran.err == "corpus.jsonl:5: not an article: neither text nor html holds anything to read\n"
    assert len(ran.rows) == 4


def test_the_undated_come_last_and_equals_keep_their_order() -> None:
    dated = [RawArticle.model_validate(row(str(number), 1)) for number in range(5)]
    undated = RawArticle(source_id="undated", text="x")
    fetched = RawArticle.model_validate({"id": "fetched", "text": "x", "fetched_at": "2026-02-01T00:00:00Z"})
    assert list(in_order([undated, *dated, fetched])) == [fetched, *dated, undated]
