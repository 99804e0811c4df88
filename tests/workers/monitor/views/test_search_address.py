from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from schemas import Act
from workers.monitor.views.moments import begin_of, end_of, read_moment, write_moment
from workers.monitor.views.search_address import LONGEST_NAME, LONGEST_WORDS, Search, read_search


def read(**given: str) -> Search:
    search, faults = read_search(given.items())
    assert not faults
    return search


def fault_in(**given: str) -> tuple[str, str]:
    _, (fault,) = read_search(given.items())
    return fault.parameter, fault.key


def test_every_parameter_is_read_and_written_back_in_one_order() -> None:
    given = {
        "official": "true",
        "until": "2026-03-04",
        "since": "2026-03-01T10:00+03:00",
        "about": "مجلس الأمن",
        "outlet": "سانا",
        "act": "Deny",
        "country": "sy",
        "name": "  سالم   الهادي ",
        "speaker": "sy.ministry.foreign_affairs",
        "words": "هدنة -حرب",
    }
    search = read(**given)
    assert search.act is Act.DENY
    assert search.official
    assert search.parameters == [
        ("words", "هدنة -حرب"),
        ("speaker", "sy.ministry.foreign_affairs"),
        ("name", "سالم الهادي"),
        ("country", "SY"),
        ("act", "deny"),
        ("outlet", "سانا"),
        ("about", "مجلس الأمن"),
        ("since", "2026-03-01T07:00:00Z"),
        ("until", "2026-03-04"),
        ("official", "1"),
    ]
    assert read_search(search.parameters).search == search


def test_equal_searches_have_one_address() -> None:
    one = read(words="هدنة", country="sy", official="0", act="").address("/search")
    other = read(country="SY", words=" هدنة\u200f ").address("/search")
    assert one == other == "/search?words=%D9%87%D8%AF%D9%86%D8%A9&country=SY"


def test_an_empty_search_is_the_bare_path() -> None:
    search = read(words="", since=" ")
    assert not search
    assert search.address("/search") == "/search"
    assert search.address("/search", cursor="x&y", limit=None) == "/search?cursor=x%26y"


def test_composed_and_decomposed_letters_are_one_search() -> None:
    assert read(words="\u0627\u0653") == read(words="\u0622")


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("words", "؟!", "fault.no_words"),
        ("words", "ا" * (LONGEST_WORDS + 1), "fault.long"),
        ("outlet", "ا" * (LONGEST_NAME + 1), "fault.long"),
        ("country", "Syria", "fault.country"),
        ("country", "S1", "fault.country"),
        ("act", "denny", "fault.act_near"),
        ("act", "zzz", "fault.act"),
        ("since", "yesterday", "fault.moment"),
        ("since", "2026-02-30", "fault.moment"),
        ("since", "0001-01-01", "fault.moment"),
        ("until", "9999-12-31", "fault.moment"),
        ("official", "maybe", "fault.flag"),
        ("wrds", "هدنة", "fault.unknown_near"),
        ("zzz", "1", "fault.unknown"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, value: str, key: str) -> None:
    assert fault_in(**{name: value}) == (name, key)


@pytest.mark.parametrize(
    ("name", "value"), [("words", "ا" * LONGEST_WORDS), ("since", "2024-02-29"), ("official", "1")]
)
def test_what_is_just_right_is_no_fault(name: str, value: str) -> None:
    read(**{name: value})


def test_two_values_for_one_parameter_are_a_fault_the_same_twice_is_none() -> None:
    search, (fault,) = read_search([("country", "SY"), ("country", "IQ")])
    assert (search.country, fault.key, fault.value) == ("SY", "fault.twice", "IQ")
    assert not read_search([("country", "SY"), ("country", "SY")]).faults


def test_parameters_of_others_are_left_alone() -> None:
    assert not read_search([("lang", "en"), ("cursor", "x")], also={"lang", "cursor"}).faults


def test_a_search_that_ends_before_it_begins() -> None:
    assert fault_in(since="2026-03-05", until="2026-03-04") == ("until", "fault.order")
    read(since="2026-03-04", until="2026-03-04")


def test_a_day_has_all_its_hours() -> None:
    day = date(2026, 12, 31)
    assert begin_of(day) == datetime(2026, 12, 31, tzinfo=UTC)
    assert end_of(day) == datetime(2027, 1, 1, tzinfo=UTC)


def test_a_moment_is_its_own_end_and_a_lost_plus_sign_is_found() -> None:
    moment = read_moment("2026-03-01T10:00 03:00")
    assert moment == datetime(2026, 3, 1, 7, tzinfo=UTC)
    assert begin_of(moment) == end_of(moment) == moment
    assert write_moment(moment) == "2026-03-01T07:00:00Z"
