"""The guard against server-side request forgery: no request of ours reaches an address that is not a public one.

A name is resolved here, every address is looked at, and the connection goes to the very address that was looked at: a
name that answers differently the second time (DNS rebinding) gains nothing. Host and SNI stay those of the url. The
check sits below HTTP, where connections are made, so that every request and every redirect passes through it. What the
operator allows by TASRIH_ALLOWED_ADDRESSES passes.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any, Final

import httpcore

from workers.channels.threads import OwnThreads

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]
"""The addresses of host and port. Raises OSError when there are none."""

_REFUSED: Final[tuple[Network, ...]] = (
    ip_network("168.63.129.16/32"),  # a public address that answers, inside of Azure, as the host's own agent
    ip_network("192.88.99.0/24"),  # 6to4 relays
    ip_network("64:ff9b:1::/48"),  # NAT64 for local use (RFC 8215)
    ip_network("fec0::/10"),  # site-local, deprecated and still routed here and there
)
"""What ipaddress of Python 3.11 takes for global, or may."""
_LOOKUPS: Final = 4
_NAT64: Final = IPv6Network("64:ff9b::/96")
_COMPATIBLE: Final = IPv6Network("::/96")


class ForbiddenAddress(Exception):  # noqa: N818 - says it of the address
    """The host has no address that a request may go to."""


def is_public(address: Address) -> bool:
    """Whether ``address`` belongs to the open internet; one that carries another inside counts as that one does."""
    if isinstance(address, IPv6Address):
        if (inner := _inside(address)) is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    special = (
        address.is_multicast, address.is_reserved, address.is_loopback, address.is_link_local, address.is_unspecified,
    )  # fmt: skip
    return address.is_global and not any(special) and not _within(address, _REFUSED)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that ``address`` leads to: mapped, compatible, 6to4, Teredo or NAT64."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.sixtofour is not None:
        return address.sixtofour
    return address.teredo[1] if address.teredo is not None else None


def _within(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)


class Guard:
    """Says which addresses of a host a request may go to."""

    def __init__(self, allowed: Iterable[Network] = (), resolve: Resolve | None = None) -> None:
        """``allowed``: networks that may be reached though they are not public."""
        self._allowed = tuple(allowed)
        self._given = resolve
        self._resolve = resolve or SystemResolver(OwnThreads("names", _LOOKUPS))

    def for_channel(self, lookups: int) -> Guard:
        """The same, with threads of its own for ``lookups`` names at once.

        A name server that does not answer holds a thread for half a minute: one channel's must not be another's.
        """
        return Guard(self._allowed, self._given or SystemResolver(OwnThreads("names", lookups)))

    def allows(self, address: Address) -> bool:
        """Whether a request may go there."""
        mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
        return is_public(address) or _within(mapped or address, self._allowed)

    def refuses_literally(self, host: str) -> bool:
        """Whether ``host`` is spelled as an address that is refused: no change of DNS will ever help."""
        try:
            return not self.allows(ip_address(host.strip("[]").partition("%")[0]))
        except ValueError:
            return False

    async def addresses(self, host: str, port: int) -> tuple[Address, ...]:
        """Those of the host's addresses that are allowed, in the resolver's order.

        Raises ForbiddenAddress when it has others only, OSError when it has none.
        """
        found = await self._resolve(host, port)
        good = tuple(dict.fromkeys(address for address in found if self.allows(address)))
        if not good:
            listed = ", ".join(dict.fromkeys(str(address) for address in found)) or "no address"
            raise ForbiddenAddress(
                f"{host} is {listed}, which is no public address; TASRIH_ALLOWED_ADDRESSES may allow it"
            )
        return good


class SystemResolver:
    """Asks the system, in threads that are given."""

    def __init__(self, threads: OwnThreads) -> None:
        self._threads = threads

    async def __call__(self, host: str, port: int) -> Sequence[Address]:
        """The addresses of ``host``. Raises OSError."""
        try:
            found = await self._threads.run(lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except UnicodeError as error:  # a label of more than 63 characters
            raise OSError(f"{host!r} is no host name") from error
        # A scope (fe80::1%eth0) belongs to link-local addresses only, which are refused without it as well.
        return [ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found]


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """httpcore's connections, made to checked addresses only."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._real = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first allowed address that answers; they share the time.

        Raises ForbiddenAddress, and httpcore.ConnectError or ConnectTimeout when none answers.
        """
        try:
            addresses = await self._guard.addresses(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved: {error}") from error
        share = None if timeout is None else timeout / len(addresses)
        for address in addresses[:-1]:
            try:
                return await self._real.connect_tcp(str(address), port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._real.connect_tcp(str(addresses[-1]), port, share, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the signature is httpcore's
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Never: raises ForbiddenAddress."""
        raise ForbiddenAddress(f"{path} is a socket of this machine")

    async def sleep(self, seconds: float) -> None:
        """Between two tries of httpcore's own, which we do not ask for."""
        await asyncio.sleep(seconds)
