"""A single-node Apache Kafka (KRaft) from its Maven Central jars: for tests, benchmarks and `make demo BROKER=kafka`.

Needs Java 17 and, the first time, Maven. ``deploy/kafka/pom.xml`` names the jars, ``server.properties`` the settings.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from workers.brokers.process import HOST, BrokerProcess, free_port
from workers.errors import BrokerError

HEAP: Final = "512m"
_DEPLOY: Final = Path(__file__).resolve().parents[2] / "deploy" / "kafka"
_DOWNLOAD_SECONDS: Final = 600


def fetch_jars(deploy: Path = _DEPLOY) -> Path:
    """The folder with Kafka's jars; the first call copies them with Maven (46 jars, 43 MB).

    Raises BrokerError when the pom, Java or Maven is missing, or Maven fails.
    """
    if not (deploy / "pom.xml").is_file():
        raise BrokerError(
            f"There is no {deploy / 'pom.xml'}.",
            "Apache Kafka is started from a checkout of the repository; elsewhere name a broker by TASRIH_BROKER.",
        )
    jars, whole = deploy / "target" / "libs", deploy / "target" / "libs.complete"
    pom = (deploy / "pom.xml").read_text(encoding="utf-8")
    if whole.is_file() and whole.read_text(encoding="utf-8") == pom:
        return jars
    maven = _program("mvn", "Maven fetches Apache Kafka's jars")
    shutil.rmtree(jars, ignore_errors=True)  # the jars of another version must not stay on the class path
    done = subprocess.run(  # noqa: S603 - the command is ours
        [maven, "--quiet", "--batch-mode", "--file", str(deploy / "pom.xml"), "dependency:copy-dependencies"],
        capture_output=True, text=True, timeout=_DOWNLOAD_SECONDS, check=False,
    )  # fmt: skip
    if done.returncode:
        raise BrokerError(f"Maven could not fetch Apache Kafka's jars:\n{(done.stdout + done.stderr)[-1500:]}")
    whole.write_text(pom, encoding="utf-8")
    return jars


@contextmanager
def kafka_broker(port: int | None = None) -> Iterator[BrokerProcess]:
    """An Apache Kafka on the loopback interface, on ``port`` or a free one; its data are gone when the block ends.

    Raises BrokerError when Java is missing, the jars cannot be had, or it does not start.
    """
    java = _program("java", "Apache Kafka runs on Java 17 or later")
    jars = fetch_jars()
    port = port or free_port()
    with tempfile.TemporaryDirectory(prefix="tasrih-kafka-") as home:
        log, properties = Path(home) / "kafka.log", Path(home) / "server.properties"
        properties.write_text(_properties(port, free_port(), Path(home) / "data"), encoding="utf-8")
        # It lives for minutes: what the second compiler costs never comes back.
        launch = [
            java, f"-Xmx{HEAP}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
            f"-Dlog4j2.configurationFile={_DEPLOY / 'log4j2.properties'}",
            "-cp", f"{jars}/*",
        ]  # fmt: skip
        cluster_id = _cluster_id()
        formatted = subprocess.run(  # noqa: S603 - the command is ours
            [*launch, "kafka.tools.StorageTool", "format", "-t", cluster_id, "-c", str(properties)],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        if formatted.returncode:
            raise BrokerError(f"Kafka's storage could not be made:\n{(formatted.stdout + formatted.stderr)[-1500:]}")
        broker = BrokerProcess("Apache Kafka", [*launch, "kafka.Kafka", str(properties)], port, log, start_seconds=60)
        try:
            broker.start()
            yield broker
        finally:
            broker.kill()  # to stop in order takes it up to fifteen seconds, for data that go in this moment


def _cluster_id() -> str:
    """A random id in Kafka's alphabet; as Kafka's own, none begins with a dash, which its tools read as an option."""
    while (made := base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")).startswith("-"):
        pass
    return made


def _properties(port: int, controller_port: int, data: Path) -> str:
    """``server.properties`` with what differs from one start to the next."""
    own = {
        "listeners": f"PLAINTEXT://{HOST}:{port},CONTROLLER://{HOST}:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{port}",
        "controller.quorum.voters": f"1@{HOST}:{controller_port}",
        "log.dirs": str(data),
    }
    fixed = (_DEPLOY / "server.properties").read_text(encoding="utf-8")
    return fixed + "".join(f"{name}={value}\n" for name, value in own.items())


def _program(name: str, why: str) -> str:
    found = shutil.which(name)
    if not found:
        raise BrokerError(f"{name} is not on the path: {why}.", f"Install {name}, or name a broker by TASRIH_BROKER.")
    return found
