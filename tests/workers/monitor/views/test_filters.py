"""Which alerts a reader wants to see."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas import Alert, Speaker
from workers.monitor.views.filters import Filter

MakeAlert = Callable[..., Alert]


@pytest.mark.parametrize(
    ("asked", "takes"),
    [
        ({}, True),
        ({"words": "المحادثات"}, True),
        ({"words": "الأحد المحادثات"}, True),
        ({"words": "محادثات"}, True),  # a part of a word
        ({"words": "المُحادثات"}, True),
        ({"words": "الاحد"}, True),
        ({"words": "سالم"}, True),
        ({"words": "الخارجيه الأحد"}, True),
        ({"words": "المحادثات الاثنين"}, False),
        ({"who": "وزارة الخارجية"}, True),
        ({"who": "وزاره  الخارجيه"}, True),
        ({"who": "الأحد"}, False),  # said, not who says it
        ({"act": "announce"}, True),
        ({"act": "deny"}, False),
        ({"country": "sy"}, True),
        ({"country": "EG"}, False),
        ({"official": "spokesperson"}, True),
        ({"official": "party"}, False),
        ({"act": "announce", "country": "SY", "words": "الأحد"}, True),
        ({"act": "announce", "country": "SY", "words": "الاثنين"}, False),
        ({"act": "nothing", "official": "'; DROP TABLE alerts", "country": " ", "lang": "en"}, True),
    ],
)
def test_filters(make_alert: MakeAlert, asked: dict[str, str], takes: bool) -> None:
    assert Filter.of(asked).takes(make_alert()) is takes


def test_a_body_without_country_is_of_none(make_alert: MakeAlert) -> None:
    alert = make_alert(speaker=Speaker(organisation="الأمم المتحدة", resolved_by="mention"))
    assert not Filter.of({"country": "SY"}).takes(alert)
    assert Filter.of({"who": "الامم"}).takes(alert)


def test_what_limits_nothing_is_no_filter() -> None:
    assert not Filter.of({"words": "  ", "act": "xyz", "lang": "en"})
    assert Filter.of({"country": "SY"})
    assert not Filter.of({"country": "SY"}).reads
    assert Filter.of({"who": "س"}).reads
