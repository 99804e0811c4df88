import pytest

from workers.cli.exits import ExitCode
from workers.settings import Settings
from workers.topics import TOPICS, create_topics


def test_what_is_missing_is_told_and_created_once(run, road: Settings) -> None:
    before = run("topics", "list")
    assert before.code == ExitCode.NO_BROKER
    assert before.out.count(" missing") == len(TOPICS)
    assert "tasrih topics create" in before.err
    names = {topic.on_bus(road) for topic in TOPICS}
    assert set(run("topics", "create", "--json").rows[0]["created"]) == names
    assert run("topics", "create").out == f"All {len(TOPICS)} topics are there.\n"
    after = run("topics", "list", "--json")
    assert after.code == 0
    assert {row["topic"] for row in after.rows} == names
    assert {(row["partitions"], row["fault"]) for row in after.rows} == {(2, None)}


def test_another_number_of_partitions_is_a_fault(run, road: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    create_topics(road)
    monkeypatch.setenv("TASRIH_PARTITIONS", "3")
    listed = run("topics", "list")
    assert listed.code == ExitCode.NO_BROKER
    assert listed.out.count("2 partitions instead of 3") == len(TOPICS)
    refused = run("topics", "create")
    assert refused.code == ExitCode.NO_BROKER
    assert "Every topic must have 3 partitions" in refused.err
