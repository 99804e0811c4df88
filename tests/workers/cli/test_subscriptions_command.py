"""``tasrih subscriptions``: check, list, test."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.workers.cli.conftest import Run

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "deploy" / "subscriptions.example.yml"
BANK = ROOT / "workers/cli/demo_articles/alnakheel-exchange-rate.txt"
DEMO = ROOT / "workers/cli/demo_articles"

BOOK = """\
channels:
  screen: {type: console}
  hook: {type: webhook, url: "https://desk.example/hook", secrets_env: [DESK_SECRET]}
subscriptions:
  banks:
    title: البنوك
    who: {role: محافظ البنك المركزي}
    words: تضخم
    to: screen
  ministers:
    who: {role: وزير}
    minimum_outlets: 2
    to: screen
    digest: {daily: 07:30}
    zone: Asia/Riyadh
  off: {to: screen, enabled: false}
silences:
  - {reason: انتهى, until: 2020-01-01 00:00}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.yml"
    path.write_text(BOOK, encoding="utf-8")
    return path


def test_check(run: Run, book: Path) -> None:
    ran = run("subscriptions", "check", book)
    assert ran.code == 0
    assert ran.out == f"{book} can be used: 3 subscriptions, 2 channels, 1 silence.\n"
    assert "channel hook is not used by any subscription" in ran.err
    assert "channel hook needs the environment variable DESK_SECRET, which is not set here" in ran.err
    assert "subscription off is switched off" in ran.err
    assert "the silence «انتهى» is over" in ran.err


def test_check_finds_what_the_environment_has(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_SECRET", "whsec_x")
    assert "DESK_SECRET" not in run("subscriptions", "check", book).err


def test_check_tells_file_line_and_what_to_write(run: Run, book: Path) -> None:
    book.write_text(BOOK.replace("words: تضخم", "wrds: تضخم").replace("Asia/Riyadh", "Riyad"), encoding="utf-8")
    ran = run("subscriptions", "check", book)
    assert ran.code == 2
    assert ran.out == ""
    assert f"{book}:8: subscriptions.banks.wrds: 'wrds' is nothing that is known here; did you mean words?" in ran.err
    assert f"{book}:15: subscriptions.ministers.zone: 'Riyad' is no time zone" in ran.err
    assert "docs/subscriptions.md" in ran.err


def test_check_as_json(run: Run, book: Path) -> None:
    (row,) = run("subscriptions", "check", book, "--json").rows
    assert (row["subscriptions"], row["channels"], row["silences"], len(row["warnings"])) == (3, 2, 1, 4)


def test_file_comes_from_the_settings(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TASRIH_SUBSCRIPTIONS", str(book))
    assert run("subscriptions", "check").code == 0
    assert run("subscriptions", "list").code == 0


def test_no_file(run: Run) -> None:
    ran = run("subscriptions", "list")
    assert ran.code == 2
    assert "set TASRIH_SUBSCRIPTIONS" in ran.err


def test_list(run: Run, book: Path) -> None:
    lines = run("subscriptions", "list", "--file", book).out.splitlines()
    assert len(lines) == 4
    assert "banks (البنوك)" in lines[1]
    assert "who: محافظ البنك المركزي; words: تضخم" in lines[1]
    assert "daily at 07:30 Asia/Riyadh" in lines[2]
    assert "2 outlets" in lines[2]
    assert "switched off" in lines[3]


def test_list_as_json(run: Run, book: Path) -> None:
    rows = run("subscriptions", "list", "--file", book, "--json").rows
    assert [row["subscription"] for row in rows] == ["banks", "ministers", "off"]
    assert rows[0]["who"] == {"any": [{"role": ["محافظ البنك المركزي"]}]}
    assert rows[1]["zone"] == "Asia/Riyadh"


def test_test_shows_every_subscription_with_every_reason(run: Run, book: Path) -> None:
    ran = run("subscriptions", "test", BANK, "--file", book, "--at", "2026-03-04T12:00Z")
    assert ran.code == 0
    assert "taken by 1 of 3 subscriptions" in ran.out
    assert "TAKES banks → screen, due 2026-03-04 12:00:00 UTC" in ran.out
    assert re.search(r"\+ words: has «التضخم» for تضخم", ran.out)
    assert "no    ministers" in ran.out
    assert "- minimum_outlets: 1 of 2" in ran.out
    assert "- switched_on: enabled is false" in ran.out


def test_test_shows_only_what_is_asked_for(run: Run, book: Path) -> None:
    taken = run("subscriptions", "test", BANK, DEMO / "alnakheel-floods.html", "--file", book, "--taken")
    assert "ministers" not in taken.out
    assert taken.out.count("●") == 1, "what nobody takes is left out"
    assert taken.err == "2 alerts, 1 taken.\n"
    only = run("subscriptions", "test", BANK, "--file", book, "--subscription", "off").out
    assert "no    off" in only
    assert "banks" not in only


def test_test_unknown_subscription(run: Run, book: Path) -> None:
    ran = run("subscriptions", "test", BANK, "--file", book, "--subscription", "nobody")
    assert ran.code == 2
    assert "no subscription 'nobody'" in ran.err


def test_test_wrong_moment(run: Run, book: Path) -> None:
    for moment in ("noon", "0001-01-01T00:00+14:00"):
        assert run("subscriptions", "test", BANK, "--file", book, "--at", moment).code == 2


def test_test_as_json(run: Run, book: Path) -> None:
    (row,) = run("subscriptions", "test", BANK, "--file", book, "--json", "--at", "2026-03-04T12:00Z").rows
    assert row["alert"]["kind"] == "new"
    decisions = {one["subscription"]: one for one in row["decisions"]}
    assert decisions["banks"]["takes"]
    assert decisions["banks"]["due_at"] == "2026-03-04T12:00:00+00:00"
    assert {why["condition"] for why in decisions["banks"]["reasons"]} >= {"kind", "who", "words", "official_only"}
    assert not decisions["ministers"]["takes"]


def test_an_outlet_pushes_an_alert_over_the_line(run: Run, book: Path) -> None:
    rows = run("subscriptions", "test", DEMO, "--file", book, "--json", "--subscription", "ministers").rows
    taken = [row for row in rows if row["decisions"][0]["takes"]]
    assert taken
    assert {row["alert"]["kind"] for row in taken} == {"corroborated"}
    ids = [row["alert"]["alert_id"] for row in taken]
    assert len(ids) == len(set(ids)), "an alert is told once"


def test_what_raises_no_alert_is_told(run: Run, book: Path) -> None:
    ran = run("subscriptions", "test", DEMO / "alnakheel-wheat.txt", "--file", book)
    assert ran.out == ""
    assert "no alert: no_official_statement" in ran.err


def test_what_cannot_be_read_ends_with_2(run: Run, book: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": ', encoding="utf-8")
    assert run("subscriptions", "test", broken, "--file", book).code == 2


def test_the_example_can_be_used(run: Run) -> None:
    ran = run("subscriptions", "check", EXAMPLE, "--json")
    assert ran.code == 0
    warnings = json.loads(ran.out)["warnings"]
    assert all("environment variable" in one or "is over" in one for one in warnings)


def test_the_example_takes_what_it_says(run: Run) -> None:
    rows = run("subscriptions", "test", DEMO, "--file", EXAMPLE, "--json", "--taken").rows
    taken = {one["subscription"] for row in rows for one in row["decisions"]}
    assert {"everything", "central-banks", "morning-and-evening"} <= taken
    assert "nuclear-file" not in taken


def test_the_quick_start_shows_what_is_printed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs/subscriptions.md").read_text(encoding="utf-8").split("## Quick start")[1].split("\n## ")[0]
    (tmp_path / "my.yml").write_text(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0], encoding="utf-8")
    (tmp_path / "workers").symlink_to(ROOT / "workers")
    monkeypatch.chdir(tmp_path)
    tried = 0
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        for command, shown in re.findall(r"^\$ tasrih (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            if command.startswith("subscriptions "):
                ran = run(*command.split())
                printed = [line.rstrip() for line in (ran.out + ran.err).splitlines()]
                assert [line for line in shown.splitlines() if line != "…" and line not in printed] == [], command
                tried += 1
    assert tried == 3
