"""Who may see and who may change: roles, and from what of a request they follow. Pure; ``guard`` applies it.

On the loopback interface without a token everybody is an editor. Anywhere else somebody has to vouch for a reader: a
token, or a proxy that has signed him in.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Final

from pydantic import SecretStr

from workers.errors import SettingsError
from workers.settings import Settings

SESSION_COOKIE: Final = "tasrih_session"
LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_FORWARDED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Headers by which a proxy shows: behind one, the loopback address says nothing about who asks."""


class Role(StrEnum):
    """What a reader may do."""

    VIEWER = "viewer"
    """See everything, change nothing."""
    EDITOR = "editor"
    """Also give feedback, edit subscriptions, retry and replay."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read."""

    role: Role
    name: str = ""
    """As the proxy calls him; empty with a token and on the loopback interface."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who is let in."""

    tokens: tuple[tuple[str, Role], ...]
    proxy_header: str
    """In lower case; empty when no proxy is trusted."""
    proxies: tuple[IPv4Network | IPv6Network, ...]
    editors: frozenset[str]
    """Names of the proxy's readers who are editors; ``*`` is everybody."""
    hosts: frozenset[str]
    """Names by which the screen may be called, beside those that need no permission."""

    @property
    def open(self) -> bool:
        """Nobody has to show anything: on the loopback interface only."""
        return not self.tokens and not self.proxy_header

    def takes_host(self, header: str) -> bool:
        """Whether a request may call us by ``header`` (the Host header).

        A name of somebody else that points at us (DNS rebinding) is none of ours. An address is no name, and harmless
        where readers must show a token.
        """
        name = _host_name(header)
        if name in LOOPBACK_NAMES or name in self.hosts:
            return True
        return not self.open and _is_address(name)

    def reader(self, client: str | None, headers: Mapping[str, str], cookies: Mapping[str, str]) -> Reader | None:
        """Who asks, None when nobody vouches for him. ``client``: the address that the connection comes from."""
        if self.open:
            return None if any(name in headers for name in _FORWARDED) else Reader(Role.EDITOR)
        if self.proxy_header and client and self._is_proxy(client) and (name := headers.get(self.proxy_header, "")):
            return Reader(Role.EDITOR if self.editors & {name, "*"} else Role.VIEWER, name)
        if role := self._role_of(lambda token: _same(_token_of(headers.get("authorization", "")), token)):
            return Reader(role)
        shown = cookies.get(SESSION_COOKIE, "")
        if role := self._role_of(lambda token: _same(shown, session_of(token))):
            return Reader(role)
        return None

    def session_for(self, token: str) -> str | None:
        """The cookie for a reader who types ``token`` in; None when it is none of ours."""
        return session_of(token) if self._role_of(lambda ours: _same(token, ours)) else None

    def _role_of(self, fits: Callable[[str], bool]) -> Role | None:
        # All are tried: the time taken tells nothing.
        roles = [role for token, role in self.tokens if fits(token)]
        return roles[0] if roles else None

    def _is_proxy(self, client: str) -> bool:
        try:
            address = ip_address(client)
        except ValueError:
            return False
        return any(address in network for network in self.proxies)


def access_of(settings: Settings) -> Access:
    """Who is let in, as the settings say. Raises SettingsError when that would be everybody who reaches the machine."""
    tokens = [(settings.monitor_token, Role.EDITOR), (settings.monitor_viewer_token, Role.VIEWER)]
    access = Access(
        tokens=tuple((_known(token), role) for token, role in tokens if token),
        proxy_header=(settings.monitor_proxy_header or "").lower(),
        proxies=tuple(ip_network(network) for network in settings.monitor_proxy_addresses),
        editors=frozenset(settings.monitor_editors),
        hosts=frozenset(host.lower() for host in settings.monitor_hosts),
    )
    if access.proxy_header and not access.proxies:
        raise SettingsError(
            "TASRIH_MONITOR_PROXY_HEADER is set, but not whose header it is: anybody could send it.",
            "Name the proxy's addresses in TASRIH_MONITOR_PROXY_ADDRESSES.",
        )
    if access.open and settings.monitor_host not in LOOPBACK_NAMES:
        raise SettingsError(
            f"The screen would be open to everybody who reaches {settings.monitor_host}.",
            "Set TASRIH_MONITOR_TOKEN, or TASRIH_MONITOR_PROXY_HEADER for a proxy that signs readers in; "
            "or serve it on 127.0.0.1.",
        )
    return access


def described(access: Access) -> str:
    """One line for the start: who is let in."""
    if access.open:
        return "open to this machine only, everybody on it is an editor"
    ways = [f"a token ({', '.join(role.value for _, role in access.tokens)})"] if access.tokens else []
    ways += [f"the header {access.proxy_header} of a trusted proxy"] if access.proxy_header else []
    return f"readers show {' or '.join(ways)}"


def session_of(token: str) -> str:
    """What the cookie holds: it proves the token without telling it, and ends when the token is changed."""
    return hmac.new(token.encode(), b"tasrih monitor session", hashlib.sha256).hexdigest()


def _known(token: SecretStr | None) -> str:
    return token.get_secret_value() if token else ""


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _token_of(authorization: str) -> str:
    """Of ``Bearer TOKEN``, or the password of ``Basic …``, which is what readers of feeds can send."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""


def _host_name(header: str) -> str:
    """The name of a Host header in lower case, without port and brackets."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
