"""What the tests of the text modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas import RawArticle, Statement
from tests.makers import NOON, clock
from workers import stages


@pytest.fixture(scope="session")
def corpus_statements(shared_dir: Path) -> list[tuple[RawArticle, Statement]]:
    """Every statement that the stages find in the annotated articles, with its article."""
    found = []
    for file in sorted((shared_dir / "articles").glob("*.txt")):
        raw = RawArticle(source_id=file.name, text=file.read_text(encoding="utf-8"), published_at=NOON)
        outcome = stages.clean(raw, clock)
        for cleaned in outcome.events:
            (tagged,) = stages.tag(cleaned, clock).events  # type: ignore[arg-type]
            made = stages.extract(tagged, clock).events  # type: ignore[arg-type]
            found.extend((raw, event) for event in made if isinstance(event, Statement))
    return found  # type: ignore[return-value]
