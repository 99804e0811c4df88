"""A screen to ask: a SQLite store with a few alerts, and clients of whom the screen thinks differently."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest

from schemas import Alert, AlertKind, Speaker
from tests.workers.conftest import NOON
from workers.monitor.app import create_monitor
from workers.monitor.csrf import CSRF_COOKIE
from workers.settings import Settings
from workers.store import Store

MakeAlert = Callable[..., Alert]
CSRF = "the secret of the tests"


def alerts_told(make_alert: MakeAlert) -> list[Alert]:
    """Three alerts: one that two outlets carry, one of an unnamed official, one that was corrected."""
    minister = Speaker(name="هشام البستاوي", role="محافظ البنك المركزي", country="EG", resolved_by="mention")
    source = Speaker(role="مسؤول رفيع", anonymous=True, resolved_by="mention")
    rate = {"speaker": minister, "speaker_key": "eg.central_bank", "content": "سعر الصرف تحت السيطرة"}
    power = {"speaker_key": "sd.electricity", "content": "برنامج القطع ساعتان يوميا"}
    later = [NOON + timedelta(minutes=number) for number in range(10)]
    return [
        make_alert("talks", article="a1", made=later[0]),
        make_alert("talks", article="a2", kind=AlertKind.CORROBORATED, outlet="الضفاف", made=later[1]),
        make_alert("rate", article="b1", outlet="Al-Sahil", made=later[2], **rate),
        make_alert("leak", article="c1", speaker=source, speaker_key="مسؤول", content="الصفقة أُلغيت", made=later[3]),
        make_alert("power", article="d1", made=later[4], **power),
        make_alert("power", article="d1", kind=AlertKind.CORRECTED, after="القطع ثلاث ساعات", made=later[5], **power),
    ]


@pytest.fixture
async def store(sqlite_url: str, make_alert: MakeAlert) -> AsyncIterator[Store]:
    """Open, with the alerts of ``alerts_told``."""
    async with await Store.open(sqlite_url) as opened:
        await opened.save(alerts_told(make_alert))
        yield opened


@asynccontextmanager
async def client_of(store: Store, host: str = "127.0.0.1", **settings: Any) -> AsyncIterator[httpx.AsyncClient]:
    """A browser that asks a screen with ``settings``; it comes from 127.0.0.1 and follows no redirects."""
    app = create_monitor(Settings(**settings), store)
    transport = httpx.ASGITransport(app)
    headers = {"Accept": "text/html", "X-CSRF-Token": CSRF}
    async with httpx.AsyncClient(
        transport=transport, base_url=f"http://{host}", headers=headers, cookies={CSRF_COOKIE: CSRF}
    ) as client:
        yield client


@pytest.fixture
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """An editor: the screen is on the loopback interface. What it posts carries the secret of its cookie."""
    async with client_of(store) as opened:
        yield opened
