"""A file that changes under a running worker."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from workers.subscriptions.faults import SubscriptionsError
from workers.subscriptions.watch import WatchedBook

HEAD = "channels: {screen: {type: console}}\nsubscriptions:\n"
ONE = HEAD + "  a: {to: screen}\n"
TWO = HEAD + "  b: {to: screen}\n"
"""As long as ONE."""
BAD = HEAD + "  b: {to: scre}\n"


def names(watched: WatchedBook) -> list[str]:
    return [one.name for one in watched.book.subscriptions]


def age(path: Path, seconds: float = 60) -> None:
    """Let the file look as if it had been written a while ago."""
    moment = time.time() - seconds
    os.utime(path, (moment, moment))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "subscriptions.yml"
    file.write_text(ONE)
    return file


def test_nothing_changed(path: Path) -> None:
    watched = WatchedBook(path)
    book = watched.book
    assert not watched.refresh()
    age(path)
    assert not watched.refresh()
    assert watched.book is book


def test_changed(path: Path) -> None:
    watched = WatchedBook(path)
    path.write_text(TWO + "  c: {to: screen}\n")
    assert watched.refresh()
    assert names(watched) == ["b", "c"]
    assert not watched.refresh()


def test_changed_within_one_tick_of_the_clock(path: Path) -> None:
    state = path.stat()
    watched = WatchedBook(path)
    path.write_text(TWO)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert watched.refresh()
    assert names(watched) == ["b"]


def test_replaced_by_a_link_as_kubernetes_does(tmp_path: Path) -> None:
    for name, text in (("one", ONE), ("two", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "subscriptions.yml").write_text(text)
        age(tmp_path / name / "subscriptions.yml")
    current = tmp_path / "current"
    current.symlink_to("one")
    watched = WatchedBook(current / "subscriptions.yml")
    (tmp_path / "next").symlink_to("two")
    (tmp_path / "next").replace(current)
    assert watched.refresh()
    assert names(watched) == ["b"]


def test_a_fault_leaves_the_last_book_in_force_until_it_is_mended(path: Path) -> None:
    watched = WatchedBook(path)
    path.write_text(BAD)
    assert watched.refresh()
    assert names(watched) == ["a"]
    assert watched.error is not None
    assert "no channel 'scre'" in str(watched.error)
    assert not watched.refresh()
    path.write_text(TWO)
    assert watched.refresh()
    assert watched.error is None
    assert names(watched) == ["b"]


def test_a_fault_that_is_taken_back(path: Path) -> None:
    watched = WatchedBook(path)
    path.write_text(BAD)
    assert watched.refresh()
    path.write_text(ONE)
    assert watched.refresh()
    assert watched.error is None
    assert names(watched) == ["a"]


def test_away_for_a_moment(path: Path) -> None:
    watched = WatchedBook(path)
    path.unlink()
    assert watched.refresh()
    assert names(watched) == ["a"]
    assert not watched.refresh()
    path.write_text(ONE)
    age(path)
    assert watched.refresh()
    assert watched.error is None


def test_touched_only(path: Path) -> None:
    watched = WatchedBook(path)
    book = watched.book
    age(path)
    assert not watched.refresh()
    assert watched.book is book


def test_no_file_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(SubscriptionsError, match="No such file"):
        WatchedBook(tmp_path / "none.yml")
