"""docker-compose.yml is valid, and its Kafka is set as the one that the tests start from its jars."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from workers.channels.config import environment_names
from workers.errors import SettingsError
from workers.monitor.access import access_of
from workers.settings import MAX_MESSAGE_BYTES, Settings
from workers.subscriptions.book import load
from workers.text.knowledge.base import choose
from workers.worker import STOP_SECONDS

ROOT = Path(__file__).resolve().parents[2]
PLACE = {
    "KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS", "KAFKA_CONTROLLER_QUORUM_VOTERS", "KAFKA_LOG_DIRS",
    "KAFKA_HEAP_OPTS",
}  # fmt: skip
"""What depends on where Kafka runs; workers/brokers/kafka.py sets them for the jars."""


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))[
        "services"
    ]
    return loaded


@pytest.fixture(scope="module")
def properties() -> dict[str, str]:
    lines = (ROOT / "deploy/kafka/server.properties").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_compose_file_is_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", "docker-compose.yml"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_kafka_is_set_as_in_server_properties(services: dict[str, Any], properties: dict[str, str]) -> None:
    as_environment = {f"KAFKA_{name.upper().replace('.', '_')}": value for name, value in properties.items()}
    environment = services["kafka"]["environment"]
    assert {name: value for name, value in environment.items() if name not in PLACE} == as_environment
    assert environment.keys() - as_environment.keys() == PLACE


def test_kafka_has_the_version_of_the_pom(services: dict[str, Any]) -> None:
    pom = (ROOT / "deploy/kafka/pom.xml").read_text(encoding="utf-8")
    version = re.search(r"<kafka.version>(.+)</kafka.version>", pom)
    assert version
    assert services["kafka"]["image"] == f"apache/kafka:{version[1]}"


def test_the_broker_takes_the_largest_message(properties: dict[str, str]) -> None:
    assert int(properties["message.max.bytes"]) == MAX_MESSAGE_BYTES


def test_the_worker_is_given_settings_that_exist(services: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    given = services["worker"]["environment"].items()
    environment = {name: re.sub(r"\$\{\w+:-(.*?)\}", r"\1", str(value)) for name, value in given}
    known = {f"TASRIH_{name.upper()}" for name in Settings.model_fields}
    assert environment.keys() <= known
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert settings.broker == "kafka:29092"
    assert settings.database_url.startswith("postgresql://")
    assert settings.allowed_addresses == ()


def test_the_worker_has_the_time_to_stop(services: dict[str, Any]) -> None:
    assert float(services["worker"]["stop_grace_period"].removesuffix("s")) > STOP_SECONDS


def test_the_screen_starts_with_a_token_only(services: dict[str, Any]) -> None:
    given = {
        name.removeprefix("TASRIH_").lower(): str(value) for name, value in services["monitor"]["environment"].items()
    }
    assert given.keys() <= Settings.model_fields.keys()
    bare = {name: re.sub(r"\$\{\w+:-(.*?)\}", r"\1", value) or None for name, value in given.items()}
    settings = {name: value for name, value in bare.items() if value is not None}
    with pytest.raises(SettingsError, match="open to everybody"):
        access_of(Settings(**settings))
    assert access_of(Settings(**settings, monitor_token="a token of 24 letters")).takes_host("127.0.0.1:8620")
    worker, screen = services["worker"], services["monitor"]
    for shared in ("TASRIH_DATABASE_URL", "TASRIH_BROKER", "TASRIH_SUBSCRIPTIONS"):
        assert screen["environment"][shared] == worker["environment"][shared]
    (port,) = screen["ports"]
    assert port == f"127.0.0.1:{Settings().monitor_port}:{Settings().monitor_port}"


def test_the_worker_finds_its_subscriptions_in_a_mounted_folder(services: dict[str, Any]) -> None:
    worker = services["worker"]
    (mounted,) = worker["volumes"]
    folder, inside, how = mounted.split(":")
    named = Path(worker["environment"]["TASRIH_SUBSCRIPTIONS"])
    assert (str(named.parent), how) == (inside, "ro")
    book = load(ROOT / folder / named.name, choose(None))
    assert book.subscriptions
    assert not any(environment_names(channel) for channel in book.channels.values()), "it starts without secrets"


def test_secrets_are_optional_and_never_committed(services: dict[str, Any]) -> None:
    (secrets,) = services["worker"]["env_file"]
    assert secrets["required"] is False
    assert f"/{secrets['path']}" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_nothing_is_open_beyond_the_loopback_interface(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_image_copies_what_the_build_needs() -> None:
    dockerfile = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
    copied = {
        name for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE) for name in line.split()[:-1]
    }
    kept = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
    }
    assert copied == kept
    assert all((ROOT / name).exists() for name in copied)
