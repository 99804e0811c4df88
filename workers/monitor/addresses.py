"""Where the pages of things are: the one place that knows, for templates, feeds and the live page's script."""

from __future__ import annotations

from urllib.parse import quote
from uuid import UUID


def alert_address(alert_id: UUID | str) -> str:
    """The page of an alert: ``/alerts/{alert_id}``."""
    return f"/alerts/{alert_id}"


def speaker_address(speaker_key: str) -> str:
    """The page of a speaker or body: ``/speakers/{speaker_key:path}``."""
    return f"/speakers/{quote(speaker_key, safe='')}"


def topic_address(name: str) -> str:
    """The page of a topic or entity, by its canonical name: ``/topics/{name:path}``."""
    return f"/topics/{quote(name, safe='')}"
