"""Mail with a text and an HTML part, by SMTP."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final, Literal

import aiosmtplib

from workers.channels.base import Answer, Delivered, Rejected, Retry, reason
from workers.channels.message import Message
from workers.channels.rendering import TemplateFault, Templates

_PERMANENT: Final = 500
"""Replies from this code on are final (RFC 5321, 4.2.1)."""


class SmtpChannel:
    """One sender and its recipients; a connection for each mail, as alerts are few and servers drop idle ones.

    ``Message-ID`` is made of the message's id: a try that is repeated after a crash is the same mail, and most mailboxes
    show it once.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        security: Literal["starttls", "tls", "none"],
        sender: str,
        to: Sequence[str],
        login: tuple[str, str] | None,
        templates: Templates,
        template: str,
        seconds: float,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """``login``: user and password. ``seconds``: of one step of the dialogue. ``tls``: else the system's trust."""
        self._sender = sender
        self._to = tuple(to)
        self._templates = templates
        self._template = template
        self._host, self._port, self._security, self._login = host, port, security, login
        self._seconds = seconds
        self._tls = (tls or ssl.create_default_context()) if security != "none" else None

    async def send(self, message: Message) -> Answer:
        """Send one mail to all. When some recipients only are refused, for good, the mail counts as delivered."""
        try:
            mail = self._mail(message)
        except TemplateFault as error:
            return Rejected(str(error))
        user, password = self._login or (None, None)
        try:
            refused, _ = await aiosmtplib.send(
                mail, sender=self._sender, recipients=list(self._to), hostname=self._host, port=self._port,
                username=user, password=password, timeout=self._seconds, use_tls=self._security == "tls",
                start_tls=self._security == "starttls", tls_context=self._tls,
            )  # fmt: skip
        except aiosmtplib.SMTPRecipientsRefused as error:
            why = reason("; ".join(f"{one.recipient}: {one.code} {one.message}" for one in error.recipients))
            final = all(one.code >= _PERMANENT for one in error.recipients)
            return Rejected(why) if final else Retry(0, why)
        except aiosmtplib.SMTPDataError as error:
            why = reason(f"{self._host}: {error.code} {error.message}")
            return Rejected(why) if error.code >= _PERMANENT else Retry(0, why)
        except (aiosmtplib.SMTPException, OSError) as error:  # also a refused login or sender: settings can be mended
            return Retry(0, reason(f"{self._host}: {type(error).__name__}: {error}"))
        if not refused:
            return Delivered()
        why = reason("; ".join(f"{address}: {code} {text}" for address, (code, text) in refused.items()))
        # Those who were put off would else never get it; the others get the same Message-ID once more.
        return Delivered(why) if all(code >= _PERMANENT for code, _ in refused.values()) else Retry(0, why)

    async def close(self) -> None:
        """Nothing is held."""

    def _mail(self, message: Message) -> EmailMessage:
        mail = EmailMessage()
        mail["Subject"] = self._templates.subject(self._template, message)
        mail["From"] = self._sender
        mail["To"] = ", ".join(self._to)
        mail["Date"] = format_datetime(message.created_at)
        mail["Message-ID"] = f"<{message.id}@{self._sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"  # no vacation notices, please (RFC 3834)
        mail["Content-Language"] = "ar"
        mail.set_content(self._templates.text(self._template, message, marks=True), cte="base64")
        mail.add_alternative(self._templates.html(self._template, message), subtype="html", cte="base64")
        return mail
