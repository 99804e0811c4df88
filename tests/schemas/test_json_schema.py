from __future__ import annotations

import pytest

from schemas.export import EVENTS, FOLDER, render


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_the_committed_json_schema_is_what_the_model_gives(event):
    committed = (FOLDER / f"{event.__name__}.json").read_text(encoding="utf-8")
    assert committed == render(event), "stale: run «make schemas»"


def test_no_schema_is_left_over_from_an_event_that_is_gone():
    assert {file.stem for file in FOLDER.glob("*.json")} == {event.__name__ for event in EVENTS}
