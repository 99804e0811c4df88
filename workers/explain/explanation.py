"""An article explained, as data: what ``tasrih explain`` draws and ``--json`` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from schemas import Statement, TaggedArticle
from workers.explain.chain import Step, chains_of
from workers.explain.marks import MarkedParagraph, mark_paragraphs
from workers.explain.wording import ENGLISH, Wording
from workers.text.knowledge.base import Knowledge


@dataclass(frozen=True, slots=True)
class Explained:
    """One statement and why it is as it is."""

    number: int
    statement: Statement
    resolved: str
    """What ``speaker.resolved_by`` means."""
    chain: tuple[Step, ...]
    official: str
    """What ``official_reason`` means."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article with its marks, and the explanation of each of its statements."""

    article: TaggedArticle
    paragraphs: tuple[MarkedParagraph, ...]
    statements: tuple[Explained, ...]

    def as_json(self) -> dict[str, Any]:
        """As data. Marks count in ``text`` of their paragraph, ``at`` in the raw field that it names."""
        return {
            "source": self.article.source,
            "outlet": self.article.outlet,
            "published_at": self.article.published_at.isoformat(),
            "paragraphs": [asdict(paragraph) for paragraph in self.paragraphs],
            "left_out": [piece.model_dump(mode="json") for piece in self.article.boilerplate],
            "statements": [
                {
                    "number": one.number,
                    **one.statement.model_dump(mode="json"),
                    "resolved": one.resolved,
                    "chain": [_step(step) for step in one.chain],
                    "official_because": one.official,
                }
                for one in self.statements
            ],
        }


def explain_article(
    article: TaggedArticle, statements: Sequence[Statement], knowledge: Knowledge, wording: Wording = ENGLISH
) -> Explanation:
    """The explanation of the ``statements`` that were found in ``article``, in the language of ``wording``."""
    chains = chains_of(statements, article, knowledge)
    explained = [
        Explained(
            number=number,
            statement=statement,
            resolved=wording.resolved_by[statement.speaker.resolved_by],
            chain=chain,
            official=wording.official[statement.official_reason],
        )
        for number, (statement, chain) in enumerate(zip(statements, chains, strict=True), 1)
    ]
    return Explanation(article, mark_paragraphs(article, statements), tuple(explained))


def _step(step: Step) -> dict[str, Any]:
    return {
        "kind": step.kind.value,
        "text": step.text,
        "statement": step.statement,
        "at": step.at.model_dump(mode="json") if step.at else None,
        "id": step.id,
    }
