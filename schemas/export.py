"""Write the JSON Schema of every event to schemas/json: ``python -m schemas.export``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from schemas import (
    Alert,
    AnnotatedArticle,
    ArticleStatus,
    CleanArticle,
    DeadLetter,
    Feedback,
    RawArticle,
    Statement,
    TaggedArticle,
)

EVENTS: Final[tuple[type[BaseModel], ...]] = (
    RawArticle,
    CleanArticle,
    TaggedArticle,
    Statement,
    AnnotatedArticle,
    Alert,
    ArticleStatus,
    DeadLetter,
    Feedback,
)
FOLDER: Final = Path(__file__).parent / "json"


def render(event: type[BaseModel]) -> str:
    """The JSON Schema (draft 2020-12) of ``event`` as it is received, with a final line feed."""
    schema = event.model_json_schema(mode="validation")
    return (
        json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=2)
        + "\n"
    )


def main() -> None:
    """Write one file for each event."""
    FOLDER.mkdir(exist_ok=True)
    for event in EVENTS:
        (FOLDER / f"{event.__name__}.json").write_text(render(event), encoding="utf-8")


if __name__ == "__main__":
    main()
