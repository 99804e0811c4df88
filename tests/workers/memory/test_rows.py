"""Rows are told apart by their names, and read back as they were packed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.memory.rows import entry_name, entry_names, head_name, segment_name, speaker_of
from workers.memory.segments import EMPTY, Segment, milliseconds, pack_head, terms_of, unpack, unpack_head

keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(keys, keys, st.integers(0, 2**32 - 1), st.uuids())
def test_a_name_tells_its_speaker_and_no_two_rows_share_one(one: str, other: str, number: int, statement: UUID) -> None:
    names = [(key, name) for key in {one, other} for name in (
        head_name(key), segment_name(key, number), entry_name(key, statement),
    )]  # fmt: skip
    assert all(speaker_of(name) == key for key, name in names)
    assert len({name for _, name in names}) == len(names)
    assert list(entry_names(one, [statement.bytes, other_id := bytes(16)])) == [
        entry_name(one, statement), entry_name(one, UUID(bytes=other_id)),
    ]  # fmt: skip


@given(
    st.lists(st.lists(st.sampled_from(["معبر", "قمح", "سوق", "ميناء"]), max_size=5), max_size=5), st.integers(0, 2**50)
)
def test_a_segment_is_read_back_as_it_was_packed(stems: list[list[str]], clock: int) -> None:
    segment = EMPTY
    for number, words in enumerate(stems):
        terms = terms_of(words)
        row = Segment(
            clock - number, bytes([number]) * 16, np.array([number], "<u8"), np.array([-number], "<i8"),
            np.array([len(terms)], "<u2"), terms,
        )  # fmt: skip
        segment = segment.followed_by(row)
    again = unpack(segment.pack())
    assert again.pack() == segment.pack()
    assert (len(again), again.ids) == (len(stems), segment.ids)
    assert again.clock == (clock if stems else 0)
    assert again.terms.tolist() == [term for words in stems for term in terms_of(words)]
    assert again.published.tolist() == [-number for number in range(len(stems))]


def test_a_head_is_read_back_and_there_may_be_none() -> None:
    assert unpack_head(pack_head(3, 70_000)) == (3, 70_000)
    assert unpack_head(None) == (0, 0)


@pytest.mark.parametrize("year", [1969, 1970, 2018, 2300])
def test_milliseconds_are_exact(year: int) -> None:
    moment = datetime(year, 5, 1, 3, 4, 5, 678_999, tzinfo=UTC)
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds(moment)) == moment.replace(
        microsecond=678_000
    )
