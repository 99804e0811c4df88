"""From a channel's configuration to the channel: the one place that reads its secrets from the environment."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Protocol, Self

from schemas.base import utc_now
from workers.channels.alertmanager import AlertmanagerChannel
from workers.channels.apprise import AppriseChannel
from workers.channels.base import Channel, ChannelError
from workers.channels.config import (
    AlertmanagerConfig,
    AppriseConfig,
    ChannelConfig,
    ConsoleConfig,
    JsonLinesConfig,
    SmtpConfig,
    WebhookConfig,
    checked_url,
)
from workers.channels.console import ConsoleChannel
from workers.channels.guard import Guard
from workers.channels.http import Poster
from workers.channels.jsonl import JsonLinesChannel
from workers.channels.kafka import KafkaChannel
from workers.channels.rendering import Templates
from workers.channels.smtp import SmtpChannel
from workers.channels.webhook import WebhookChannel
from workers.settings import is_host_and_port


class ChannelSettings(Protocol):
    """What the surroundings of channels come from; ``workers.settings.Settings`` has it."""

    @property
    def allowed_addresses(self) -> tuple[str, ...]:
        """Networks, such as ``10.0.0.0/8``."""
        ...

    @property
    def templates(self) -> Path | None:
        """The folder of the user's own templates."""
        ...

    @property
    def brokers(self) -> tuple[str, ...]:
        """Each host:port of the worker's own broker."""
        ...

    @property
    def topic_prefix(self) -> str:
        """Before the names of the road's own topics."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What channels of one worker have in common."""

    guard: Guard = field(default_factory=Guard)
    templates: Templates = field(default_factory=Templates)
    brokers: Sequence[str] = ()
    """Of a Kafka channel that names none."""
    forbidden_topics: frozenset[str] = frozenset()
    """The road's own: a message there would come back as an alert, or as a dead letter."""
    tls: ssl.SSLContext | None = None
    """Whom HTTPS trusts; the system's authorities when left out."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    clock: Callable[[], datetime] = utc_now

    @classmethod
    def of(cls, settings: ChannelSettings, own_topics: Sequence[str]) -> Self:
        """Those of a worker. ``own_topics``: names without the prefix."""
        return cls(
            guard=Guard(ip_network(network) for network in settings.allowed_addresses),
            templates=Templates(settings.templates),
            brokers=settings.brokers,
            forbidden_topics=frozenset(settings.topic_prefix + name for name in own_topics),
        )


def build(name: str, config: ChannelConfig, around: Surroundings) -> Channel:
    """The channel that ``config`` describes; it has not connected to anything yet.

    Raises ChannelError that names the channel, what is wrong, and what to do: a variable that is not set, a secret that
    is none, a template that is not there.
    """
    try:
        return _build(name, config, around)
    except ChannelError as error:
        raise ChannelError(f"Channel {name}: {error.message}", error.hint) from None


def _build(name: str, config: ChannelConfig, around: Surroundings) -> Channel:
    if isinstance(config, AppriseConfig | SmtpConfig | ConsoleConfig):
        around.templates.check(config.template)
        return _told(name, config, around)
    if isinstance(config, WebhookConfig | AlertmanagerConfig):
        return _posted(config, around)
    if isinstance(config, JsonLinesConfig):
        return JsonLinesChannel(config.path)
    if config.topic in around.forbidden_topics:
        raise ChannelError(f"{config.topic} is a topic of Tasrih's own road.", "Name another topic.")
    brokers = _brokers(around, config.brokers_env) if config.brokers_env else around.brokers
    return KafkaChannel(brokers, config.topic, seconds=config.timeout)


def _told(name: str, config: AppriseConfig | SmtpConfig | ConsoleConfig, around: Surroundings) -> Channel:
    if isinstance(config, ConsoleConfig):
        return ConsoleChannel(around.templates, config.template)
    if isinstance(config, AppriseConfig):
        return AppriseChannel(
            name, _secret(around, config.url_env), templates=around.templates, template=config.template,
            form=config.format, marks=config.marks, seconds=config.timeout / 2, concurrency=config.concurrency,
        )  # fmt: skip
    login = None
    if config.user_env and config.password_env:
        login = (_secret(around, config.user_env), _secret(around, config.password_env))
    return SmtpChannel(
        config.host, config.port, around.guard.for_channel(config.concurrency), security=config.security,
        sender=config.sender, to=config.to, login=login, templates=around.templates, template=config.template,
        seconds=config.timeout, tls=around.tls,
    )  # fmt: skip


def _posted(config: WebhookConfig | AlertmanagerConfig, around: Surroundings) -> Channel:
    poster = Poster(around.guard, connections=config.concurrency, tls=around.tls)
    if isinstance(config, AlertmanagerConfig):
        return AlertmanagerChannel(
            config.url, poster, seconds=config.timeout, lasts=timedelta(minutes=config.lasts), labels=config.labels,
            token=_token(around, config.token_env) if config.token_env else None, clock=around.clock,
        )  # fmt: skip
    url = config.url or _url_of(around, config.url_env or "")
    secrets = [_secret(around, variable) for variable in config.secrets_env]
    return WebhookChannel(url, secrets, poster, seconds=config.timeout, redirects=config.redirects, clock=around.clock)


def _url_of(around: Surroundings, variable: str) -> str:
    try:
        return checked_url(_secret(around, variable))
    except ValueError:
        raise ChannelError(f"The environment variable {variable} holds no url.", "Write https://HOST/PATH.") from None


def _brokers(around: Surroundings, variable: str) -> list[str]:
    brokers = [broker.strip() for broker in _secret(around, variable).split(",")]
    if not all(map(is_host_and_port, brokers)):
        raise ChannelError(
            f"The environment variable {variable} is not host:port, or several with commas between.",
            "Write kafka1.example:9092,kafka2.example:9092.",
        )
    return brokers


def _token(around: Surroundings, variable: str) -> str:
    """What a header can carry: HTTP's own error would repeat the token in the reason, for all who see the deliveries."""
    token = _secret(around, variable)
    if not token.isascii() or not token.isprintable():
        raise ChannelError(
            f"The environment variable {variable} holds no token.", "Write it in one line of ASCII characters."
        )
    return token


def _secret(around: Surroundings, variable: str) -> str:
    value = around.environ.get(variable, "")
    if not value.strip():
        raise ChannelError(f"The environment variable {variable} is not set.", f"Set {variable} where the worker runs.")
    return value.strip()
