"""What a subscriptions file may say of a channel: one model a kind, told apart by ``type``.

No secret stands in the file: a field that ends in ``_env`` names the environment variable that holds it. The models
look at nothing but themselves; ``workers.channels.build`` reads the environment and makes the channel.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

EnvName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,99}$")]
"""The name of an environment variable, such as ``NEWSROOM_SECRET``."""
TemplateName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]

LONGEST_TIMEOUT: Final = 120.0
_TOPIC: Final = r"^[A-Za-z0-9._-]{1,249}$"
_MAIL: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")


def checked_url(url: str) -> str:
    """An absolute http or https url without user, password or fragment. Raises ValueError that says what is wrong."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{url!r} is no url: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{url!r} is no url; write https://HOST/PATH")
    if parts.username is not None or parts.password is not None:
        raise ValueError("a url with a user or password keeps a secret in the file; name a variable in url_env instead")
    if parts.fragment:
        raise ValueError(f"{url!r} has a fragment (#…), which is never sent; leave it out")
    if not url.isprintable() or " " in url or not url.isascii():
        raise ValueError(f"{url!r} has characters that a url must spell as %XX")
    return url


def _mail_address(address: str) -> str:
    if not _MAIL.fullmatch(address) or not address.isprintable():
        raise ValueError(f"{address!r} is no mail address; write name@host")
    return address


HttpUrl = Annotated[str, Field(max_length=2000), AfterValidator(checked_url)]
MailAddress = Annotated[str, Field(max_length=320), AfterValidator(_mail_address)]


class _Channel(BaseModel):
    """What every kind has."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    timeout: float = Field(default=20.0, ge=1, le=LONGEST_TIMEOUT)
    """Seconds that one try may take."""
    concurrency: int = Field(default=4, ge=1, le=64)
    """Messages under way to it at once."""


class _Told(_Channel):
    """A channel that people read: its messages are made by a template."""

    template: TemplateName = "default"
    """Which templates make the message: ``NAME.subject.j2``, ``NAME.text.j2``, ``NAME.html.j2`` (docs/delivery.md)."""


class WebhookConfig(_Channel):
    """A POST of JSON, signed as Standard Webhooks 1.0 says."""

    type: Literal["webhook"]
    url: HttpUrl | None = None
    url_env: EnvName | None = None
    """Variable that holds the url, where the url itself is a secret. Either this or ``url``."""
    secrets_env: tuple[EnvName, ...] = Field(min_length=1, max_length=10)
    """Variables that hold the signing secrets (``whsec_`` and base64), the newest first. While one secret takes over
    from another, both are named and every message carries a signature of each."""
    redirects: int = Field(default=0, ge=0, le=5)
    """So many redirects (307, 308) are followed; the default takes one for a failure, as the specification advises."""

    @model_validator(mode="after")
    def _one_url(self) -> Self:
        if (self.url is None) == (self.url_env is None):
            raise ValueError("write either url or url_env")
        return self


class AppriseConfig(_Told):
    """Any of the services that Apprise knows: Slack, Telegram, Teams, mail, SMS and more."""

    type: Literal["apprise"]
    url_env: EnvName
    """Variable that holds the Apprise url (``tgram://…``, ``slack://…``): it has the service's token in it."""
    format: Literal["text", "html"] = "text"
    marks: bool = True
    """Put Unicode's invisible marks of direction into plain text. Off for services that show them as boxes (some SMS)."""


class SmtpConfig(_Told):
    """Mail, with a text and an HTML part."""

    type: Literal["smtp"]
    host: str = Field(min_length=1, max_length=255)
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    """``starttls`` refuses a server that does not offer it; ``tls`` is TLS from the first byte (port 465)."""
    sender: MailAddress
    to: tuple[MailAddress, ...] = Field(min_length=1, max_length=100)
    user_env: EnvName | None = None
    password_env: EnvName | None = None

    @model_validator(mode="after")
    def _login_is_whole(self) -> Self:
        if (self.user_env is None) != (self.password_env is None):
            raise ValueError("user_env and password_env go together")
        if self.password_env is not None and self.security == "none":
            raise ValueError("a password must not go over an open connection; set security to starttls or tls")
        return self


class KafkaConfig(_Channel):
    """A topic: the message as JSON, with CloudEvents headers, keyed by the subscription."""

    type: Literal["kafka"]
    topic: str = Field(pattern=_TOPIC)
    """As it is called on the broker; it must exist. Never one of the road's own topics."""
    brokers: str | None = None
    """host:port, separated by commas; the worker's own broker when left out."""


class JsonLinesConfig(_Channel):
    """A file: one message a line."""

    type: Literal["jsonl"]
    path: Path


class ConsoleConfig(_Told):
    """The worker's standard output."""

    type: Literal["console"]


class AlertmanagerConfig(_Channel):
    """Prometheus' Alertmanager: a point event, that is, an alert that ends by itself."""

    type: Literal["alertmanager"]
    url: HttpUrl
    """Of the Alertmanager, without ``/api/v2/alerts``."""
    lasts: float = Field(default=15.0, gt=0, le=24 * 60)
    """Minutes after which it counts as over. Longer than the receiver's group_wait, or it ends before it is told."""
    labels: dict[Annotated[str, Field(pattern=r"^[a-zA-Z_][a-zA-Z0-9_]*$")], str] = Field(default_factory=dict)
    """More labels, for routing; they must not be ours."""
    token_env: EnvName | None = None
    """Variable that holds a bearer token, for one behind a proxy."""


ChannelConfig = Annotated[
    WebhookConfig | AppriseConfig | SmtpConfig | KafkaConfig | JsonLinesConfig | ConsoleConfig | AlertmanagerConfig,
    Field(discriminator="type"),
]
"""Any of the kinds; pydantic picks the model by ``type``."""


def environment_names(config: ChannelConfig) -> tuple[str, ...]:
    """The environment variables that ``config`` names, in the order of its fields."""
    names: list[str] = []
    for field in type(config).model_fields:
        value = getattr(config, field) if field.endswith("_env") else None
        names += [value] if isinstance(value, str) else list(value or ())
    return tuple(names)


def fingerprint(config: ChannelConfig) -> str:
    """Equal for equal configurations: a channel that was switched off is tried again once its own has changed."""
    return hashlib.sha256(config.model_dump_json().encode()).hexdigest()[:16]
