"""Read our own annotations of which statements say the same: of other speakers and other months than the evaluation's.

``speakers.jsonl.gz`` holds no text: ids of articles in the long corpus, offsets into their raw fields, and clusters.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from workers.errors import BadInputError
from workers.evaluate.novelty_gold import GoldSpeakerFile, GoldTelling
from workers.evaluate.novelty_statements import Told, told_by
from workers.learn.annotated import CORPUS
from workers.readers import Unreadable, describe, read_articles

OWN_SPEAKERS: Final = Path(__file__).with_name("speakers.jsonl.gz")
_MONTH: Final = re.compile("^(?:mar|may)_")


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    statements: tuple[GoldTelling, ...]


def read_lines(path: Path = OWN_SPEAKERS) -> list[GoldSpeakerFile]:
    """The annotated speakers of ``path``, a line each. Raises BadInputError where a line cannot be read or names one twice."""
    files: dict[str, GoldSpeakerFile] = {}
    for number, text in enumerate(gzip.decompress(path.read_bytes()).splitlines(), 1):
        try:
            line = _Line.model_validate_json(text)
        except ValidationError as error:
            raise BadInputError(f"{path}:{number}: {describe(error)}") from None
        if line.name in files:
            raise BadInputError(f"{path}:{number}: {line.name} has a line already.")
        files[line.name] = GoldSpeakerFile(line.name, line.statements)
    return list(files.values())


def speaker_of(name: str) -> str:
    """The speaker whose statements of one month the list ``name`` has: «mar_ru» and «may_ru» are one."""
    return _MONTH.sub("", name)


def read_own_speakers(shared: Path, files: Sequence[GoldSpeakerFile] | None = None) -> dict[str, list[Told]]:
    """The annotated statements of each of our own speakers, as the extractor would have told them.

    Raises BadInputError where the corpus of ``shared`` is absent, lacks an annotated article, or an article ends before its
    statement.
    """
    files = read_lines() if files is None else files
    path = shared / CORPUS
    if not path.is_file():
        raise BadInputError(f"{path}: not there; {OWN_SPEAKERS.name} counts in it.")
    wanted = {telling.article for file in files for telling in file.tellings}
    corpus = {
        article.source_id: article
        for article in read_articles([path])
        if not isinstance(article, Unreadable) and article.source_id in wanted
    }
    for file in files:
        for telling in file.tellings:
            article = corpus.get(telling.article)
            if article is None or telling.end > len(article.raw(telling.field)):
                raise BadInputError(
                    f"{path}: {telling.article} is not there, or shorter than what {file.name} says in it."
                )
    known = {name: article for name, article in corpus.items() if name is not None}
    return {file.name: told_by(file, known) for file in files}
