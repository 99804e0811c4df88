"""docs/subscriptions.md and the example tell what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemas import Act, AlertKind
from tests.workers.subscriptions.making import make_book
from workers.subscriptions.book import load
from workers.subscriptions.model import Speakers, Subjects, Subscription
from workers.subscriptions.reading import PARTS
from workers.subscriptions.terms import Text, parse_term

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs/subscriptions.md").read_text(encoding="utf-8")


def rows(page: str, heading: str) -> dict[str, str]:
    """First cell → the rest, of the first table below ``heading``."""
    below = page.split(heading, 1)[1]
    lines = re.findall(r"(?:^\|.*\n)+", below, re.MULTILINE)[0].splitlines()[2:]
    return {line.split(" | ")[0].strip("| "): line for line in lines}


def test_every_field_of_a_subscription(page: str) -> None:
    told = {name for table in ("## What is asked for", "## When") for name in rows(page, table)}
    named = {name for cell in told for name in re.findall(r"`(\w+)", cell)}
    assert named - {"digest"} == set(Subscription.model_fields) - {"title", "digest"}
    assert "digest" in named
    assert "title:" in page


def test_every_part_of_the_file(page: str) -> None:
    assert {name.strip("`") for name in rows(page, "## The file")} == {*PARTS, "x-…"}


def test_every_act_and_kind(page: str) -> None:
    asked = rows(page, "## What is asked for")
    assert set(re.findall(r"`(\w+)`", asked["`act`"])) - {"act"} == {act.value for act in Act}
    assert {kind.value for kind in AlertKind} <= set(re.findall(r"`(\w+)`", asked["`kinds`"]))


def test_every_field_of_an_entry(page: str) -> None:
    asked = rows(page, "## What is asked for")
    assert set(Speakers.model_fields) <= set(re.findall(r"`(\w+)`", asked["`who`"]))
    assert set(Subjects.model_fields) <= set(re.findall(r"`(\w+)`", asked["`about`"]))


def test_examples_can_be_used(page: str) -> None:
    whole, quick, silences = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert [one.name for one in make_book(quick).subscriptions] == ["health", "morning"]
    book = make_book(whole + silences)
    assert [one.name for one in book.subscriptions] == ["sanctions"]
    assert len(book.silences) == 1


def test_the_table_of_words_is_right(page: str) -> None:
    tried = 0
    for line in rows(page, "### Words").values():
        wanted, found, not_found = (cell.strip() for cell in line.strip("|").split(" | "))
        for term in re.findall(r"`(.*?)`", wanted):
            of_state = {"إيران": "الإيرانية", "سوريا": "السوريين"}.get(term)
            for text in [of_state] if of_state else re.findall(r"«(.*?)»", found):
                assert Text([text]).find(parse_term(term)) is not None, (term, text)
                tried += 1
            for text in re.findall(r"«(.*?)»", not_found):
                assert Text([text]).find(parse_term(term)) is None, (term, text)
                tried += 1
    assert tried > 15


def test_the_example_file_can_be_used() -> None:
    book = load(ROOT / "deploy/subscriptions.example.yml")
    assert len(book.subscriptions) == 5
    assert {channel for one in book.subscriptions for channel in one.model.to} == set(book.channels)
