"""Annotated statements as the tagger would find them at its best: content, cue and mention where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schemas import Quote
from workers.learn.annotated import AnnotatedArticle
from workers.learn.placed import place
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis, analyse


def found_in(annotated: AnnotatedArticle) -> Iterator[tuple[Found, Analysis, dict[str, Any]]]:
    """The annotated statements with the analysis of their part and their rows, part by part in the order of their content."""
    for part in annotated.article.parts:
        analysis = analyse(part)
        statements = sorted((s for s in annotated.statements if s.part is part), key=lambda s: s.start)
        for placed in place(analysis, statements):
            statement = placed.statement
            found = Found(
                part=part,
                headline=part is annotated.article.title,
                content=(placed.first, placed.end),
                span=(statement.start, statement.end),
                cue=placed.cue,
                cue_word=analysis.cues[placed.cue] if placed.cue is not None else None,
                mention=placed.mention,
                quote=Quote(statement.row["quote"]),
            )
            yield found, analysis, statement.row
