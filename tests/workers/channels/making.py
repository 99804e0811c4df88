"""Channels made by hand, and what they need."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from workers.channels.base import Channel
from workers.channels.build import Surroundings, build
from workers.channels.config import ChannelConfig
from workers.channels.guard import Guard
from workers.channels.message import Message

Make = Callable[..., Message]
LOOPBACK: Final = Guard([ip_network("127.0.0.0/8")])


def channel(given: Mapping[str, Any], **around: Any) -> Channel:
    """The channel of a configuration, among servers on the loopback interface."""
    config: ChannelConfig = TypeAdapter(ChannelConfig).validate_python(given)
    return build("desk", config, Surroundings(**{"guard": LOOPBACK, "environ": {}, **around}))


def make_certificate(folder: Path, whose: str) -> tuple[Path, Path]:
    """A key, and a certificate that signs itself, of ``DNS:NAME`` or ``IP:ADDRESS``."""
    key, made = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=tasrih", "-addext", f"subjectAltName={whose}", "-keyout", key, "-out", made],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, made
