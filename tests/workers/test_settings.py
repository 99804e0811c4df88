from __future__ import annotations

import pytest
from pydantic import ValidationError

from workers.errors import SettingsError
from workers.settings import STAGES, Settings, load_settings, misspelt


def test_defaults_run_everything_on_one_machine() -> None:
    settings = Settings()
    assert settings.stages == STAGES
    assert settings.sinks == ("database",)
    assert settings.brokers == ("127.0.0.1:9092",)
    assert settings.group_id == "tasrih"


def test_environment_is_read_and_arguments_win(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASRIH_BROKER", "one:9092, two:9092")
    monkeypatch.setenv("TASRIH_STAGES", "deliver,clean")
    monkeypatch.setenv("TASRIH_SINKS", "console, jsonl:/tmp/a.jsonl")
    monkeypatch.setenv("TASRIH_PARTITIONS", "")
    settings = load_settings(app_id="other")
    assert settings.brokers == ("one:9092", "two:9092")
    assert settings.stages == ("clean", "deliver")
    assert settings.sinks == ("console", "jsonl:/tmp/a.jsonl")
    assert settings.partitions == 8
    assert settings.group_id == "other-clean-deliver"


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings().broker = "other:1"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"broker": "no-port"}, "TASRIH_BROKER=no-port: 'no-port' is not host:port"),
        ({"broker": "a:1,b"}, "'b' is not host:port"),
        ({"broker": "a:65536"}, "'a:65536' is not host:port"),
        ({"stages": "clean,fly"}, "TASRIH_STAGES"),
        ({"stages": ""}, "no stage is named"),
        ({"sinks": "pigeon"}, "no sink is called 'pigeon'"),
        ({"sinks": "jsonl:"}, "no sink is called"),
        ({"sinks": "console,console"}, "named twice"),
        ({"sinks": ""}, "deliver has no sink"),
        ({"database_url": "mysql://x"}, "'mysql' is no database of ours"),
        ({"monitor_zone": "Mecca"}, "'Mecca' is no zone; write an IANA name"),
        ({"monitor_zone": "Asia"}, "'Asia' is no zone"),
        ({"partitions": 0}, "TASRIH_PARTITIONS"),
        ({"embedded": True, "replication_factor": 2}, "replication_factor must be 1"),
        ({"embedded": True, "broker": "a:1,b:1"}, "one host:port"),
        ({"window_hours": 0}, "TASRIH_WINDOW_HOURS"),
        ({"dead_letter_limit": 0}, "TASRIH_DEAD_LETTER_LIMIT"),
        ({"topic_prefix": "a b"}, "TASRIH_TOPIC_PREFIX"),
        ({"log_level": "loud"}, "TASRIH_LOG_LEVEL"),
        ({"colour": "red"}, "TASRIH_COLOUR"),
    ],
)
def test_what_cannot_work_is_named(given: dict[str, object], named: str) -> None:
    with pytest.raises(SettingsError, match=r"The settings cannot work") as caught:
        load_settings(**given)
    assert named in str(caught.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(broker="x", partitions="many")
    assert "TASRIH_BROKER" in caught.value.message
    assert "TASRIH_PARTITIONS" in caught.value.message


def test_a_password_is_not_told() -> None:
    with pytest.raises(SettingsError, match="'postgres' is no database of ours") as caught:
        load_settings(database_url="postgres://desk:hidden-word@db/tasrih")
    assert "TASRIH_DATABASE_URL" in str(caught.value)
    assert "hidden-word" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("TASRIH_SUBSCRIPTION", "TASRIH_SUBSCRIPTIONS"),
        ("TASRIH_BROKERS", "TASRIH_BROKER"),
        ("tasrih_alowed_addresses", "TASRIH_ALLOWED_ADDRESSES"),
        ("TASRIH_BROKER", None),
        ("tasrih_broker", None),
        ("TASRIH_NEWSROOM_SECRET", None),
        ("TASRIH_POSTGRES_PASSWORD", None),
        ("BROKERS", None),
    ],
)
def test_a_setting_that_is_misspelt_is_noticed(name: str, meant: str | None) -> None:
    assert misspelt({name: "x"}) == ({name: meant} if meant else {})


def test_no_sinks_are_needed_without_deliver() -> None:
    assert load_settings(stages="clean", sinks="").sinks == ()
