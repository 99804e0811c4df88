"""``tasrih feedback``: from the command over the topic to the database, and out again as annotated articles."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from kafka import KafkaProducer

from schemas import Alert, DeadLetter, Feedback
from workers.app import create_app
from workers.bus.reading import read_to_end
from workers.cli.exits import ExitCode
from workers.codec import decode
from workers.evaluate.annotations import GoldArticle, read_gold
from workers.settings import Settings
from workers.store import Store
from workers.topics import DEAD_LETTERS, FEEDBACK, create_topics


async def _save(url: str, *events: Alert | Feedback) -> None:
    async with await Store.open(url) as store:
        await store.save(events)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/feedback.db"
    monkeypatch.setenv("TASRIH_DATABASE_URL", url)
    return url


@pytest.fixture
def alert(database: str, make_alert) -> Alert:
    alert: Alert = make_alert()
    asyncio.run(_save(database, alert, make_alert("other", article="a9")))
    return alert


async def _deliver(road: Settings, database: str) -> tuple[list[Feedback], list[DeadLetter]]:
    """What is on the topics once a worker has kept the good and buried the bad."""
    app = create_app(road.model_copy(update={"database_url": database, "stages": ("deliver",)}))
    await app.start()
    try:
        for _ in range(300):
            letters = [decode(DeadLetter, r.value) for r in read_to_end(road, DEAD_LETTERS.on_bus(road))]
            async with await Store.open(database, read_only=True) as store:
                judged, _ = await store.judged()
            if letters and judged:
                break
            await asyncio.sleep(0.1)
    finally:
        await app.stop()
    good = [record.value for record in read_to_end(road, FEEDBACK.on_bus(road)) if record.key]
    return [decode(Feedback, value) for value in good], letters


@pytest.mark.timeout(120)
def test_from_the_command_to_the_database_and_out_again(
    run, road: Settings, database: str, alert: Alert, tmp_path: Path
) -> None:
    create_topics(road)
    ran = run("feedback", alert.alert_id.hex[:8], "wrong-speaker", "--statement", "1", "--note", "قاله نائبه")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"wrong-speaker: statement {alert.statements[0].id} of alert {alert.alert_id}\n"
    assert run("feedback", alert.alert_id, "not-new", "--reader", "ريم", "--json").rows[0]["reader"] == "ريم"
    producer = KafkaProducer(bootstrap_servers=road.broker)
    producer.send(FEEDBACK.on_bus(road), b'{"alert_id": "x", "verdict": "splendid"}')
    producer.flush()
    producer.close()
    sent, (letter,) = asyncio.run(_deliver(road, database))
    assert {(one.verdict.value, one.trace_id) for one in sent} == {
        ("wrong-speaker", alert.trace_id), ("not-new", alert.trace_id),
    }  # fmt: skip
    assert (letter.stage, letter.reason) == ("deliver", "invalid_event")
    (article,) = run("feedback", "export").rows
    (statement,) = article["statements"]
    assert article["article"] == "a1.txt"
    assert {verdict["verdict"]: verdict["note"] for verdict in statement["verdicts"]} == {
        "wrong-speaker": "قاله نائبه", "not-new": None,
    }  # fmt: skip
    assert run("feedback", "export", tmp_path / "out").out == f"1 articles in {tmp_path}/out/gold.\n"


def test_what_is_exported_is_read_as_an_annotation(
    run, database: str, alert: Alert, make_feedback, tmp_path: Path
) -> None:
    asyncio.run(_save(database, make_feedback(verdict="right"), make_feedback("other", "not-a-statement")))
    assert run("feedback", "export", tmp_path).code == 0
    for name in ("a1.txt", "a9.txt"):
        (tmp_path / name).write_text("قال المتحدث إن المحادثات ستبدأ يوم الأحد في العاصمة", encoding="utf-8")
    read = list(read_gold(tmp_path))
    assert all(isinstance(article, GoldArticle) for article in read)
    right, wrong = (article.statements[0] for article in read if isinstance(article, GoldArticle))
    assert (right.start, right.end, right.official, right.quote.value) == (10, 35, True, "indirect")
    assert right.speaker.name == "سالم الهادي"
    assert (right.optional, wrong.optional) == (False, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ffffffff", "not-new"], "has no alert ffffffff"),
        (["%", "not-new"], "has no alert %"),
        (["{alert}", "not-new", "--statement", "7"], "has no statement 7"),
        (["{alert}", "not-new", "--statement", "0"], "has no statement 0"),
        (["{alert}", "splendid"], "'splendid' is not one of 'right'"),
        (["{alert}", "not-new", "--note", "x" * 2001], "The note has 2,001 characters"),
    ],
)
def test_what_does_not_exist_is_told_and_nothing_sent(run, alert: Alert, arguments: list[str], message: str) -> None:
    ran = run("feedback", *(argument.replace("{alert}", str(alert.alert_id)) for argument in arguments))
    assert ran.code == ExitCode.BAD_INPUT
    assert message in " ".join(ran.err.replace("│", " ").split())
    assert ran.out == ""


def test_verdicts_on_alerts_of_another_database_are_counted(run, database: str, alert: Alert, make_feedback) -> None:
    asyncio.run(_save(database, make_feedback("nobody")))
    ran = run("feedback", "export")
    assert (ran.code, ran.out, ran.err) == (0, "", "1 verdicts are on alerts that this database does not have.\n")


def test_no_broker_is_told(run, alert: Alert) -> None:
    assert run("feedback", alert.alert_id, "right", "--broker", "127.0.0.1:1").code == ExitCode.NO_BROKER


def test_the_form_is_json_with_arabic_as_it_is(run, database: str, alert: Alert, make_feedback, tmp_path: Path) -> None:
    asyncio.run(_save(database, make_feedback(verdict="right")))
    run("feedback", "export", tmp_path)
    written = (tmp_path / "gold" / "a1.txt.json").read_text(encoding="utf-8")
    assert "المحادثات ستبدأ يوم الأحد" in written
    assert json.loads(written)["article"] == "a1.txt"


def test_each_article_has_a_file_of_its_own(run, database: str, make_alert, make_feedback, tmp_path: Path) -> None:
    sources = ["https://news.example/?id=1", "https://news.example/?id&1", "https://news.example/" + "خبر-" * 60]
    events = [event for source in sources for event in (make_alert(source, article=source), make_feedback(source))]
    asyncio.run(_save(database, *events))
    run("feedback", "export", tmp_path)
    exported = [json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "gold").iterdir()]
    assert sorted(article["article"] for article in exported) == sorted(f"{source}.txt" for source in sources)
