"""Migrations make the tables that the code expects, once, however many workers start."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from workers.store import Store, StoreError, upgrade
from workers.store.archive_tables import FULL_TEXT
from workers.store.engine import WRITING, create_engine
from workers.store.migrate import FOLDER, alembic_config, revisions
from workers.store.tables import metadata

REPOSITORY = Path(__file__).parents[3]


async def test_migrations_and_tables_agree(database_url: str) -> None:
    await upgrade(database_url)

    def differences(connection: Connection) -> list[object]:
        def ours(_item: object, name: str | None, *_others: object) -> bool:
            return not (name or "").startswith(FULL_TEXT)

        opts = {"compare_type": True, "compare_server_default": True, "include_object": ours}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, metadata))

    assert await over(database_url, differences) == []


def test_revisions_are_those_of_the_files() -> None:
    newest_first = [one.revision for one in ScriptDirectory(str(FOLDER)).walk_revisions()]
    assert revisions() == newest_first[::-1]


def test_opening_a_database_that_is_current_leaves_alembic_out(database_url: str) -> None:
    """It costs eight megabytes, and the screen has few."""
    asyncio.run(upgrade(database_url))
    program = (
        "import asyncio, sys; from workers.store import Store;"
        "store = asyncio.run(Store.open(sys.argv[1])); print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", program, database_url]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=REPOSITORY)
    assert told.stdout == "False\n"


async def test_words_are_indexed(database_url: str) -> None:
    await upgrade(database_url)
    kept = "pg_indexes" if database_url.startswith("postgresql") else "sqlite_master"
    column = "indexdef" if kept == "pg_indexes" else "sql"
    found = await over(
        database_url, lambda connection: connection.execute(text(f"SELECT {column} FROM {kept}")).scalars().all()
    )
    assert [one for one in found if one and ("USING gin (words)" in str(one) or "USING fts5(words" in str(one))]


async def test_downgrade_leaves_nothing(database_url: str) -> None:
    await upgrade(database_url)
    await over(database_url, lambda connection: command.downgrade(alembic_config(connection), "base"))
    assert await over(database_url, table_names) == ["alembic_version"]
    await upgrade(database_url)
    assert set(metadata.tables) < set(await over(database_url, table_names))


async def test_upgrading_again_changes_nothing(database_url: str, make_alert: object) -> None:
    await upgrade(database_url)
    async with await Store.open(database_url) as store:
        await store.save([make_alert()])  # type: ignore[operator]
    await upgrade(database_url)
    async with await Store.open(database_url) as store:
        assert len(await store.alerts()) == 1


async def test_tasks_that_upgrade_at_once(database_url: str) -> None:
    await asyncio.gather(*(upgrade(database_url) for _ in range(6)))
    assert set(metadata.tables) < set(await over(database_url, table_names))


def test_processes_that_upgrade_at_once(database_url: str) -> None:
    program = "import asyncio, sys; from workers.store import upgrade; asyncio.run(upgrade(sys.argv[1]))"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, database_url], stderr=subprocess.PIPE, text=True, cwd=REPOSITORY
        )
        for _ in range(2)
    ]
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in started]
    assert [code for _, code in ended] == [0, 0], ended


@pytest.mark.parametrize("read_only", [True, False])
async def test_a_newer_database_is_named(database_url: str, read_only: bool) -> None:
    await upgrade(database_url)
    await over(
        database_url, lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    )
    with pytest.raises(StoreError, match=r"newer than this Tasrih.*9999") as raised:
        await Store.open(database_url, read_only=read_only)
    assert "newer one" in raised.value.hint


async def test_reading_needs_tables(postgres_url: str) -> None:
    with pytest.raises(StoreError, match="no tables of this Tasrih"):
        await Store.open(postgres_url, read_only=True)


async def test_sqlite_gets_a_write_ahead_log(sqlite_url: str) -> None:
    await upgrade(sqlite_url)
    connection = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


async def test_a_failed_migration_leaves_no_half(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DDL is part of the transaction on SQLite too, which the driver alone would not do."""

    def fails(connection: Connection) -> None:
        command.upgrade(alembic_config(connection), "head")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        await over(sqlite_url, fails)
    assert await over(sqlite_url, table_names) == []


def table_names(connection: Connection) -> list[str]:
    return sorted(inspect(connection).get_table_names())


async def over(url: str, work: object) -> list[object]:
    engine = create_engine(url, wait=5, read_only=False)
    try:
        async with engine.execution_options(**{WRITING: True}).begin() as connection:
            return await connection.run_sync(work)  # type: ignore[arg-type]
    finally:
        await engine.dispose()
