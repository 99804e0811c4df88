"""Run the stages over a folder of annotated articles and judge what they find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workers.errors import BadInputError
from workers.evaluate.annotations import gold_files, read_gold
from workers.evaluate.matching import Judged, judge
from workers.offline import extract_from
from workers.readers import Unreadable

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class JudgedFolder:
    """What became of the annotated articles of a folder."""

    judged: list[Judged]
    """Those that could be read, in order of their names. One on which a stage failed has no statement found."""
    unreadable: int
    """So many annotations, or their articles, could not be read."""
    failed: int
    """On so many of ``judged`` a stage failed."""

    @property
    def complete(self) -> bool:
        """Whether every annotated article was read to its end."""
        return not self.unreadable and not self.failed


def judge_folder(
    folder: Path, *, tell: Tell, step: Callable[[], None] = lambda: None, min_confidence: float = 0.0
) -> JudgedFolder:
    """Every annotated article of ``folder``, read by the stages and judged.

    Only statements of ``min_confidence`` and more are looked at. ``tell`` is told in one line of each file that cannot be
    read, and is left out, and of each stage that fails; ``step`` is called for each file. Raises BadInputError where
    nothing is annotated.
    """
    files = gold_files(folder)
    if not files:
        raise BadInputError(
            f"{folder}: no annotations: neither {folder / 'gold'} nor the folder itself has a *.json file."
            if folder.is_dir()
            else f"{folder}: no such folder.",
            "Name a folder with gold/*.json and articles/, or with both beside each other (docs/cli.md tells the format).",
        )
    judged: list[Judged] = []
    unreadable = failed = 0
    for article in read_gold(folder):
        step()
        if isinstance(article, Unreadable):
            tell(str(article))
            unreadable += 1
            continue
        found = extract_from(article.raw)
        if found.failure:
            tell(found.failure)
            failed += 1
        sure = [statement for statement in found.statements if statement.confidence >= min_confidence]
        judged.append(judge(article, sure))
    if not judged:
        raise BadInputError(f"{folder}: none of {len(files)} annotation files can be used.")
    return JudgedFolder(judged, unreadable, failed)
