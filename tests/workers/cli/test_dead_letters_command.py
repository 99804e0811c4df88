import base64
import json
from datetime import UTC, datetime, timedelta

import pytest

from schemas import DeadLetter, DeadLetterReason, derive_id
from workers.bus.reading import read_to_end
from workers.bus.sending import sender
from workers.cli.exits import ExitCode
from workers.cli.main import main
from workers.codec import encode
from workers.settings import Settings
from workers.topics import CLEAN, DEAD_LETTERS, RAW, create_topics

BROKEN = b'{"title": "\xff\xd9\x82'
NOW = datetime.now(UTC)


def letter(number: int, **changed: object) -> DeadLetter:
    own_id = derive_id("letter", str(number))
    fields = {
        "id": own_id,
        "trace_id": own_id,
        "produced_at": NOW,
        "topic": "raw-articles",
        "partition": 1,
        "offset": number,
        "key": base64.b64encode(b"key-%d" % number),
        "value": base64.b64encode(BROKEN + b"%d" % number),
        "headers": {"ce_type": "tasrih.raw_article.v1", "x-crawler": "صحيفة"},
        "stage": "clean",
        "reason": DeadLetterReason.NOT_JSON,
        "error": f"the message: Invalid JSON: number {number}",
        "failed_at": NOW - timedelta(hours=number),
    }
    return DeadLetter.model_validate(fields | changed)


@pytest.fixture
def letters(road: Settings) -> list[DeadLetter]:
    """Three dead letters on the topic, one of them delivered twice, and something that is none."""
    create_topics(road)
    raw, clean = RAW.on_bus(road), CLEAN.on_bus(road)
    made = [
        letter(1, topic=raw),
        letter(2, topic=raw, key=None, headers={}),
        letter(3, topic=clean, stage="tag", reason=DeadLetterReason.STAGE_FAILED),
    ]
    topic = DEAD_LETTERS.on_bus(road)
    with sender(road) as to_bus:
        for one in [*made, made[0]]:
            message = encode(one, "clean")
            to_bus.send(topic, message.value, key=message.key, headers=message.headers, what="letter")
        to_bus.send(topic, b"garbage", key=None, what="garbage")
        to_bus.flush()
    return made


def test_listed_once_each_the_oldest_first(run, road: Settings, letters: list[DeadLetter]) -> None:
    ran = run("dead-letters", "list", "--json")
    assert ran.code == 0
    assert [row["id"] for row in ran.rows] == [str(one.id) for one in reversed(letters)]
    assert "value" not in ran.rows[0]
    assert ran.rows[0]["bytes"] == len(BROKEN) + 1
    assert "is not a dead letter" in ran.err
    shown = run("dead-letters", "list").out
    assert all(str(one.id)[:8] in shown and one.error in shown for one in letters)
    assert f"{letters[0].topic}[1]@1" in shown


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--reason", "not_json"], [2, 1]),
        (["--stage", "tag"], [3]),
        (["--since", "150m"], [2, 1]),
        (["--since", f"{NOW - timedelta(minutes=90):%Y-%m-%dT%H:%M}"], [1]),
        (["--reason", "not_json", "--since", "90m"], [1]),
        (["--stage", "judge"], []),
    ],
)
def test_filters(run, letters: list[DeadLetter], options: list[str], numbers: list[int]) -> None:
    rows = run("dead-letters", "list", "--json", *options).rows
    assert [row["offset"] for row in rows] == numbers


def test_one_whole_by_the_beginning_of_its_id(run, letters: list[DeadLetter]) -> None:
    shown = run("dead-letters", "show", str(letters[0].id)[:9])
    assert shown.code == 0
    for told in ("not_json", "key-1", "x-crawler", "صحيفة", r"\xffق1"):
        assert told in shown.out
    assert json.loads(run("dead-letters", "show", letters[0].id, "--json").out)["offset"] == 1


def test_its_raw_bytes_alone(letters: list[DeadLetter], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit):
        main(["dead-letters", "show", str(letters[0].id), "--raw"])
    assert capfdbinary.readouterr().out == BROKEN + b"1"


@pytest.mark.parametrize("name", ["ffffffff-no", ""])
def test_an_id_must_name_exactly_one(run, letters: list[DeadLetter], name: str) -> None:
    ran = run("dead-letters", "show", name)
    assert ran.code == ExitCode.BAD_INPUT
    assert f"an id that begins with {name!r}" in ran.err


def test_replayed_byte_for_byte_to_where_it_came_from(run, road: Settings, letters: list[DeadLetter]) -> None:
    ran = run("dead-letters", "replay", letters[0].id, letters[2].id, "--json")
    assert ran.code == 0
    assert ran.err.endswith("2 of 2 messages sent back.\n")
    assert [(row["id"], row["sent"]) for row in ran.rows] == [(str(letters[n].id), True) for n in (0, 2)]
    (raw,) = read_to_end(road, RAW.on_bus(road))
    assert (raw.key, raw.value) == (b"key-1", BROKEN + b"1")
    assert dict(raw.headers) == {"ce_type": b"tasrih.raw_article.v1", "x-crawler": "صحيفة".encode()}
    (clean,) = read_to_end(road, CLEAN.on_bus(road))
    assert clean.value == BROKEN + b"3"


def test_all_that_a_filter_lets_through(run, road: Settings, letters: list[DeadLetter]) -> None:
    assert run("dead-letters", "replay", "--all", "--reason", "not_json").code == 0
    found = sorted((record.key, record.value) for record in read_to_end(road, RAW.on_bus(road)) if record.key)
    assert found == [(b"key-1", BROKEN + b"1")]
    assert len(list(read_to_end(road, RAW.on_bus(road)))) == 2
    assert list(read_to_end(road, CLEAN.on_bus(road))) == []


def test_a_dry_run_sends_nothing(run, road: Settings, letters: list[DeadLetter]) -> None:
    ran = run("dead-letters", "replay", "--all", "--dry-run")
    assert ran.out.count("would go to") == 3
    assert list(read_to_end(road, RAW.on_bus(road))) == []


@pytest.mark.parametrize("arguments", [[], ["--all", "abc"], ["--reason", "not_json"]])
def test_what_to_replay_must_be_said(run, road: Settings, arguments: list[str]) -> None:
    ran = run("dead-letters", "replay", *arguments)
    assert ran.code == ExitCode.BAD_INPUT
    assert "Name some by id, or take --all" in ran.err


def test_a_moment_that_is_none(run, road: Settings) -> None:
    ran = run("dead-letters", "list", "--since", "yesterday")
    assert ran.code == ExitCode.BAD_INPUT
    assert "--since 'yesterday' is no moment" in ran.err


def test_without_topics(run, road: Settings) -> None:
    ran = run("dead-letters", "list")
    assert ran.code == ExitCode.NO_BROKER
    assert f"has no topic {DEAD_LETTERS.on_bus(road)}" in ran.err
