"""Channels made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from ipaddress import ip_network
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
