"""What a database refuses: named, with the place and what to do, and never with the password."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import make_url

from workers.errors import TasrihError
from workers.store import AlertQuery, Store, StoreError, StoreUnavailable, Unstorable, upgrade
from workers.store.migrate import ADVISORY_LOCK
from workers.store.url import async_url, readable

NOBODY = 65534


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///var/x.db", "sqlite+aiosqlite"),
        ("sqlite+pysqlite:////var/x.db", "sqlite+aiosqlite"),
        ("postgresql://u:p@h/d", "postgresql+asyncpg"),
        ("postgresql+psycopg://u:p@h/d", "postgresql+asyncpg"),
        ("postgres://u:p@h/d", "postgresql+asyncpg"),
    ],
)
def test_driver_is_ours(url: str, driver: str) -> None:
    assert async_url(url).drivername == driver


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "is not the url of a database"),
        ("var/tasrih.db", "is not the url of a database"),
        ("postgresql://user:secret@host:port/name", "is not the url of a database"),
        ("mysql://user:secret@host/name", r"mysql://user:\*\*\*@host/name is of a kind"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///file:x?mode=memory&uri=true", "names no file"),
    ],
)
async def test_bad_url(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as raised:
        await Store.open(url)
    assert "secret" not in str(raised.value)
    assert "sqlite:///PATH" in raised.value.hint


def test_readable_url_hides_the_password() -> None:
    assert readable(async_url("postgresql://u:secret@h/d")) == "postgresql://u:***@h/d"


class TestSqliteFile:
    async def test_missing_directories(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match=r"no directory .*/a/b") as raised:
            await Store.open(f"sqlite:///{tmp_path}/a/b/tasrih.db")
        assert f"mkdir -p {tmp_path}/a/b" in raised.value.hint

    async def test_one_missing_directory_is_made(self, tmp_path: Path) -> None:
        async with await Store.open(f"sqlite:///{tmp_path}/var/tasrih.db") as store:
            assert await store.alerts() == []

    async def test_reading_creates_nothing(self, sqlite_url: str, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="does not exist"):
            await Store.open(sqlite_url, read_only=True)
        assert list_of(tmp_path) == []

    async def test_directory(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="is a directory"):
            await Store.open(f"sqlite:///{tmp_path}")

    async def test_other_file(self, sqlite_url: str, tmp_path: Path) -> None:
        (tmp_path / "tasrih.db").write_text("بيان صحفي\n" * 200, encoding="utf-8")
        with pytest.raises(StoreError, match="no SQLite database"):
            await Store.open(sqlite_url)

    async def test_locked(self, sqlite_url: str, make_alert: Any) -> None:
        async with await Store.open(sqlite_url, wait=0.1) as store:
            with locked(sqlite_url):
                with pytest.raises(StoreUnavailable, match=r"tasrih\.db is locked by another process"):
                    await store.save([make_alert()])
                assert await store.alerts() == []  # a reader is not blocked
            await store.save([make_alert()])
            assert len(await store.alerts()) == 1

    async def test_locked_while_migrating(self, sqlite_url: str) -> None:
        with locked(sqlite_url), pytest.raises(StoreUnavailable, match="is locked"):
            await Store.open(sqlite_url, wait=0.1)

    async def test_a_writer_waits_for_the_lock(self, sqlite_url: str, make_alert: Any) -> None:
        async with await Store.open(sqlite_url, wait=10) as store:
            with locked(sqlite_url):
                saving = asyncio.create_task(store.save([make_alert()]))
                await asyncio.sleep(0.2)
                assert not saving.done()
            await saving
            assert len(await store.alerts()) == 1

    async def test_read_only_url(self, sqlite_url: str, make_alert: Any) -> None:
        await upgrade(sqlite_url)
        path = sqlite_url.removeprefix("sqlite:///")
        async with await Store.open(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
            assert await store.alerts() == []
            with pytest.raises(StoreError, match="is read-only") as raised:
                await store.save([make_alert()])
        assert not isinstance(raised.value, StoreUnavailable)

    @pytest.mark.parametrize("mode", [0o777, 0o555])
    async def test_read_only_file(self, open_folder: Path, make_alert: Any, mode: int) -> None:
        await upgrade(f"sqlite:///{open_folder}/tasrih.db")
        set_modes({open_folder / "tasrih.db": 0o444, open_folder: mode})
        with powerless(), pytest.raises(StoreError, match="is read-only") as raised:
            async with await Store.open(f"sqlite:///{open_folder}/tasrih.db") as store:
                await store.save([make_alert()])
        assert "right to write" in raised.value.hint

    @pytest.mark.parametrize(("mode", "message"), [(0o555, "cannot be opened"), (0o000, "Permission denied")])
    async def test_directory_without_rights(self, open_folder: Path, mode: int, message: str) -> None:
        set_modes({open_folder: mode})
        with powerless(), pytest.raises(StoreError, match=message):
            await Store.open(f"sqlite:///{open_folder}/tasrih.db")

    async def test_reader_cannot_write(self, sqlite_url: str, make_alert: Any) -> None:
        await upgrade(sqlite_url)
        async with await Store.open(sqlite_url, read_only=True) as store:
            with pytest.raises(StoreError, match="is read-only"):
                await store.save([make_alert()])


class TestPostgres:
    async def test_wrong_password(self, postgres_url: str, guest: None) -> None:
        url = make_url(postgres_url).set(username="guest", password="wrong-secret")
        with pytest.raises(StoreError, match="refuses the user or the password") as raised:
            await Store.open(url.render_as_string(hide_password=False))
        assert "wrong-secret" not in str(raised.value)
        assert not isinstance(raised.value, StoreUnavailable)

    async def test_user_without_rights(self, postgres_url: str, guest: None) -> None:
        url = make_url(postgres_url).set(username="guest", password="right-secret")
        with pytest.raises(StoreError, match="too few rights"):
            await Store.open(url.render_as_string(hide_password=False))

    async def test_missing_database(self, postgres_url: str) -> None:
        url = make_url(postgres_url).set(database="nowhere").render_as_string(hide_password=False)
        with pytest.raises(StoreError, match="does not exist on its server"):
            await Store.open(url)

    async def test_nobody_listens(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            with pytest.raises(StoreUnavailable, match="does not answer"):
                await Store.open(f"postgresql://u:secret@127.0.0.1:{taken.getsockname()[1]}/d")

    async def test_silent_server(self) -> None:
        server = await asyncio.start_server(lambda _reader, _writer: asyncio.sleep(5), "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(StoreUnavailable, match="does not answer"):
            await Store.open(f"postgresql://u:secret@127.0.0.1:{port}/d", wait=0.3)
        server.close()

    async def test_lost_connection_heals(self, postgres_url: str, make_alert: Any) -> None:
        async with await Store.open(postgres_url) as store:
            await store.save([make_alert()])
            admin = await asyncpg.connect(postgres_url)
            await admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            await admin.close()
            with pytest.raises(StoreUnavailable):
                await store.save([make_alert("other")])
            await store.save([make_alert("other")])
            assert len(await store.alerts(AlertQuery())) == 2

    async def test_locked(self, postgres_url: str, make_alert: Any) -> None:
        async with await Store.open(postgres_url, wait=0.2) as store:
            admin = await asyncpg.connect(postgres_url)
            async with admin.transaction():
                await admin.execute("LOCK TABLE alerts IN EXCLUSIVE MODE")
                with pytest.raises(StoreUnavailable, match="is locked by another transaction"):
                    await store.save([make_alert()])
                assert await store.alerts() == []  # a reader is not blocked
            await admin.close()
            await store.save([make_alert()])
            assert len(await store.alerts()) == 1

    async def test_locked_while_migrating(self, postgres_url: str) -> None:
        admin = await asyncpg.connect(postgres_url)
        async with admin.transaction():
            await admin.execute("SELECT pg_advisory_xact_lock($1)", ADVISORY_LOCK)
            with pytest.raises(StoreUnavailable, match="is locked by another transaction"):
                await Store.open(postgres_url, wait=0.2)
        await admin.close()
        await (await Store.open(postgres_url, wait=0.2)).close()

    async def test_standby(self, postgres_url: str, make_alert: Any) -> None:
        async with await Store.open(postgres_url):
            pass
        admin = await asyncpg.connect(postgres_url)
        await admin.execute(f"ALTER DATABASE {make_url(postgres_url).database} SET default_transaction_read_only = on")
        await admin.close()
        async with await Store.open(postgres_url) as store:
            with pytest.raises(StoreError, match="is read-only"):
                await store.save([make_alert()])

    async def test_value_too_long_for_an_index(self, postgres_url: str, make_alert: Any) -> None:
        async with await Store.open(postgres_url) as store:
            with pytest.raises(Unstorable, match="too long"):
                await store.save([make_alert(speaker_key=os.urandom(8000).hex())])

    @pytest.fixture
    async def guest(self, postgres_url: str) -> AsyncIterator[None]:
        """A user who must give a password and owns nothing."""
        admin = await asyncpg.connect(postgres_url)
        rules = Path(await admin.fetchval("SHOW hba_file"))
        before = _prepend(rules, "local all guest scram-sha-256\n")
        await admin.execute("CREATE ROLE guest LOGIN PASSWORD 'right-secret'")
        await admin.execute("SELECT pg_reload_conf()")
        yield
        rules.write_text(before)  # noqa: ASYNC240
        await admin.execute("SELECT pg_reload_conf()")
        await admin.execute("DROP ROLE guest")
        await admin.close()


def _prepend(file: Path, line: str) -> str:
    before = file.read_text()
    file.write_text(line + before)
    return before


def test_every_error_is_one_that_the_command_line_prints() -> None:
    assert issubclass(StoreError, TasrihError)
    assert issubclass(StoreUnavailable, StoreError)


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another process holds the write lock."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.rollback()
        connection.close()


def set_modes(modes: dict[Path, int]) -> None:
    for path, mode in modes.items():
        path.chmod(mode)


def list_of(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A directory that other users may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def powerless() -> Iterator[None]:
    """Without the rights of root, whom no file mode stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
