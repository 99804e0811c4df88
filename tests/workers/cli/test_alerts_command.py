import asyncio
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from schemas import Alert, AlertKind, Speaker
from tests.interrupts import heed_interrupts
from workers.cli.alerts import Seen
from workers.cli.exits import ExitCode
from workers.store import Store

NOW = datetime.now(UTC)


async def _save(url: str, alerts: list[Alert]) -> None:
    async with await Store.open(url) as store:
        await store.save(alerts)


@pytest.fixture
def database(tmp_path: Path, make_alert) -> str:
    url = f"sqlite:///{tmp_path}/alerts.db"
    minister = Speaker(name="راشد البدراوي", role="وزير النقل", country="JO", resolved_by="mention")
    alerts = [
        make_alert("old", article="a0", made=NOW - timedelta(days=3)),
        make_alert("talks", article="a1", made=NOW - timedelta(hours=2)),
        make_alert("talks", article="a2", kind=AlertKind.CORROBORATED, outlet="الضفاف", made=NOW - timedelta(hours=1)),
        make_alert("bridge", article="a3", made=NOW, speaker=minister, speaker_key="xx.transport", outlet="الميناء"),
    ]
    asyncio.run(_save(url, alerts))
    return url


def articles(ran) -> list[str]:
    return [row["carriers"][0]["source"] for row in ran.rows]


def test_the_latest_last_with_every_carrier(run, database: str) -> None:
    ran = run("alerts", "--database", database, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert articles(ran) == ["a0.txt", "a1.txt", "a3.txt"]
    assert [carrier["outlet"] for carrier in ran.rows[1]["carriers"]] == ["وكالة الغد", "الضفاف"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--limit", "1"], ["a3.txt"]),
        (["--since", "24h"], ["a1.txt", "a3.txt"]),
        (["--speaker", "البدراوي"], ["a3.txt"]),
        (["--country", "jo"], ["a3.txt"]),
        (["--outlet", "الضفاف"], ["a1.txt"]),
        (["--outlet", "الضفاف", "--country", "JO"], []),
    ],
)
def test_filters(run, database: str, options: list[str], expected: list[str]) -> None:
    assert articles(run("alerts", "--database", database, "--json", *options)) == expected


def test_for_a_person(run, database: str) -> None:
    shown = run("alerts", "--database", database, "--country", "JO").out
    for told in ("راشد البدراوي", "وزير النقل", "المحادثات ستبدأ يوم الأحد", "الميناء"):
        assert told in shown


def test_nothing_to_show_is_said(run, database: str) -> None:
    ran = run("alerts", "--database", database, "--speaker", "nobody")
    assert (ran.code, ran.out, ran.err) == (0, "", "No alerts.\n")


def test_following_tells_new_alerts_and_outlets_that_join(database: str, make_alert) -> None:
    command = subprocess.Popen(
        [sys.executable, "-m", "workers.cli.main", "alerts", "-f", "-n", "2", "--json", "--database", database],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - it takes no lock
    )
    assert command.stdout is not None
    first = [Alert.model_validate_json(command.stdout.readline()) for _ in range(2)]
    made = datetime.now(UTC)
    joining = make_alert("bridge", article="a4", kind=AlertKind.CORROBORATED, outlet="الساحل", made=made)
    asyncio.run(_save(database, [joining, make_alert("new", article="a5", made=made)]))
    joined, new = sorted(
        (Alert.model_validate_json(command.stdout.readline()) for _ in range(2)), key=lambda alert: alert.kind.value
    )
    command.send_signal(signal.SIGINT)
    _, err = command.communicate(timeout=30)
    assert [alert.kind.value for alert in first] == ["new"] * 2
    assert (joined.kind.value, [carrier.outlet for carrier in joined.carriers]) == ("corroborated", ["الساحل"])
    assert joined.alert_id == first[1].alert_id
    assert (new.kind.value, new.carriers[0].source) == ("new", "a5.txt")
    assert (command.returncode, err) == (ExitCode.INTERRUPTED, "")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (None, "does not exist: there is no file"),
        (b"this is no database at all, but a text" * 50, "is a file, but no SQLite database"),
        (b"", "has no tables of this Tasrih"),
    ],
)
def test_a_database_that_cannot_be_read(run, tmp_path: Path, make: bytes | None, message: str) -> None:
    file = tmp_path / "bad.db"
    if make is not None:
        file.write_bytes(make)
    ran = run("alerts", "--database", f"sqlite:///{file}")
    assert ran.code == ExitCode.NO_DATABASE
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_database_of_no_kind_is_wrong_usage(run) -> None:
    ran = run("alerts", "--database", "mysql://host/name")
    assert ran.code == ExitCode.BAD_INPUT
    assert "TASRIH_DATABASE_URL: 'mysql'" in ran.err


def test_an_alert_is_news_once_and_with_each_outlet_that_joins(make_alert) -> None:
    seen = Seen()
    alert, joining = make_alert(article="a1"), make_alert(article="a2", outlet="ب")
    both = alert.model_copy(update={"carriers": (*alert.carriers, *joining.carriers)})
    assert list(seen.news(alert)) == [alert]
    assert list(seen.news(alert)) == []
    (news,) = seen.news(both)
    assert (news.kind, news.carriers) == (AlertKind.CORROBORATED, joining.carriers)
    assert list(seen.news(both)) == []


def test_an_alert_is_news_again_with_each_correction(make_alert) -> None:
    seen = Seen()
    alert = make_alert()
    (change,) = make_alert(kind=AlertKind.CORRECTED, after="المحادثات ستبدأ يوم الاثنين").changes
    corrected = alert.model_copy(update={"changes": (change,)})
    list(seen.news(alert))
    (news,) = seen.news(corrected)
    assert (news.kind, news.changes, news.carriers) == (AlertKind.CORRECTED, (change,), alert.carriers)
    assert list(seen.news(corrected)) == []
    (again,) = seen.news(corrected.model_copy(update={"changes": (change, change)}))
    assert again.changes == (change,)


def test_a_correction_is_shown_with_its_alert(run, tmp_path: Path, make_alert) -> None:
    url = f"sqlite:///{tmp_path}/corrected.db"
    corrected = make_alert(kind=AlertKind.CORRECTED, after="المحادثات ستبدأ يوم الاثنين", made=NOW)
    asyncio.run(_save(url, [make_alert(made=NOW), corrected]))
    shown = run("alerts", "--database", url).out
    assert (
        "✎ تصحيح (وكالة الغد) — تغيّر رقم، كان: المحادثات ستبدأ يوم الأحد\nصار: المحادثات ستبدأ يوم الاثنين\n" in shown
    )
    assert f"# {corrected.alert_id.hex[:8]}\n" in shown
