"""Messages onto the worker's standard output, for a person who watches."""

from __future__ import annotations

import sys
from typing import TextIO

from workers.channels.base import Answer, Delivered, Rejected, reason
from workers.channels.message import Message
from workers.channels.rendering import TemplateFault, Templates
from workers.channels.threads import OwnThreads


class ConsoleChannel:
    """Prints the text of each message and an empty line. A terminal gets the marks of direction, a pipe does not."""

    def __init__(self, templates: Templates, template: str, output: TextIO | None = None) -> None:
        """``output``: standard output, unless another is given."""
        self._templates = templates
        self._template = template
        self._output = output
        self._threads = OwnThreads("console", 1)

    async def send(self, message: Message) -> Answer:
        """Print. Rejected when the output was closed: nobody reads it any more."""
        output = self._output or sys.stdout
        try:
            text = self._templates.text(self._template, message, marks=output.isatty())
        except (TemplateFault, ValueError) as error:  # ValueError: the output is closed
            return Rejected(reason(error))

        def show() -> None:
            output.write(text + "\n\n")
            output.flush()

        # A stopped terminal (Ctrl-S) or a full pipe blocks the writer: a thread may stand still, the event loop not.
        try:
            await self._threads.run(show)
        except (OSError, ValueError) as error:
            return Rejected(reason(f"standard output: {error}"))
        return Delivered()

    async def close(self) -> None:
        """Nothing is held."""
