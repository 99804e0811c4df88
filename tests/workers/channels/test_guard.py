"""No request reaches an address that is not public: by name, by number, by rebinding, by redirect."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest

from tests.workers.channels.making import make_certificate
from tests.workers.channels.servers import Reply as Answer
from tests.workers.channels.servers import http_server
from workers.channels.base import Rejected, Retry
from workers.channels.guard import Address, ForbiddenAddress, Guard, GuardedBackend, is_public
from workers.channels.http import LONGEST_RETRY_AFTER, MOST_READ, Poster, Reply, answer_of, retry_after

LOOPBACK = Guard([ip_network("127.0.0.1/32")])


class Names:
    """A resolver that gives each name its next answer, and counts the questions."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self._answers = {name.replace("_", "."): answers for name, answers in answers.items()}
        self.asked = 0

    async def __call__(self, host: str, port: int) -> Sequence[Address]:
        self.asked += 1
        answers = self._answers[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [ip_address(text) for text in found]


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001::1", "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:808:808::1",
    ],
)  # fmt: skip
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.1", "192.0.2.1", "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "192.88.99.1",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::10.0.0.1",
        "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "100::1",
        "64:ff9b::a00:1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:a00:1::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    ],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not is_public(ip_address(address))
    assert not Guard().allows(ip_address(address))


def test_what_is_allowed_passes_and_nothing_beside_it() -> None:
    guard = Guard([ip_network("10.1.0.0/16"), ip_network("fd00::/8")])
    assert guard.allows(ip_address("10.1.2.3"))
    assert guard.allows(ip_address("::ffff:10.1.2.3"))
    assert guard.allows(ip_address("fd12::1"))
    assert not guard.allows(ip_address("10.2.0.1"))
    assert not guard.allows(ip_address("127.0.0.1"))


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.0.0.1", "[fe80::1%eth0]", "[::ffff:127.0.0.1]"])
def test_a_refused_number_is_known_before_any_request(host: str) -> None:
    assert Guard().refuses_literally(host)
    assert not Guard().refuses_literally("news.example")


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1"])
async def test_spellings_of_the_loopback_address_are_refused_by_the_real_resolver(host: str) -> None:
    with pytest.raises((ForbiddenAddress, OSError)):
        await Guard().addresses(host, 80)


async def test_of_several_addresses_only_the_allowed_ones_are_used() -> None:
    guard = Guard(resolve=Names(both=[["10.0.0.1", "8.8.8.8", "::1", "8.8.8.8"]]))
    assert await guard.addresses("both", 443) == (ip_address("8.8.8.8"),)


async def test_the_request_goes_to_the_address_that_was_looked_at(make_message: object) -> None:
    """The second answer of the name is another one: whoever asked twice would go there."""
    with http_server() as good, http_server() as bad:
        names = Names(news_example=[["127.0.0.1"], ["10.0.0.1"]])
        poster = Poster(Guard([ip_network("127.0.0.1/32")], names), connections=2)
        reply = await poster.post(f"http://news.example:{good.port}/a?b=c", b"{}", {}, seconds=5)
        await poster.close()
    assert isinstance(reply, Reply)
    assert reply.status == 200
    assert names.asked == 1
    assert good.requests[0].headers["host"] == f"news.example:{good.port}"
    assert good.requests[0].path == "/a?b=c"
    assert not bad.requests


async def test_a_name_that_turns_private_is_refused() -> None:
    with http_server() as server:
        names = Names(news_example=[["127.0.0.1"], ["127.0.0.2"]])
        poster = Poster(Guard([ip_network("127.0.0.1/32")], names), connections=1)
        url = f"http://news.example:{server.port}/"
        assert isinstance(await poster.post(url, b"{}", {}, seconds=5), Reply)
        await poster.close()
        poster = Poster(Guard([ip_network("127.0.0.1/32")], names), connections=1)
        answer = await poster.post(url, b"{}", {}, seconds=5)
        await poster.close()
    assert isinstance(answer, Retry)
    assert "(127.0.0.2) is no public address" in answer.why
    assert len(server.requests) == 1


async def test_an_address_that_does_not_answer_gives_way_to_the_next() -> None:
    with http_server(host="127.0.0.2") as server:
        guard = Guard([ip_network("127.0.0.0/8")], Names(news_example=[["127.0.0.1", "127.0.0.2"]]))
        poster = Poster(guard, connections=1)
        reply = await poster.post(f"http://news.example:{server.port}/", b"{}", {}, seconds=5)
        await poster.close()
    assert isinstance(reply, Reply)


async def test_a_refused_number_is_rejected_for_good() -> None:
    poster = Poster(Guard(), connections=1)
    with http_server() as server:
        answer = await poster.post(server.url, b"{}", {}, seconds=5)
        assert isinstance(answer, Rejected)
        assert "TASRIH_ALLOWED_ADDRESSES" in answer.why
        assert not server.requests
    await poster.close()


@pytest.mark.parametrize("status", [307, 308])
async def test_redirects_pass_through_the_guard(status: int) -> None:
    with http_server() as first, http_server(host="127.0.0.2") as inside:
        first.usual = Answer(status, {"location": inside.url})
        poster = Poster(LOOPBACK, connections=1)
        answer = await poster.post(first.url, b"{}", {}, seconds=5, redirects=3)
        assert isinstance(answer, Rejected)
        names = Names(inside_example=[["127.0.0.2"]], first_example=[["127.0.0.1"]])
        guarded = Poster(Guard([ip_network("127.0.0.1/32")], names), connections=1)
        first.usual = Answer(status, {"location": f"http://inside.example:{inside.port}/"})
        answer = await guarded.post(f"http://first.example:{first.port}/", b"{}", {}, seconds=5, redirects=3)
        assert isinstance(answer, Retry)
        assert not inside.requests
        await poster.close()
        await guarded.close()


async def test_redirects_keep_the_body_and_end() -> None:
    with http_server() as server:
        server.replies.extend([Answer(308, {"location": "/moved"}), Answer(204, body=b"")])
        poster = Poster(LOOPBACK, connections=1)
        reply = await poster.post(server.url, b'{"a":1}', {"webhook-id": "x"}, seconds=5, redirects=1)
        assert isinstance(reply, Reply)
        assert [(request.path, request.body) for request in server.requests] == [
            ("/", b'{"a":1}'),
            ("/moved", b'{"a":1}'),
        ]
        server.usual = Answer(307, {"location": "/loop"})
        reply = await poster.post(server.url, b"{}", {}, seconds=5, redirects=3)
        assert isinstance(reply, Reply)
        assert isinstance(answer_of(reply, lambda: datetime.now(UTC)), Retry)
        assert len(server.requests) == 6
        await poster.close()


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://[::1", "http://u:p@127.0.0.1/"]
)
async def test_redirects_elsewhere_than_the_web_are_not_followed(location: str) -> None:
    with http_server() as server:
        server.usual = Answer(308, {"location": location})
        poster = Poster(LOOPBACK, connections=1)
        assert isinstance(await poster.post(server.url, b"{}", {}, seconds=5, redirects=5), Retry)
        await poster.close()


async def test_a_socket_of_the_machine_is_refused() -> None:
    with pytest.raises(ForbiddenAddress):
        await GuardedBackend(Guard()).connect_unix_socket("/run/docker.sock")


async def test_no_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with http_server() as proxy, http_server() as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        poster = Poster(LOOPBACK, connections=1)
        await poster.post(server.url, b"{}", {}, seconds=5)
        await poster.close()
        assert (len(server.requests), len(proxy.requests)) == (1, 0)


@pytest.fixture
def identity(tmp_path: Path) -> tuple[Path, Path]:
    """A key and a certificate of news.example that signs itself."""
    return make_certificate(tmp_path, "DNS:news.example")


async def test_tls_asks_for_the_name_and_checks_it(identity: tuple[Path, Path]) -> None:
    key, certificate = identity
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    asked: list[str | None] = []
    served.sni_callback = lambda _socket, name, _context: asked.append(name)
    trust = ssl.create_default_context(cafile=str(certificate))
    names = Names(news_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])
    with http_server(tls=served) as server:
        poster = Poster(Guard([ip_network("127.0.0.1/32")], names), connections=1, tls=trust)
        reply = await poster.post(f"https://news.example:{server.port}/", b"{}", {}, seconds=5)
        other = await poster.post(f"https://other.example:{server.port}/", b"{}", {}, seconds=5)
        server.usual = Answer(307, {"location": f"http://news.example:{server.port}/"})
        down = await poster.post(f"https://news.example:{server.port}/", b"{}", {}, seconds=5, redirects=1)
        await poster.close()
    assert isinstance(reply, Reply)
    assert asked[0] == "news.example"
    assert isinstance(other, Retry)
    assert "certificate" in other.why.lower()
    assert isinstance(down, Retry)
    assert "from https to http" in down.why


async def test_a_flood_of_an_answer_is_not_read() -> None:
    with http_server() as server:
        server.usual = Answer(500, body=b"x" * (50 * MOST_READ))
        poster = Poster(LOOPBACK, connections=1)
        reply = await poster.post(server.url, b"{}", {}, seconds=5)
        assert isinstance(reply, Reply)
        assert len(reply.body) == MOST_READ
        assert len(reply.told) < 200
        await poster.close()


@pytest.mark.parametrize("headers", [{}, {"connection": "close"}], ids=["it never ends", "it breaks off"])
async def test_what_was_answered_counts_though_the_rest_never_comes(headers: dict[str, str]) -> None:
    """A try that is repeated because of the rest would tell a subscriber the same for three days."""
    with http_server() as server:
        server.usual = Answer(202, headers, b"tak", missing=2)
        poster = Poster(LOOPBACK, connections=1)
        for _ in range(2):
            reply = await poster.post(server.url, b"{}", {}, seconds=20)
            assert isinstance(reply, Reply)
            assert (reply.status, reply.body) == (202, b"tak")
        await poster.close()


NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, 0), ("", 0), ("30", 30), ("1.5", 1.5), ("-5", 0), ("nan", 0), ("soon", 0), ("1e99", LONGEST_RETRY_AFTER),
        ("Wed, 04 Mar 2026 12:02:00 GMT", 120), ("Wed, 04 Mar 2026 11:00:00 GMT", 0),
        ("Wed, 04 Mar 2099 11:00:00 GMT", LONGEST_RETRY_AFTER), ("Wed, 04 Mar 2026 12:02:00 +99999999999999999999", 0),
    ],
)  # fmt: skip
def test_retry_after(header: str | None, seconds: float) -> None:
    assert retry_after(header, lambda: NOW) == seconds
