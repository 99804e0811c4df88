import json
from pathlib import Path

import pytest
from kafka import KafkaConsumer, TopicPartition

from schemas import RawArticle
from workers.brokers import embedded_broker
from workers.bus import sending
from workers.bus.reading import read_to_end
from workers.cli.exits import ExitCode
from workers.errors import BrokerError
from workers.settings import Settings, load_settings
from workers.topics import BACKFILL, RAW, create_topics


def sent(road: Settings, topic=RAW) -> list[tuple[str, RawArticle, dict[str, bytes]]]:
    return [
        (record.key.decode(), RawArticle.model_validate_json(record.value), dict(record.headers))
        for record in read_to_end(road, topic.on_bus(road))
    ]


def write_lines(file: Path, count: int) -> None:
    rows = ({"url": f"https://n.example/{n}", "maintext": f"قال الوزير {n} إن الطريق مفتوح."} for n in range(count))
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_every_article_is_on_its_topic_with_key_and_headers(run, road: Settings, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", 300)
    ran = run("ingest", tmp_path / "a.jsonl")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"300 articles sent to {RAW.on_bus(road)} at {road.broker}.\n"
    messages = sent(road)
    assert {article.url for _, article, _ in messages} == {f"https://n.example/{n}" for n in range(300)}
    assert len(messages) == 300
    for key, article, headers in messages:
        assert key == str(article.article_id)
        assert headers["ce_type"] == b"tasrih.raw_article.v1"
        assert headers["ce_source"] == b"/tasrih/ingest"
    assert "الطريق".encode() in next(iter(read_to_end(road, RAW.on_bus(road)))).value


def test_versions_of_one_article_keep_their_order(run, road: Settings, tmp_path: Path) -> None:
    rows = [{"url": "https://n.example/1", "text": f"نص {n}"} for n in range(50)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run("ingest", tmp_path / "a.jsonl")
    assert [article.text for _, article, _ in sent(road)] == [f"نص {n}" for n in range(50)]


def test_backfill_goes_its_own_way(run, road: Settings, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", 3)
    ran = run("ingest", "--backfill", "--json", tmp_path / "a.jsonl")
    assert ran.rows == [{"topic": BACKFILL.on_bus(road), "acknowledged": 3, "refused": 0, "unreadable": 0}]
    assert (len(sent(road, BACKFILL)), sent(road)) == (3, [])


def test_what_cannot_be_read_is_named_and_the_rest_is_sent(run, road: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قال الوزير إن الطريق مفتوح.")
    (tmp_path / "b.jsonl").write_text('{"title": "لا نص"}\n')
    ran = run("ingest", tmp_path)
    assert ran.code == ExitCode.BAD_INPUT
    assert ran.err.splitlines() == [
        "b.jsonl:1: not an article: neither text nor html holds anything to read",
        f"1 articles sent to {RAW.on_bus(road)} at {road.broker}, 1 could not be read.",
    ]
    assert [article.source_id for _, article, _ in sent(road)] == ["a.txt"]


def test_what_the_bus_cannot_take_is_named_and_the_rest_is_sent(run, road: Settings, tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_text("ق" * 11_000_000)
    (tmp_path / "small.txt").write_text("قال الوزير إن الطريق مفتوح.")
    ran = run("ingest", tmp_path, "--json")
    assert ran.code == ExitCode.FAILED
    assert ran.rows[0] | {"topic": ""} == {"topic": "", "acknowledged": 1, "refused": 1, "unreadable": 0}
    assert ran.err.startswith("huge.txt: not delivered: MessageSizeTooLargeError")


def test_standard_input(run, road: Settings) -> None:
    assert run("ingest", "-", stdin="قال الوزير إن الطريق مفتوح.".encode()).code == 0
    assert [article.source_id for _, article, _ in sent(road)] == ["standard input"]


def test_reading_to_the_end_leaves_no_group_behind(run, road: Settings, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", 5)
    run("ingest", tmp_path / "a.jsonl")
    assert len(sent(road)) == len(sent(road)) == 5
    consumer = KafkaConsumer(bootstrap_servers=road.broker, group_id=road.group_id)
    try:
        assert consumer.committed(TopicPartition(RAW.on_bus(road), 0)) is None
    finally:
        consumer.close()


def test_a_broker_that_goes_away_is_told_with_what_arrived_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "DELIVERY_SECONDS", 3.0)
    with embedded_broker() as broker:
        settings = load_settings(broker=broker.address, partitions=1)
        create_topics(settings)
        with sending.sender(settings) as to_bus:
            to_bus.send(RAW.name, b"first", key=None, what="first")
            to_bus.flush()
            broker.kill()
            to_bus.send(RAW.name, b"second", key=None, what="second")
            with pytest.raises(BrokerError, match=r"stopped answering .* 1 messages were acknowledged before"):
                to_bus.flush()
            with pytest.raises(BrokerError, match="stopped answering"):
                to_bus.send(RAW.name, b"third", key=None, what="third")
