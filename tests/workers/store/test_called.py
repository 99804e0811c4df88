from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.annotated import Said, make_annotated
from workers.store import Store


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    bank = {"speaker_key": "eg.central_bank", "organisation": "البنك المركزي المصري"}
    async with await Store.open(database_url) as opened:
        await opened.save(
            [
                make_annotated("a1", *(Said(f"قول {at}", name="هشام البستاوي", **bank) for at in range(3))),
                make_annotated("a2", Said("قول", name="أحمد ماهر", **bank)),
                make_annotated("a3", Said("قول", "محمود ناصر", name="محمود ناصر", organisation=None)),
                make_annotated("a4", Said("قول", "xx.100%", name=None, organisation="هيئة 100% x_y")),
            ]
        )
        yield opened


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("البنك", [("البنك المركزي المصري", "eg.central_bank", 4)]),
        ("مركزى", [("البنك المركزي المصري", "eg.central_bank", 4)]),
        ("eg.central_bank", [("البنك المركزي المصري", "eg.central_bank", 4)]),
        ("بستاو", [("هشام البستاوي", None, 3)]),
        ("احمد ماهر", [("أحمد ماهر", None, 1)]),
        ("ناصر", [("محمود ناصر", None, 1)]),
        ("م", [("البنك المركزي المصري", "eg.central_bank", 4), ("أحمد ماهر", None, 1), ("محمود ناصر", None, 1)]),
        ("100%", [("هيئة 100% x_y", "xx.100%", 1)]),
    ],
)
async def test_a_word_of_the_name_begins_so(
    store: Store, typed: str, expected: list[tuple[str, str | None, int]]
) -> None:
    assert [(one.name, one.body, one.statements) for one in await store.called(typed)] == expected


@pytest.mark.parametrize("typed", ["", " ", "ستاوي", "%", "_", "xz", "eg.central", "'; DROP TABLE statements; --"])
async def test_nobody_is_called_so(store: Store, typed: str) -> None:
    assert await store.called(typed) == []


async def test_at_most_so_many(store: Store) -> None:
    assert [one.name for one in await store.called("م", 1)] == ["البنك المركزي المصري"]
