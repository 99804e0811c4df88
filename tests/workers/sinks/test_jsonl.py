"""The JSON Lines file: crashes, rotation, full disks and other people's files."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from schemas import Alert
from workers.errors import TasrihError
from workers.sinks import Delivered, Retry
from workers.sinks.jsonl import JsonLinesSink


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "alerts.jsonl"


@pytest.fixture
async def sink(path: Path) -> AsyncIterator[JsonLinesSink]:
    made = JsonLinesSink(path)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
def alerts(make_alert: Any) -> list[Alert]:
    return [make_alert(f"n{number}", article=f"a{number}") for number in range(4)]


def written(path: Path) -> list[Alert]:
    return [Alert.model_validate_json(line) for line in path.read_bytes().splitlines()]


async def test_lines_are_the_events_in_order_and_readable(sink: JsonLinesSink, path: Path, alerts: list[Alert]) -> None:
    await sink.send(alerts)
    assert written(path) == alerts
    assert "المحادثات ستبدأ" in path.read_text(encoding="utf-8")  # noqa: ASYNC240


async def test_a_line_break_in_the_text_stays_in_its_line(sink: JsonLinesSink, path: Path, make_alert: Any) -> None:
    alert = make_alert(content="سطر\nآخر\u2028ثالث")
    await sink.send([alert])
    assert written(path) == [alert]


class TestCrash:
    @pytest.mark.parametrize("cut", [1, 2, 40, 300, -2])
    async def test_torn_last_line_is_cut_and_written_again(self, path: Path, alerts: list[Alert], cut: int) -> None:
        whole = [alert.model_dump_json().encode() + b"\n" for alert in alerts]
        path.write_bytes(b"".join(whole[:2]) + whole[2][:cut])  # noqa: ASYNC240
        assert await deliver(path, alerts) == [Delivered()]
        assert written(path) == alerts

    async def test_last_line_whole_but_for_its_break_is_kept(self, path: Path, alerts: list[Alert]) -> None:
        path.write_bytes(alerts[0].model_dump_json().encode())  # noqa: ASYNC240
        assert await deliver(path, alerts[:2]) == [Delivered()]
        assert written(path) == alerts[:2]

    async def test_zeros_of_a_power_cut_are_cut(self, path: Path, alerts: list[Alert]) -> None:
        path.write_bytes(alerts[0].model_dump_json().encode() + b"\n" + bytes(512))  # noqa: ASYNC240
        assert await deliver(path, alerts[:2]) == [Delivered()]
        assert written(path) == alerts[:2]

    async def test_a_damaged_line_in_the_middle_is_left_alone(self, path: Path, alerts: list[Alert]) -> None:
        good = [alert.model_dump_json() for alert in alerts]
        path.write_text(f"{good[0]}\nedited by hand\n{good[1]}\n", encoding="utf-8")  # noqa: ASYNC240
        assert await deliver(path, alerts[:3]) == [Delivered()]
        lines = path.read_text(encoding="utf-8").split("\n")  # noqa: ASYNC240
        assert lines == [good[0], "edited by hand", good[1], good[2], ""]


@pytest.mark.parametrize("content", ["بيان صحفي\n", "ملاحظة بلا نهاية", "[]\n", '"a"\n', "42"])
async def test_somebody_elses_file_is_refused_and_untouched(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")  # noqa: ASYNC240
    with pytest.raises(TasrihError, match="something other than alerts"):
        await JsonLinesSink(path).open()
    assert path.read_text(encoding="utf-8") == content  # noqa: ASYNC240


class TestRotation:
    async def test_moved_away(self, sink: JsonLinesSink, path: Path, alerts: list[Alert]) -> None:
        await sink.send(alerts[:2])
        old = path.rename(path.with_name("alerts.jsonl.1"))  # noqa: ASYNC240
        assert await sink.send(alerts[1:]) == Delivered()
        assert (written(old), written(path)) == (alerts[:2], alerts[2:])

    async def test_moved_away_and_created_empty(self, sink: JsonLinesSink, path: Path, alerts: list[Alert]) -> None:
        await sink.send(alerts[:2])
        path.rename(path.with_name("old"))  # noqa: ASYNC240
        path.touch()  # noqa: ASYNC240
        await sink.send(alerts[1:])
        assert written(path) == alerts[2:]

    async def test_truncated_in_place(self, sink: JsonLinesSink, path: Path, alerts: list[Alert]) -> None:
        await sink.send(alerts[:2])
        os.truncate(path, 0)
        await sink.send(alerts[1:])
        assert written(path) == alerts[2:]

    async def test_a_restart_after_rotation_knows_the_rotated_file(self, path: Path, alerts: list[Alert]) -> None:
        await deliver(path, alerts[:2])
        path.rename(path.with_name("alerts.jsonl.1"))  # noqa: ASYNC240
        await deliver(path, alerts)
        assert written(path) == alerts[2:]

    async def test_directory_lost_and_found(self, tmp_path: Path, alerts: list[Alert]) -> None:
        folder = tmp_path / "mount"
        folder.mkdir()
        sink = JsonLinesSink(folder / "alerts.jsonl")
        await sink.open()
        await sink.send(alerts[:1])
        folder.rename(tmp_path / "gone")
        for _ in range(2):
            answer = await sink.send(alerts[1:])
            assert isinstance(answer, Retry)
            assert "No such file or directory" in answer.why
        folder.mkdir()
        assert await sink.send(alerts[1:]) == Delivered()
        assert written(folder / "alerts.jsonl") == alerts[1:]
        await sink.close()


class TestRefusals:
    async def test_missing_directory(self, tmp_path: Path) -> None:
        with pytest.raises(TasrihError, match=r"no/where/alerts\.jsonl: No such file") as raised:
            await JsonLinesSink(tmp_path / "no" / "where" / "alerts.jsonl").open()
        assert "no/where exists" in raised.value.hint

    async def test_directory(self, tmp_path: Path) -> None:
        with pytest.raises(TasrihError, match="Is a directory"):
            await JsonLinesSink(tmp_path).open()

    async def test_second_writer(self, sink: JsonLinesSink, path: Path) -> None:
        with pytest.raises(TasrihError, match="Another process writes"):
            await JsonLinesSink(path).open()
        await sink.close()
        assert await deliver(path, []) == [Delivered()]

    async def test_sending_unopened_is_a_defect(self, path: Path, alerts: list[Alert]) -> None:
        with pytest.raises(RuntimeError, match="before it was opened"):
            await JsonLinesSink(path).send(alerts)


async def test_full_disk_takes_the_half_written_back(
    sink: JsonLinesSink, path: Path, alerts: list[Alert], monkeypatch: pytest.MonkeyPatch
) -> None:
    await sink.send(alerts[:1])
    real_write, room = os.write, [len(alerts[1].model_dump_json().encode()) + 100]

    def write_until_full(descriptor: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done = real_write(descriptor, data[: room[0]])
        room[0] -= done
        return done

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write_until_full)
        answer = await sink.send(alerts)
    assert isinstance(answer, Retry)
    assert "No space left" in answer.why
    assert written(path) == alerts[:1]
    assert await sink.send(alerts) == Delivered()
    assert written(path) == alerts


async def test_delivered_means_flushed(
    sink: JsonLinesSink, path: Path, alerts: list[Alert], monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    real_fsync = os.fsync

    def count(descriptor: int) -> None:
        real_fsync(descriptor)
        flushed.append(path.stat().st_size)

    monkeypatch.setattr(os, "fsync", count)
    await sink.send(alerts)
    assert flushed == [path.stat().st_size]  # noqa: ASYNC240
    await sink.send(alerts)  # nothing new: no flush either
    assert len(flushed) == 1


def test_ids_are_those_of_events_not_of_alerts(make_alert: Any) -> None:
    """Who joins an alert is a line of its own."""
    line = json.loads(make_alert().model_dump_json())
    assert line["id"] != line["alert_id"]


async def deliver(path: Path, events: Sequence[Alert]) -> list[object]:
    """A process of its own: open, send, close."""
    sink = JsonLinesSink(path)
    await sink.open()
    answers = [await sink.send(events)]
    await sink.close()
    return list(answers)
