"""The file itself: replaced whole or not at all, by whoever has seen its last state."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from workers.subscriptions.book import load, version_of
from workers.subscriptions.editing.changes import Put, UneditableError
from workers.subscriptions.editing.file import ChangedMeanwhileError, UnwritableError, change, draft
from workers.subscriptions.editing.orders import add_silence, remove_subscription, write_subscription
from workers.subscriptions.faults import SubscriptionsError
from workers.subscriptions.refusal import Why
from workers.subscriptions.watch import WatchedBook

TEXT = """\
channels: {desk: {type: console}}
subscriptions:
  # the first
  one: {to: desk, words: [سلاح]}
  two: {to: desk}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.yml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def version(path: Path) -> str:
    return version_of(path.read_bytes())


def words(*wanted: str) -> Any:
    return lambda file: write_subscription(file, "one", {"to": "desk", "words": list(wanted)})


def test_a_change_is_in_force_for_whoever_watches_the_file(path: Path) -> None:
    watched = WatchedBook(path)
    book = change(path, version(path), words("هدنة"))
    assert watched.refresh()
    assert watched.book.version == book.version == version(path)
    assert "# the first" in path.read_text(encoding="utf-8")
    assert [one.name for one in watched.book.subscriptions] == ["one", "two"]


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(path: Path) -> None:
    seen = version(path)
    theirs = TEXT.replace("سلاح", "نفط")
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(ChangedMeanwhileError):
        change(path, seen, words("هدنة"))
    assert path.read_text(encoding="utf-8") == theirs


def test_of_many_who_have_seen_the_same_state_one_is_taken(path: Path) -> None:
    seen, outcomes = version(path), []

    def try_it(number: int) -> None:
        try:
            change(path, seen, words(f"كلمة{number}"))
            outcomes.append("taken")
        except ChangedMeanwhileError:
            outcomes.append("told")

    threads = [threading.Thread(target=try_it, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["taken"] + ["told"] * 7
    load(path)


@pytest.mark.parametrize(
    ("wanted", "why", "steps"),
    [
        ({"to": "nobody"}, Why.NO_CHANNEL, ("to", 0)),
        ({"to": []}, Why.MISSING, ("to",)),
        ({}, Why.MISSING, ("to",)),
        ({"to": "desk", "words": ["..."]}, Why.NO_LETTERS, ("words", "any", 0)),
        ({"to": "desk", "words": ["ن*"]}, Why.STAR_TOO_EARLY, ("words", "any", 0)),
        ({"to": "desk", "who": [{"body": "atlantis"}]}, Why.NO_BODY, ("who", "any", 0, "body", 0)),
        ({"to": "desk", "who": {"none": [{"country": "XX"}]}}, Why.NO_COUNTRY, ("who", "none", 0, "country", 0)),
        ({"to": "desk", "about": [{"name": "x"}, {"id": "nobody.at.all"}]}, Why.NO_ID, ("about", "any", 1, "id", 0)),
        ({"to": "desk", "act": ["shout"]}, Why.CHOICE, ("act", 0)),
        ({"to": "desk", "wait": "soon"}, Why.NO_SPAN, ("wait",)),
        ({"to": "desk", "wait": "2h"}, Why.WAIT_OUT_OF_RANGE, ()),
        ({"to": "desk", "digest": "1s"}, Why.RHYTHM_OUT_OF_RANGE, ("digest",)),
        ({"to": "desk", "digest": {"daily": ["25:00"]}}, Why.NO_TIME, ("digest", "daily", 0)),
        ({"to": "desk", "digest": "1h", "wait": "1m"}, Why.WAIT_WITH_DIGEST, ()),
        ({"to": "desk", "digest": "1h", "most_per_hour": "3"}, Why.LIMIT_WITH_DIGEST, ()),
        ({"to": "desk", "urgent": {"act": ["deny"]}}, Why.NEVER_LATE, ()),
        ({"to": "desk", "zone": "Riyad"}, Why.NO_ZONE, ("zone",)),
        ({"to": "desk", "most_per_hour": "many"}, Why.NO_NUMBER, ("most_per_hour",)),
        ({"to": "desk", "most_per_hour": "0"}, Why.TOO_LITTLE, ("most_per_hour",)),
        ({"to": "desk", "minimum_confidence": "2"}, Why.TOO_MUCH, ("minimum_confidence",)),
        ({"to": "desk", "title": "ط" * 301}, Why.TOO_LONG, ("title",)),
        ({"to": "desk", "quiet_hours": {"from": "8:00", "until": "8:00"}}, Why.QUIET_NEVER, ("quiet_hours", 0)),
        (
            {"to": "desk", "quiet_hours": [{"from": "8:00", "until": "20:00"}, {"from": "20:00", "until": "8:00"}]},
            Why.QUIET_ALWAYS,
            ("quiet_hours",),
        ),
    ],
)  # fmt: skip
def test_what_the_reader_would_refuse_is_never_written(
    path: Path, wanted: dict[str, Any], why: Why, steps: Any
) -> None:
    with pytest.raises(SubscriptionsError) as raised:
        change(path, version(path), lambda file: write_subscription(file, "one", wanted))
    assert path.read_text(encoding="utf-8") == TEXT
    (fault,) = raised.value.faults
    assert fault.why is why
    assert fault.steps == ("subscriptions", "one", *steps)
    assert not fault.line or str(fault.line) in str(raised.value)


@pytest.mark.parametrize("name", ["", " ", "a b", "-x", "x" * 65, "<b>", "a/b", "../x", 'x"', "a:b"])
def test_a_name_that_is_none(path: Path, name: str) -> None:
    with pytest.raises((SubscriptionsError, UneditableError)):
        change(path, version(path), lambda file: write_subscription(file, name, {"to": "desk"}))
    assert path.read_text(encoding="utf-8") == TEXT


def test_the_last_subscription_stays(path: Path) -> None:
    change(path, version(path), lambda file: remove_subscription(file, "two"))
    before = path.read_bytes()
    with pytest.raises(SubscriptionsError) as raised:
        change(path, version(path), lambda file: remove_subscription(file, "one"))
    assert raised.value.faults[0].why is Why.NOBODY_SUBSCRIBES
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "broken",
    ["subscriptions: [", "", "subscriptions: []\n", "subscriptions:\n  - one\n", "- one\n", "subscriptions: {one: }\n",
     "subscriptions: {one: [x]}\n", "text\n", TEXT + "silences: x\n", TEXT.replace("to:", "two:"), "\x00", "\udcff"],
)  # fmt: skip
def test_a_broken_file_is_left_to_whoever_broke_it(path: Path, broken: str) -> None:
    path.write_bytes(broken.encode("utf-8", "surrogateescape"))
    before = path.read_bytes()
    for order in (
        words("هدنة"),
        lambda file: remove_subscription(file, "one"),
        lambda file: add_silence(file, {"reason": "x"}),
    ):
        with pytest.raises(SubscriptionsError):
            change(path, version(path), order)
    assert path.read_bytes() == before


def test_mode_and_link_are_kept(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "linked" / "subscriptions.yml"
    link.parent.mkdir()
    link.symlink_to(path)
    change(link, version(path), words("هدنة"))
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "هدنة" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("mark", "ends"), [("\ufeff", "\n"), ("", "\r\n"), ("\ufeff", "\r\n")])
def test_byte_order_mark_and_line_ends_are_kept(path: Path, mark: str, ends: str) -> None:
    path.write_bytes((mark + TEXT.replace("\n", ends)).encode())
    change(path, version(path), words("هدنة"))
    assert path.read_bytes().decode() == (mark + TEXT.replace("سلاح", "هدنة").replace("\n", ends))


@pytest.mark.parametrize("step", ["fsync", "fchmod"])
def test_when_writing_fails_the_file_is_as_it_was(path: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(UnwritableError, match="No space left on device"):
        change(path, version(path), words("هدنة"))
    assert path.read_text(encoding="utf-8") == TEXT
    assert os.listdir(path.parent) == [path.name], "nothing is left lying about"  # noqa: PTH208


def test_a_folder_that_takes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UnwritableError, match="Permission denied"):
        change(path, version(path), words("هدنة"))
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_reader_never_sees_half_a_file(path: Path) -> None:
    stop, seen = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            seen.append(version(path))
            load(path)

    reader = threading.Thread(target=read)
    reader.start()
    written = {version(path)}
    try:
        for number in range(30):
            change(path, version(path), words(*[f"كلمة{number}"] * 50))
            written.add(version(path))
    finally:
        stop.set()
        reader.join()
    assert set(seen) <= written


def test_a_draft_writes_nothing(path: Path) -> None:
    made = draft(path.read_bytes(), path, lambda _: [Put(("subscriptions", "three"), {"to": "desk"})])
    assert [one.name for one in made.book.subscriptions] == ["one", "two", "three"]
    assert path.read_text(encoding="utf-8") == TEXT
