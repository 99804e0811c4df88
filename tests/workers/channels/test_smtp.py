"""Mail: its parts, who refuses it, TLS, and the addresses that it is handed to."""

from __future__ import annotations

import asyncio
import ssl
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from tests.workers.channels.making import Make, channel, make_certificate
from tests.workers.channels.servers import smtp_server
from workers.channels.base import Delivered, Rejected, Retry
from workers.channels.guard import Guard


def mail_to(port: int, **more: Any) -> dict[str, Any]:
    return {
        "type": "smtp", "host": "127.0.0.1", "port": port, "security": "none",
        "sender": "tasrih@news.example", "to": ["a@news.example", "b@news.example"], **more,
    }  # fmt: skip


async def test_a_mail_has_both_parts_and_an_id(make_message: Make) -> None:
    message = make_message("one", "الجسر «يفتح»", title="عنوان & <b>")
    with smtp_server() as (mailbox, port):
        assert await channel(mail_to(port)).send(message) == Delivered()
    (mail,) = mailbox.mails
    assert mail["message-id"] == f"<{message.id}@news.example>"
    assert mail["subject"] == "● جديد — سالم الهادي: الجسر «يفتح»"
    assert mail["auto-submitted"] == "auto-generated"
    assert mailbox.recipients == [["a@news.example", "b@news.example"]]
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    assert text.splitlines()[0] == "\u200fعنوان & <b>"
    assert "عنوان &amp; &lt;b&gt;" in html
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize(
    ("refused", "kind"),
    [
        ({"a@news.example": "550 no such user"}, Delivered),
        ({"a@news.example": "450 come back"}, Retry),
        ({"a@news.example": "550 no", "b@news.example": "551 no"}, Rejected),
        ({"a@news.example": "550 no", "b@news.example": "451 greylisted"}, Retry),
    ],
)
async def test_recipients_who_are_refused(make_message: Make, refused: dict[str, str], kind: type) -> None:
    with smtp_server() as (mailbox, port):
        mailbox.refuse_recipients = refused
        answer = await channel(mail_to(port)).send(make_message())
    assert isinstance(answer, kind)
    told = answer.note if isinstance(answer, Delivered) else answer.why  # type: ignore[union-attr]
    assert all(address in told for address in refused)


@pytest.mark.parametrize(("reply", "kind"), [("451 later", Retry), ("552 too large", Rejected), ("554 spam", Rejected)])
async def test_content_that_is_refused(make_message: Make, reply: str, kind: type) -> None:
    with smtp_server() as (mailbox, port):
        mailbox.refuse_data = reply
        answer = await channel(mail_to(port)).send(make_message())
    assert isinstance(answer, kind)
    assert reply[:3] in answer.why  # type: ignore[union-attr]


async def test_starttls_and_login(make_message: Make, tmp_path: Path) -> None:
    key, certificate = await asyncio.to_thread(make_certificate, tmp_path, "IP:127.0.0.1")
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    trust = ssl.create_default_context(cafile=str(certificate))
    logins: list[tuple[bytes, bytes]] = []

    def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: Any, data: Any) -> AuthResult:
        logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"right", handled=False)

    options = {
        "tls_context": served,
        "require_starttls": True,
        "authenticator": authenticate,
        "auth_required": True,
    }
    with smtp_server(**options) as (mailbox, port):
        given = mail_to(port, security="starttls", user_env="U", password_env="P")
        right = channel(given, tls=trust, environ={"U": "me", "P": "right"})
        assert await right.send(make_message()) == Delivered()
        wrong = channel(given, tls=trust, environ={"U": "me", "P": "wr0ng"})
        answer = await wrong.send(make_message())
        assert isinstance(answer, Retry), "the password can be put right"
        assert "wr0ng" not in answer.why
        unknown = channel(given, environ={"U": "me", "P": "right"})
        assert isinstance(await unknown.send(make_message()), Retry), "nobody vouches for that certificate"
    assert len(mailbox.mails) == 1
    assert logins[0] == (b"me", b"right")
    assert set(logins[1:]) == {(b"me", b"wr0ng")}


@pytest.mark.parametrize(("host", "kind"), [("127.0.0.1", Rejected), ("localhost", Retry)])
async def test_a_server_inside_gets_nothing_unless_it_is_allowed(make_message: Make, host: str, kind: type) -> None:
    with smtp_server() as (mailbox, port):
        inside = mail_to(port, host=host)
        answer = await channel(inside, guard=Guard()).send(make_message())
        assert isinstance(answer, kind)
        assert "TASRIH_ALLOWED_ADDRESSES" in answer.why
        assert not mailbox.mails
        assert await channel(inside).send(make_message()) == Delivered()
    assert len(mailbox.mails) == 1


async def test_a_name_keeps_to_the_address_that_was_looked_at(make_message: Make) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    async def turning(_host: str, _port: int) -> list[Any]:
        return [ip_address(text) for text in answers.pop(0)]

    with smtp_server() as (mailbox, port):
        mail = channel(mail_to(port, host="mail.example"), guard=Guard([ip_network("127.0.0.1")], turning))
        assert await mail.send(make_message()) == Delivered()
        assert len(answers) == 1, "it is resolved once"
        assert isinstance(await mail.send(make_message()), Retry)
    assert len(mailbox.mails) == 1


async def test_a_server_without_starttls_gets_nothing(make_message: Make) -> None:
    with smtp_server() as (mailbox, port):
        answer = await channel(mail_to(port, security="starttls")).send(make_message())
    assert isinstance(answer, Retry)
    assert not mailbox.mails
