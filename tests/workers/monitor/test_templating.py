"""What templates rely on: links that are links, a colour for each act, everything escaped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from jinja2 import UndefinedError

from schemas import Act
from workers.monitor.addresses import speaker_address, topic_address
from workers.monitor.templating import TONES, iso, make_environment, tone, utc, web_url


@pytest.mark.parametrize("url", ["https://news.example/a?b=c#d", "http://[::1]/", "HTTPS://news.example/خبر"])
def test_addresses_of_the_web_become_links(url: str) -> None:
    assert web_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " https://a.example",
        "data:text/html,x", "//a.example", "/a", "https:", "https://", "http://[", "https://a.example/\x00", "https://a.example/\u202e",
        "ftp://a.example",
    ],
)  # fmt: skip
def test_others_do_not(url: str | None) -> None:
    assert web_url(url) == ""


def test_every_act_has_one_colour() -> None:
    assert sorted(act for acts in TONES.values() for act in acts) == sorted(Act)
    assert tone("threaten") == "threat"


def test_moments() -> None:
    moment = datetime(2026, 3, 4, 1, 30, 15, 999, tzinfo=timezone(timedelta(hours=3)))
    assert (iso(moment), utc(moment)) == ("2026-03-03T22:30:15Z", "2026-03-03 22:30 UTC")
    assert iso(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00Z"


def test_names_in_addresses_are_escaped() -> None:
    assert speaker_address("a/b?c#d «é»") == "/speakers/a%2Fb%3Fc%23d%20%C2%AB%C3%A9%C2%BB"
    assert topic_address("سد/النهضة") == "/topics/%D8%B3%D8%AF%2F%D8%A7%D9%84%D9%86%D9%87%D8%B6%D8%A9"


def test_templates_escape_and_miss_nothing() -> None:
    environment = make_environment()
    assert environment.from_string("{{ x }}").render(x="<b>'\"&") == "&lt;b&gt;&#39;&#34;&amp;"
    with pytest.raises(UndefinedError):
        environment.from_string("{{ y }}").render()
