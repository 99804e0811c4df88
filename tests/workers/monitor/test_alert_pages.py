"""Pages of the list: nothing twice, nothing missing, filters included; on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest

from schemas import Act, Alert, AlertKind, OfficialReason, Speaker, derive_id
from workers.monitor import alert_pages
from workers.monitor.alert_pages import PAGE, alert_page
from workers.monitor.views.filters import Filter
from workers.store import AlertFilter, Store

MakeAlert = Callable[..., Alert]
MANY = 2 * PAGE + 7


@pytest.fixture
async def many(database_url: str, make_alert: MakeAlert) -> AsyncIterator[Store]:
    """MANY alerts; each tenth is a denial by a minister of Egypt, of a «كوكب»."""
    minister = Speaker(name="هشام البستاوي", role="وزير المالية", country="EG", resolved_by="mention")
    events = []
    for number in range(MANY):
        alert = make_alert(f"n{number}", article=f"a{number}")
        if number % 10 == 0:
            alert = make_alert(f"n{number}", article=f"a{number}", speaker=minister, content="لا وجود للكوكب")
            said = alert.statements[0].model_copy(update={"act": Act.DENY})
            alert = alert.model_copy(update={"statements": (said,), "official_reason": OfficialReason.GOVERNMENT})
        events.append(alert)
    # A carrier that joins brings neither a new place in the list nor words of its own into the filter.
    events.append(make_alert("n1", article="z1", kind=AlertKind.CORROBORATED, content="كوكب آخر"))
    async with await Store.open(database_url) as opened:
        await opened.save(events)
        yield opened


async def walk(store: Store, wanted: Filter) -> list[str]:
    """The ids of all pages, one after the other."""
    ids: list[str] = []
    before: int | None = None
    while True:
        page = await alert_page(store, wanted, before)
        assert len(page.alerts) <= PAGE
        assert all(wanted.takes(alert) for _, alert in page.alerts)
        ids += [str(alert.alert_id) for _, alert in page.alerts]
        if page.next is None:
            return ids
        before = page.next


def names(*numbers: int) -> list[str]:
    return [str(derive_id("alert", f"n{number}")) for number in numbers]


async def test_all_pages_are_all_alerts_the_newest_first(many: Store) -> None:
    assert await walk(many, Filter()) == names(*reversed(range(MANY)))


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "كوكب"}, {"who": "هشام"}, {"act": "deny"}, {"country": "eg"}, {"official": "government"},
        {"words": "كوكب", "who": "ماليه", "act": "deny", "country": "EG", "official": "government"},
    ],
)  # fmt: skip
@pytest.mark.parametrize("read", [alert_pages._READ, 8, 1])
async def test_filters_go_through_all_pages(
    many: Store, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], read: int
) -> None:
    monkeypatch.setattr(alert_pages, "_READ", read)
    assert await walk(many, Filter.of(asked)) == names(*reversed(range(0, MANY, 10)))


async def test_nothing_matches(many: Store) -> None:
    for asked in ({"words": "قمر"}, {"act": "threaten"}, {"country": "SA"}, {"words": "كوكب", "country": "SY"}):
        assert await walk(many, Filter.of(asked)) == []


async def test_a_filter_that_many_pass_has_pages_too(many: Store) -> None:
    found = await walk(many, Filter.of({"act": "announce"}))
    assert found == names(*(number for number in reversed(range(MANY)) if number % 10))


async def test_candidates_have_words_only_where_they_are_asked_for(many: Store) -> None:
    (newest, *_) = await many.candidates(AlertFilter(country="EG"), None, 3, said=True)
    assert (newest.who, newest.said) == ("هشام البستاوي وزير المالية", "لا وجود للكوكب")
    assert (await many.candidates(AlertFilter(country="EG"), newest.seq, 1, said=False))[0].said == ""


async def test_an_empty_database(database_url: str) -> None:
    async with await Store.open(database_url) as empty:
        assert await walk(empty, Filter()) == []
        assert await walk(empty, Filter.of({"words": "كوكب"})) == []
        assert await empty.alerts_numbered([]) == []
