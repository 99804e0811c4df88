"""What the command line answers to its caller: exit codes, and errors in one line."""

from __future__ import annotations

from enum import IntEnum

from kafka.errors import KafkaError

from workers.errors import BrokerError, SettingsError, TasrihError, TopicError
from workers.store.errors import StoreError


class ExitCode(IntEnum):
    """Closed list; ``docs/cli.md`` and ``tasrih --help`` tell it to users."""

    OK = 0
    FAILED = 1
    """Something could not be done: an article failed in a stage, a check found a fault, a worker died."""
    BAD_INPUT = 2
    """Wrong usage or settings, or some of the input could not be read. What could be read was processed."""
    NO_BROKER = 3
    """No broker answers, or its topics are not what is needed."""
    NO_DATABASE = 4
    """The database is missing, locked, or cannot be read or written."""
    INTERRUPTED = 130
    """Ctrl-C (128 + SIGINT)."""
    OUTPUT_CLOSED = 141
    """The reader of standard output went away, as ``head`` does (128 + SIGPIPE)."""


class BadInputError(TasrihError):
    """A file or an argument cannot be used."""


class OutputClosedError(Exception):
    """Standard output was closed by its reader: there is nobody left to tell anything."""


def exit_code_of(error: BaseException) -> ExitCode:
    """The exit code that ``error`` ends the program with."""
    match error:
        case SettingsError() | BadInputError():
            return ExitCode.BAD_INPUT
        case BrokerError() | TopicError() | KafkaError():
            return ExitCode.NO_BROKER
        case StoreError():
            return ExitCode.NO_DATABASE
        case OutputClosedError():
            return ExitCode.OUTPUT_CLOSED
        case KeyboardInterrupt():
            return ExitCode.INTERRUPTED
        case _:
            return ExitCode.FAILED


def message_of(error: BaseException) -> str:
    """What the user is told: ours say it themselves, others are named."""
    match error:
        case TasrihError():
            return str(error)
        case KafkaError():
            return f"The broker refused: {type(error).__name__}: {error}"
        case _:
            detail = f"{type(error).__name__}: {error}".rstrip(": ")
            return f"Unexpected: {detail}\nRun `tasrih --debug …` again to see where, and report it."


EPILOG = (
    "Exit codes: 0 done; 1 something failed; 2 wrong usage, settings or input; 3 no broker or wrong topics; "
    "4 no database; 130 interrupted; 141 output closed by its reader. Options default to TASRIH_… in the environment."
)
