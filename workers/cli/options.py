"""Options that several commands share, so that they are called, explained and read alike everywhere."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from workers.settings import Settings, load_settings

BrokerOption = Annotated[
    str | None,
    typer.Option("--broker", metavar="HOST:PORT", help="Kafka broker.", show_default="TASRIH_BROKER or 127.0.0.1:9092"),
]
DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="Database.", show_default="TASRIH_DATABASE_URL or a file in var/"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
JsonLinesOption = Annotated[bool, typer.Option("--jsonl", "--json", help="Print JSON, one object a line.")]


def settings_with(**given: Any) -> Settings:
    """Settings from the environment and those of ``given`` that are not None. Raises SettingsError."""
    return load_settings(**{name: value for name, value in given.items() if value is not None})
