"""Read which statements of a speaker say the same: one JSON file for each speaker or body, over one corpus.

The folder is that of the files; the corpus stands beside it (``../corpus/ant-april-2018.jsonl.gz``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from schemas import RawArticle
from workers.errors import BadInputError
from workers.readers import Unreadable, describe, read_articles

CORPUS: Final = Path("corpus") / "ant-april-2018.jsonl.gz"


class _Annotation(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldTelling(_Annotation):
    """One statement of the speaker, ``start``..``end`` in code points of the article's raw field."""

    article: str
    field: Literal["title", "text"]
    start: int = Field(ge=0)
    end: int
    cluster: str
    """Equal for statements that say the same."""
    extends: str | None = None
    """The cluster of which this one says more: neither the same nor another."""
    also: tuple[str, ...] = ()
    """Clusters of its other propositions."""
    optional: bool = False
    """Doubtful: scored neither way."""

    def tied(self, other: GoldTelling) -> bool:
        """Whether the two are neither the same nor two statements."""
        ties = {self.extends, *self.also, other.extends, *other.also}
        return self.cluster != other.cluster and not ties.isdisjoint((self.cluster, other.cluster))


class _File(_Annotation):
    statements: tuple[GoldTelling, ...]


@dataclass(frozen=True, slots=True)
class GoldSpeakerFile:
    """All that one speaker or body says in the corpus."""

    name: str
    tellings: tuple[GoldTelling, ...]


def read_novelty(folder: Path) -> list[GoldSpeakerFile]:
    """The files of ``folder`` by name. Raises BadInputError where there are none, or one cannot be read."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise BadInputError(f"{folder}: no *.json file that tells which statements say the same.")
    files = []
    for path in paths:
        try:
            files.append(GoldSpeakerFile(path.stem, _File.model_validate_json(path.read_bytes()).statements))
        except ValidationError as error:
            raise BadInputError(f"{path}: {describe(error)}") from None
    return files


def read_novelty_corpus(folder: Path, files: Sequence[GoldSpeakerFile]) -> Mapping[str, RawArticle]:
    """The articles that ``files`` speak of, by id. Raises BadInputError where one is not in the corpus beside ``folder``."""
    path = folder.resolve().parent / CORPUS
    if not path.is_file():
        raise BadInputError(f"{path}: not there; the annotations in {folder} count in it.")
    wanted = {telling.article for file in files for telling in file.tellings}
    found = {
        article.source_id: article
        for article in read_articles([path])
        if not isinstance(article, Unreadable) and article.source_id in wanted
    }
    if missing := wanted - found.keys():
        raise BadInputError(f"{path}: {len(missing)} annotated articles are not in it, such as {min(missing)}.")
    return {name: article for name, article in found.items() if name is not None}
