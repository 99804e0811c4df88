"""What a command that a test interrupts needs, however the tests themselves were started."""

from __future__ import annotations

import signal


def heed_interrupts() -> None:
    """For ``preexec_fn``: a shell that starts the tests in the background has them ignore SIGINT, and commands inherit it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
