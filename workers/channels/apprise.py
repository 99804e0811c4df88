"""Any service that Apprise knows, by its url (https://github.com/caronc/apprise).

Apprise answers yes or no; why it was no, it only logs, which is caught here. One channel is one url, so that a try that
failed is repeated to nobody who has got it; a url that names several recipients itself is one service to us.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal

from workers.channels.base import Answer, ChannelError, Delivered, Rejected, Retry, reason
from workers.channels.message import Message
from workers.channels.rendering import TemplateFault, Templates
from workers.channels.threads import OwnThreads

_ON_THIS_MACHINE: Final = ("dbus", "gio", "glib", "gnome", "kde", "qt", "macosx", "osx", "windows", "syslog")
"""Services that write to the machine of the worker; harmless, but a sign of a wrong url."""


class AppriseChannel:
    """One Apprise url. Apprise blocks, so that it works in threads of its own."""

    def __init__(
        self,
        name: str,
        url: str,
        *,
        templates: Templates,
        template: str,
        form: Literal["text", "html"],
        marks: bool,
        seconds: float,
        concurrency: int,
    ) -> None:
        """``seconds``: of connecting, and of reading. Raises ChannelError, which does not repeat the url."""
        self._templates = templates
        self._template = template
        self._form = form
        self._marks = marks
        self._threads = OwnThreads(f"apprise:{name}", concurrency)
        _service(url, seconds)
        self._url = url
        self._seconds = seconds

    async def send(self, message: Message) -> Answer:
        """Notify; a no of Apprise is tried again, as it does not tell whether it is for good."""
        try:
            title = self._templates.subject(self._template, message)
            if self._form == "html":
                body = self._templates.html(self._template, message)
            else:
                body = self._templates.text(self._template, message, marks=self._marks)
        except TemplateFault as error:
            return Rejected(str(error))

        def notify() -> tuple[bool, str]:
            # One for each message: its services were not made for several threads.
            with _warnings_of_this_thread() as warnings:
                done = _service(self._url, self._seconds).notify(
                    body=body, title=title, notify_type="info", body_format=self._form
                )
            return bool(done), "; ".join(warnings)

        try:
            done, why = await self._threads.run(notify)
        except Exception as error:  # a plugin's own; its text may hold the url
            return Retry(0, f"Apprise failed: {type(error).__name__}")
        return Delivered() if done else Retry(0, reason(why or "Apprise could not deliver it"))

    async def close(self) -> None:
        """Nothing is held."""


def _service(url: str, seconds: float) -> Any:
    import apprise  # noqa: PLC0415 - 0.3 s, for those who use it

    service = apprise.Apprise.instantiate(url.strip())
    if service is None or url.partition("://")[0].lower() in _ON_THIS_MACHINE:
        raise ChannelError(
            "The url of an Apprise channel is none that Apprise can send to.",
            "Look up how the service's url is written: https://github.com/caronc/apprise/wiki.",
        )
    if "overflow=" not in url:
        service.overflow_mode = apprise.OverflowMode.SPLIT  # a long digest is several messages, not an error
    if "redirect=" not in url:
        service.redirects = False  # after most of them a GET, without the message, would count as delivered
    if "cto=" not in url:
        service.socket_connect_timeout = seconds
    if "rto=" not in url:
        service.socket_read_timeout = seconds
    return service


@contextmanager
def _warnings_of_this_thread() -> Iterator[list[str]]:
    """What Apprise logs in this thread, from warnings on."""
    caught: list[str] = []
    mine = threading.get_ident()

    class Catch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == mine:
                caught.append(record.getMessage())

    handler = Catch(logging.WARNING)
    logger = logging.getLogger("apprise")
    logger.addHandler(handler)
    try:
        yield caught
    finally:
        logger.removeHandler(handler)
