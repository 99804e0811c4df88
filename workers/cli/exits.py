"""What the command line answers to its caller: exit codes, and errors in one line."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from workers.errors import TasrihError


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


class OutputClosedError(Exception):
    """Standard output was closed by its reader: there is nobody left to tell anything."""


_CODES: Final[dict[str, ExitCode]] = {
    "SettingsError": ExitCode.BAD_INPUT,
    "BadInputError": ExitCode.BAD_INPUT,
    "KnowledgeError": ExitCode.BAD_INPUT,
    "SubscriptionsError": ExitCode.BAD_INPUT,
    "BrokerError": ExitCode.NO_BROKER,
    "TopicError": ExitCode.NO_BROKER,
    "KafkaError": ExitCode.NO_BROKER,
    "StoreError": ExitCode.NO_DATABASE,
    "OutputClosedError": ExitCode.OUTPUT_CLOSED,
    "KeyboardInterrupt": ExitCode.INTERRUPTED,
}
"""By the name of the class or of one above it: importing the classes would load kafka-python and SQLAlchemy (a second)
for commands that use neither. A test holds the names to the classes.
"""


def exit_code_of(error: BaseException) -> ExitCode:
    """The exit code that ``error`` ends the program with."""
    names = (kind.__name__ for kind in type(error).__mro__)
    return next((_CODES[name] for name in names if name in _CODES), ExitCode.FAILED)


def message_of(error: BaseException) -> str:
    """What the user is told: ours say it themselves, others are named."""
    if isinstance(error, TasrihError):
        return str(error)
    if exit_code_of(error) is ExitCode.NO_BROKER:
        return f"The broker refused: {type(error).__name__}: {error}"
    detail = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"Unexpected: {detail}\nRun `tasrih --debug …` again to see where, and report it."


EPILOG: Final = (
    "Exit codes: 0 done; 1 something failed; 2 wrong usage, settings or input; 3 no broker or wrong topics; "
    "4 no database; 130 interrupted; 141 output closed by its reader. Options default to TASRIH_… in the environment."
)
