from __future__ import annotations

import os
import socket
import uuid
from pathlib import Path

import psutil
import pytest

from workers.brokers import embedded_broker, kafka_broker
from workers.brokers.kafka import _cluster_id, fetch_jars
from workers.brokers.process import HOST, BrokerProcess, free_port
from workers.errors import BrokerError
from workers.settings import Settings
from workers.topics import RAW, create_topics


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def test_the_embedded_broker_starts_and_is_gone_afterwards() -> None:
    with embedded_broker() as broker:
        assert create_topics(Settings(broker=broker.address), (RAW,)) == ("raw-articles",)
        process = psutil.Process(broker.pid)
        addresses = {connection.laddr.ip for connection in process.net_connections() if connection.status == "LISTEN"}
        assert addresses == {HOST}
        home = broker.log.parent
    assert not process.is_running()
    assert not listens(broker.port)
    assert not home.exists()


def test_the_embedded_broker_ends_with_an_exception_too() -> None:
    with pytest.raises(RuntimeError), embedded_broker() as broker:
        raise RuntimeError
    assert not listens(broker.port)


def test_a_port_that_is_taken_is_an_error() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        with pytest.raises(BrokerError, match="something listens"), embedded_broker(taken.getsockname()[1]):
            pass


def test_a_broker_that_ends_at_once_shows_its_log(tmp_path: Path) -> None:
    broker = BrokerProcess("Broker", ["sh", "-c", "echo out of luck; exit 3"], free_port(), tmp_path / "log", 5)
    with pytest.raises(BrokerError, match=r"exit code 3[\s\S]*out of luck"):
        broker.start()


def test_a_broker_that_never_answers_is_given_up(tmp_path: Path) -> None:
    broker = BrokerProcess("Broker", ["sleep", "60"], free_port(), tmp_path / "log", 0.3)
    with pytest.raises(BrokerError, match="did not answer"):
        broker.start()
    assert broker.pid is None


def test_without_java_kafka_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(BrokerError, match="java is not on the path"), kafka_broker():
        pass


def test_without_maven_the_jars_cannot_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    (tmp_path / "pom.xml").write_text("<project/>")
    with pytest.raises(BrokerError, match="mvn is not on the path"):
        fetch_jars(tmp_path)


def test_outside_of_a_checkout_there_is_no_pom(tmp_path: Path) -> None:
    with pytest.raises(BrokerError, match=r"There is no .*pom\.xml"):
        fetch_jars(tmp_path)


def test_jars_of_another_pom_are_fetched_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jars = tmp_path / "target" / "libs"
    jars.mkdir(parents=True)
    (tmp_path / "pom.xml").write_text("<project/>")
    (tmp_path / "target" / "libs.complete").write_text("<project/>")
    assert fetch_jars(tmp_path) == jars
    monkeypatch.setenv("PATH", os.devnull)
    (tmp_path / "pom.xml").write_text("<project>2</project>")
    with pytest.raises(BrokerError, match="mvn"):
        fetch_jars(tmp_path)


def test_a_cluster_id_never_reads_as_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [uuid.UUID(bytes=bytes([0xF8, *range(15)])), uuid.UUID(bytes=bytes(range(16)))]
    monkeypatch.setattr(uuid, "uuid4", lambda: drawn.pop(0))
    assert _cluster_id() == "AAECAwQFBgcICQoLDA0ODw"
