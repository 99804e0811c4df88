import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kafka.errors import KafkaError, KafkaTimeoutError

from tests.interrupts import heed_interrupts
from workers.cli import exits
from workers.cli.exits import ExitCode, OutputClosedError, exit_code_of
from workers.cli.main import COMMANDS
from workers.errors import BadInputError, BrokerError, SettingsError, TasrihError, TopicError
from workers.store import StoreError, StoreUnavailable
from workers.subscriptions.faults import SubscriptionsError
from workers.text.knowledge.files import KnowledgeError

TASRIH = (sys.executable, "-m", "workers.cli.main")
DEAD = "127.0.0.1:1"


def test_help_names_every_command_and_every_exit_code(run) -> None:
    shown = run("--help")
    assert shown.code == 0
    for command in COMMANDS:
        assert f" {command} " in shown.out
    for code in ExitCode:
        assert f" {code.value} " in shown.out.replace("\n", " ")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run, command: str) -> None:
    shown = run(command, "-h")
    assert shown.code == 0
    assert f"Usage: tasrih {command}" in shown.out


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["extract"], ["extract", "--nonsense", "x"], ["topics", "nonsense"]]
)
def test_wrong_usage(run, arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.code == ExitCode.BAD_INPUT
    assert "Usage: tasrih" in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest", "FILE"],
        ["topics", "list"],
        ["topics", "create"],
        ["dead-letters", "list"],
        ["dead-letters", "show", "a"],
        ["dead-letters", "replay", "--all"],
        ["worker"],
    ],
)
def test_a_broker_that_is_not_there(run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "FILE").write_text("قال الوزير")
    answer = run(*arguments, "--broker", DEAD)
    assert answer.code == ExitCode.NO_BROKER
    assert answer.err.startswith(f"tasrih: No Kafka broker answers at {DEAD} (Connection refused).\n")
    assert "Traceback" not in answer.err


def test_a_setting_that_cannot_work_is_named(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASRIH_PARTITIONS", "many")
    answer = run("topics", "list")
    assert answer.code == ExitCode.BAD_INPUT
    assert "TASRIH_PARTITIONS=many" in answer.err


def test_a_defect_is_told_in_one_line_and_traced_on_demand(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr("workers.cli.version.version_of", lambda _: broken())
    plain = run("version")
    assert (plain.code, plain.out) == (ExitCode.FAILED, "")
    assert plain.err.startswith("tasrih: Unexpected: ZeroDivisionError: of ours\nRun `tasrih --debug …` again")
    traced = run("--debug", "version")
    assert traced.code == ExitCode.FAILED
    assert "Traceback" in traced.err


def test_version_in_both_forms(run) -> None:
    (row,) = run("version", "--json").rows
    assert row["tasrih"]
    assert row["kafka-python"].startswith("3.")
    assert f"tasrih           {row['tasrih']}" in run("version").out


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SettingsError("x"), 2),
        (BadInputError("x"), 2),
        (BrokerError("x"), 3),
        (TopicError("x"), 3),
        (KafkaError("x"), 3),
        (KafkaTimeoutError(), 3),
        (StoreError("x"), 4),
        (StoreUnavailable("x"), 4),
        (TasrihError("x"), 1),
        (ValueError("x"), 1),
        (KeyboardInterrupt(), 130),
        (OutputClosedError(), 141),
    ],
)
def test_every_error_has_its_exit_code(error: BaseException, code: int) -> None:
    assert exit_code_of(error) == code


def test_the_names_of_the_exit_codes_are_those_of_classes() -> None:
    ours = (
        SettingsError,
        BadInputError,
        KnowledgeError,
        SubscriptionsError,
        BrokerError,
        TopicError,
        KafkaError,
        StoreError,
    )
    known = {kind.__name__ for kind in ours}
    assert set(exits._CODES) == known | {"OutputClosedError", "KeyboardInterrupt"}


def test_commands_without_broker_and_database_load_neither_client() -> None:
    look = (
        "import sys, workers.cli.main, workers.cli.extract, workers.cli.version\n"
        "print([name for name in ('faust', 'kafka', 'sqlalchemy') if name in sys.modules])"
    )
    seen = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert seen.stdout == "[]\n"


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    rows = "".join(f'{{"id": "{n}", "text": "قال وزير النقل إن الجسر رقم {n} مفتوح."}}\n' for n in range(2000))
    (tmp_path / "many.jsonl").write_text(rows)
    command = subprocess.Popen(
        [*TASRIH, "extract", "--jsonl", "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    assert command.stdout is not None
    assert command.stderr is not None
    assert command.stdout.readline().startswith(b'{"schema_version":1')
    command.stdout.close()
    assert command.wait(60) == ExitCode.OUTPUT_CLOSED
    assert command.stderr.read() == b""
    command.stderr.close()


def test_interrupting_ends_it_quietly(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    command = subprocess.Popen([*TASRIH, "extract", "--jsonl", "-"], stdin=reading, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, cwd=tmp_path, preexec_fn=heed_interrupts)  # fmt: skip  # noqa: PLW1509 - it takes no lock
    os.close(reading)
    os.write(writing, '{"id": "1", "text": "قال وزير النقل إن الجسر مفتوح أمام السيارات."}\n{no article\n'.encode())
    assert command.stderr is not None
    assert b"not JSON" in command.stderr.readline(), "by now the first one is read"
    command.send_signal(signal.SIGINT)
    out, err = command.communicate(timeout=30)
    os.close(writing)
    assert command.returncode == ExitCode.INTERRUPTED
    assert b"Traceback" not in err
    assert out.startswith(b'{"schema_version":1')
