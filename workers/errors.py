"""The errors that a user or an operator meets. Everything else that is raised is a defect of ours."""

from __future__ import annotations

from schemas import DeadLetterReason


class TasrihError(Exception):
    """What was wrong, where, and what to do about it. The command line prints it without a traceback."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class SettingsError(TasrihError):
    """A setting is missing, unknown, or contradicts another."""


class BadInputError(TasrihError):
    """A file or an argument cannot be used."""


class BrokerError(TasrihError):
    """No broker answers, or it refuses what the road needs."""


class TopicError(TasrihError):
    """A topic stands on the broker otherwise than the road needs it."""


class DeadLetterLimitError(TasrihError):
    """More dead letters within a minute than the settings allow: the worker stops."""


class Permanent(Exception):  # noqa: N818 - read as "raise Permanent": it can never work
    """The event can never be processed, however often it is tried: a dead letter now. Anything else may be retried."""

    def __init__(self, message: str, reason: DeadLetterReason = DeadLetterReason.STAGE_FAILED) -> None:
        super().__init__(message)
        self.reason = reason
