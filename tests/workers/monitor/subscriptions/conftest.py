"""A file of subscriptions, a screen that shows it, and the fields of its forms."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.workers.monitor.conftest import client_of
from workers.store import Store
from workers.subscriptions.book import version_of

TEXT = """\
# Who is told what.
zone: Asia/Riyadh
channels:
  desk: {type: webhook, url_env: SECRET_HOOK, secrets_env: [SECRET_KEY]}   # the desk
  screen: {type: console}
subscriptions:

  # Medicine.
  health:
    title: الصحة
    words: [دواء]     # in its forms
    to: desk
  rest: {to: screen}
silences:
  - {reason: تدريب, until: 2020-01-01 00:00, subscriptions: [rest]}
"""
NEW = {"title": "سعر الصرف", "words.any": "الصرف\nالتضخم", "to": "screen", "when": "now", "enabled": "1",
       "official_only": "1", "kinds": ["new", "corrected"], "do": "save"}  # fmt: skip


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def version(path: Path) -> str:
    return version_of(path.read_bytes())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.yml"
    put(path, TEXT)
    return path


@pytest.fixture
async def desk(store: Store, path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(store, subscriptions=path) as client:
        yield client


def fields_of(page: httpx.Response) -> dict[str, Any]:
    """What a browser would send back of the form of a subscription, nothing changed."""
    found: dict[str, Any] = {}
    form = page.text.split('<form class="stack" method="post"')[1].split("</form>")[0]
    for tag in re.findall(r"<input[^>]*>", form):
        parts = {name: html.unescape(value) for name, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        if parts.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        found.setdefault(parts["name"], []).append(parts.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        found[name] = [html.unescape(text)]
    return found
