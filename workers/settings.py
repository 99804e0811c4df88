"""All settings of a worker: one frozen class. Nothing else reads the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from schemas.clean_article import MAX_ARTICLE_CHARS
from workers.errors import SettingsError

StageName = Literal["clean", "tag", "extract", "judge", "deliver"]
LogLevel = Literal["critical", "error", "warning", "info", "debug"]

STAGES: Final[tuple[StageName, ...]] = ("clean", "tag", "extract", "judge", "deliver")
"""The stages in the order of the road."""

MAX_MESSAGE_BYTES: Final = 20 * 1024 * 1024
"""Largest message that the topics take: wide enough for what ought to become a dead letter with its bytes intact.
base64 makes a dead letter a third longer than what it holds."""

_LAST_PORT: Final = 65535
_SECRET: Final = frozenset({"database_url", "monitor_token", "monitor_viewer_token"})
"""Settings that hold a secret, or may: errors name them without their value."""
_ALIKE: Final = 0.9
"""A letter too many, too few or another one, of ten."""
_HOST_PORT: Final = re.compile(r"(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:]+\]):(?P<port>\d{1,5})")
_SINK: Final = re.compile(r"database|console|jsonl:.+")


def _split(value: Any) -> Any:
    """``a,b`` as the environment gives it, to ("a", "b")."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


class Settings(BaseSettings):
    """Read from the environment (``TASRIH_BROKER`` …) where no argument is given. Immutable: pass it on."""

    model_config = SettingsConfigDict(
        env_prefix="TASRIH_", frozen=True, extra="forbid", use_attribute_docstrings=True, env_ignore_empty=True
    )

    app_id: str = Field(default="tasrih", pattern=r"^[A-Za-z0-9._-]{1,100}$")
    """Prefix of the consumer groups. Another id is another reader of the same topics, from their beginning."""
    broker: str = "127.0.0.1:9092"
    """host:port of the Kafka brokers to ask first, separated by commas."""
    embedded: bool = False
    """The broker is the embedded one: its group joins wait for half the rebalance timeout and its fetches for all of
    the wait time, so both are shortened."""
    partitions: int = Field(default=8, ge=1, le=1000)
    """Of every topic: a table's changelog and its source must have equally many."""
    topic_prefix: str = Field(default="", pattern=r"^[A-Za-z0-9._-]{0,100}$")
    """Before the name of every topic, for a cluster shared with others: ``news.`` makes ``news.raw-articles``."""
    session_timeout: float = Field(default=15.0, ge=2, le=60)
    """Seconds after which a worker that died is noticed and its partitions go to another."""
    replication_factor: int = Field(default=1, ge=1, le=9)

    stages: Annotated[tuple[StageName, ...], NoDecode] = STAGES
    """What this worker runs. One that runs only some has a consumer group of its own name."""
    sinks: Annotated[tuple[str, ...], NoDecode] = ("database",)
    """Where the stage ``deliver`` writes: ``database``, ``console``, ``jsonl:PATH``."""
    database_url: str = "sqlite:///var/tasrih.db"
    """``sqlite:///PATH`` or ``postgresql://user:password@host/name``."""
    archive_days: int = Field(default=365, ge=0, le=100 * 365)
    """So many days after it was read an article and its statements stay in the database, to be shown and searched; 0: for
    ever. Alerts stay."""
    data_dir: Path = Path("var/tasrih")
    """Where the worker keeps its tables. One directory for each worker of a machine."""
    store: Literal["memory", "rocksdb"] = "memory"
    """Where the judge's memory lives beside its changelog topic; ``rocksdb`` needs the extra of that name."""
    memory_statements: int = Field(default=1_000_000, ge=1_000)
    """Of so many remembered statements the judge holds the index in the process, about 250 bytes each; the speakers
    asked for last. The others are read from the store when they speak again."""

    knowledge: Path | None = None
    """A file of bodies and persons of your own, merged over ours (docs/operations.md); every worker needs the same one."""
    subscriptions: Path | None = None
    """A YAML file that says who is told what, when and where (docs/subscriptions.md); read anew when it changes."""
    templates: Path | None = None
    """A folder of message templates of your own, before ours (docs/delivery.md)."""
    allowed_addresses: Annotated[tuple[str, ...], NoDecode] = ()
    """Networks that webhooks and mail may reach though they are not public, such as ``10.0.0.0/8,127.0.0.1``."""
    window_hours: float = Field(default=72.0, gt=0, le=24 * 365)
    """Hours of publication time within which a statement is a repeat and not news."""
    first_start_grace_hours: float = Field(default=1.0, ge=0, le=24 * 365)
    """When the first worker of a group starts, raw articles that came onto the topic longer ago than this are back-fill:
    they fill the memory and alert nobody."""
    operating_point: Literal["balanced", "precise"] = "balanced"
    """How sure a statement must be to raise an alert: ``balanced``, or ``precise`` (docs/language.md has the figures)."""
    max_article_bytes: int = Field(default=4 * MAX_ARTICLE_CHARS, ge=1_000, le=MAX_MESSAGE_BYTES)
    """Longer messages are dead letters (reason ``too_large``): a stage must stay within milliseconds."""
    dead_letter_limit: int | None = Field(default=None, ge=1)
    """Stop the worker, with exit code 1, after so many dead letters within a minute. None: never."""

    web_host: str = "127.0.0.1"
    web_port: int = Field(default=0, ge=0, le=65535)
    """Port of the worker's metrics (``/metrics``); 0: none."""
    monitor_host: str = Field(default="127.0.0.1", min_length=1)
    """Address that the newsroom screen is served on. Off the loopback interface it needs a token or a proxy."""
    monitor_port: int = Field(default=8620, ge=0, le=65535)
    """0: any that is free."""
    monitor_token: SecretStr | None = Field(default=None, min_length=16)
    """Whoever shows it is an editor of the screen."""
    monitor_viewer_token: SecretStr | None = Field(default=None, min_length=16)
    """Whoever shows it may see everything and change nothing."""
    monitor_proxy_header: str | None = Field(default=None, pattern=r"^[A-Za-z0-9-]+$")
    """Header in which a proxy tells the name of the reader whom it has signed in, such as ``X-Forwarded-User``."""
    monitor_proxy_addresses: Annotated[tuple[str, ...], NoDecode] = ()
    """Networks of that proxy. The header counts from nowhere else."""
    monitor_editors: Annotated[tuple[str, ...], NoDecode] = ()
    """Those of the proxy's readers who are editors, ``*`` for all; the others are viewers."""
    monitor_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Names by which browsers call the screen, such as ``news.example``. Addresses and ``localhost`` need none."""
    monitor_zone: str = "UTC"
    """IANA name of the zone by whose days the screen counts what a speaker said, such as ``Asia/Riyadh``."""
    log_level: LogLevel = "info"
    log_format: Literal["console", "json"] = "console"

    @field_validator(
        "stages", "sinks", "allowed_addresses", "monitor_proxy_addresses", "monitor_editors", "monitor_hosts",
        mode="before",
    )  # fmt: skip
    @classmethod
    def _split_list(cls, value: Any) -> Any:
        return _split(value)

    @field_validator("stages")
    @classmethod
    def _in_road_order(cls, value: tuple[StageName, ...]) -> tuple[StageName, ...]:
        if not value:
            raise ValueError(f"no stage is named; take some of {', '.join(STAGES)}")
        return tuple(stage for stage in STAGES if stage in value)

    @field_validator("sinks")
    @classmethod
    def _known_sinks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for sink in value:
            if not _SINK.fullmatch(sink):
                raise ValueError(f"no sink is called {sink!r}; take database, console or jsonl:PATH")
        if len(set(value)) != len(value):
            raise ValueError(f"a sink is named twice: {', '.join(value)}")
        return value

    @field_validator("allowed_addresses", "monitor_proxy_addresses")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            try:
                ip_network(network)
            except ValueError:
                raise ValueError(f"{network!r} is no network; write 10.0.0.0/8 or 127.0.0.1") from None
        return value

    @field_validator("monitor_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (OSError, ValueError, ZoneInfoNotFoundError):
            raise ValueError(f"{value!r} is no zone; write an IANA name such as Asia/Riyadh") from None
        return value

    @field_validator("broker")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        for address in value.split(","):
            if not is_host_and_port(address.strip()):
                raise ValueError(f"{address.strip()!r} is not host:port, such as 127.0.0.1:9092")
        return ",".join(address.strip() for address in value.split(","))

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not re.match(r"(sqlite|postgresql)(\+\w+)?://", value):
            raise ValueError(
                f"{value.split(':', 1)[0]!r} is no database of ours; take sqlite:///PATH or postgresql://…"
            )
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.embedded and self.replication_factor > 1:
            raise ValueError("the embedded broker is a single one: replication_factor must be 1")
        if self.embedded and "," in self.broker:
            raise ValueError("the embedded broker is a single one: broker must be one host:port")
        if "deliver" in self.stages and not self.sinks:
            raise ValueError("stage deliver has no sink to write to; name one in sinks, or leave deliver out of stages")
        if self.subscriptions and "deliver" in self.stages and "database" not in self.sinks:
            raise ValueError("subscriptions need the database, which keeps what is to be sent; add database to sinks")
        if self.store == "rocksdb" and find_spec("rocksdict") is None:
            raise ValueError("store rocksdb needs the package rocksdict: install tasrih[rocksdb]")
        return self

    @property
    def brokers(self) -> tuple[str, ...]:
        """Each host:port on its own."""
        return tuple(self.broker.split(","))

    @property
    def group_id(self) -> str:
        """The consumer group: ``tasrih``, or ``tasrih-clean-tag`` for a worker that runs only these stages."""
        return self.app_id if self.stages == STAGES else "-".join((self.app_id, *self.stages))


def is_host_and_port(address: str) -> bool:
    """Whether ``address`` is such as ``kafka1:9092``, ``10.0.0.7:9092`` or ``[::1]:9092``."""
    found = _HOST_PORT.fullmatch(address)
    return found is not None and int(found["port"]) <= _LAST_PORT


def misspelt(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that look as if they were settings and are none, each with the setting that may be meant.

    Others may begin with TASRIH_ too: those that a subscriptions file names, and those of the containers.
    """
    prefix = str(Settings.model_config["env_prefix"])
    known = {(prefix + name).upper() for name in Settings.model_fields}
    found: dict[str, str] = {}
    for name in environ:
        spelt = name.upper()
        near = get_close_matches(spelt, known, n=1, cutoff=_ALIKE) if spelt.startswith(prefix) else []
        if near and spelt not in known:
            found[name] = near[0]
    return found


def load_settings(**given: Any) -> Settings:
    """Settings from ``given`` and, for the rest, the environment.

    Raises SettingsError with one line for each setting that is wrong, named as in the environment.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        lines = []
        for fault in error.errors():
            name = str(fault["loc"][0]) if fault["loc"] else ""
            text = str(fault["ctx"]["error"]) if "error" in fault.get("ctx", {}) else fault["msg"]
            given_text = "" if name in _SECRET else f"={fault['input']!s:.80}"
            lines.append(f"TASRIH_{name.upper()}{given_text}: {text}" if name else text)
        raise SettingsError(
            "The settings cannot work: " + "; ".join(lines), "Correct the environment variable or the option named."
        ) from None
