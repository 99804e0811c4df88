"""An explanation as a person reads it: the article with marks in place, and below each paragraph who speaks and why.

In the article ‹1 …› names the speaker of statement 1, {1 …} is its cue with what it does, ⟦1 …⟧ its content. A terminal
gets colours and the invisible marks of direction that ``workers/sinks/render.py`` tells of, anything else plain lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import Console
from rich.text import Text

from schemas import Statement
from workers.explain.chain import Step, StepKind
from workers.explain.explanation import Explained, Explanation
from workers.explain.marks import Mark, MarkedParagraph, Part
from workers.sinks.render import ACTS, RIGHT_TO_LEFT_MARK, harmless, isolated

_BRACKETS: Final = {Part.CONTENT: "⟦⟧", Part.CUE: "{}", Part.MENTION: "‹›"}
_CUE_STYLE: Final = "bold yellow"
_MENTION_STYLE: Final = "bold magenta"
_OFFICIAL_STYLE: Final = "green"
_OTHER_STYLE: Final = "cyan"
_LABEL: Final = 11
"""Columns of the labels below a paragraph."""


def print_explanation(console: Console, explanation: Explanation) -> None:
    """Print the article with its marks and explanations."""
    bidi = console.is_terminal
    _print(console, Text(harmless(explanation.article.source), style="bold underline"))
    for paragraph in explanation.paragraphs:
        _print(console, Text(""))
        _print_paragraph(console, _marked(paragraph, explanation), bidi=bidi)
        for number in paragraph.statements:
            _print(console, Text(""))
            for line in _block(explanation.statements[number - 1], bidi=bidi):
                _print(console, line)
    if explanation.article.boilerplate:
        kinds = dict.fromkeys(piece.kind.value for piece in explanation.article.boilerplate)
        _print(console, Text(f"\nleft out: {', '.join(kinds)}", style="dim"))


def _print(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=True, highlight=False)


def _print_paragraph(console: Console, text: Text, *, bidi: bool) -> None:
    if not bidi:
        _print(console, text)
        return
    for line in text.wrap(console, console.width):
        line.rstrip()
        _print(console, Text(RIGHT_TO_LEFT_MARK) + line)


def _marked(paragraph: MarkedParagraph, explanation: Explanation) -> Text:
    """The paragraph with a bracket where a mark begins or ends; inner marks close before outer ones."""
    opened: dict[int, list[Mark]] = {}
    closed: dict[int, list[Mark]] = {}
    for mark in paragraph.marks:
        opened.setdefault(mark.start, []).append(mark)
        closed.setdefault(mark.end, []).insert(0, mark)
    text = Text()
    inside: list[Mark] = []
    cuts = sorted({0, len(paragraph.text), *opened, *closed})
    for start, end in zip(cuts, [*cuts[1:], len(paragraph.text)], strict=True):
        for mark in closed.get(start, ()):
            inside.remove(mark)
            text.append(_closing(mark, explanation), style=_style(mark, explanation))
        for mark in opened.get(start, ()):
            inside.append(mark)
            text.append(f"{_BRACKETS[mark.part][0]}{mark.statement} ", style=_style(mark, explanation))
        style = _style(inside[-1], explanation) if inside else ""
        text.append(harmless(paragraph.text[start:end]), style=style)
    if paragraph.headline:
        text.stylize("bold")
    return text


def _closing(mark: Mark, explanation: Explanation) -> str:
    act = ACTS[explanation.statements[mark.statement - 1].statement.cue.act]
    return f" · {act}}}" if mark.part is Part.CUE else _BRACKETS[mark.part][1]


def _style(mark: Mark, explanation: Explanation) -> str:
    if mark.part is Part.CUE:
        return _CUE_STYLE
    if mark.part is Part.MENTION:
        return _MENTION_STYLE
    official = explanation.statements[mark.statement - 1].statement.official
    return _OFFICIAL_STYLE if official else _OTHER_STYLE


def _block(one: Explained, *, bidi: bool) -> Iterator[Text]:
    statement, speaker = one.statement, one.statement.speaker

    def quoted(words: str) -> str:
        return isolated(harmless(words), bidi)

    style = _OFFICIAL_STYLE if statement.official else _OTHER_STYLE
    place = "headline" if statement.headline else "body"
    head = Text(f"  {one.number}  ", style=f"bold {style}")
    head.append(f"{quoted(statement.cue.lemma)} ({statement.cue.act.value}) · {statement.quote.value} · {place}")
    yield head
    named = [part for part in (speaker.name, speaker.role, speaker.organisation) if part]
    who = " · ".join(quoted(part) for part in named) or "—"
    known = [part for part in (speaker.country, speaker.body_id) if part]
    unnamed = ["unnamed"] if speaker.anonymous else []
    yield _line("speaker", " · ".join([who, *unnamed, *known]))
    yield _line("resolved", f"{speaker.resolved_by.value}: {one.resolved}")
    if one.chain:
        yield _line("", " → ".join(_step(step, bidi=bidi) for step in one.chain))
    yield _line(
        "official", f"{'yes' if statement.official else 'no'}, {statement.official_reason.value}: {one.official}"
    )
    for label, told in _more(statement):
        yield _line(label, quoted(told))
    yield _line("confidence", f"{statement.confidence:.2f}")


def _more(statement: Statement) -> Iterator[tuple[str, str]]:
    day, words = statement.said_at, statement.said_at_words
    if day or words:
        yield "said at", " ".join(filter(None, (str(day or ""), f"«{words.text}»" if words else "")))
    if statement.told_to:
        yield "told to", statement.told_to
    if statement.about:
        yield "about", "، ".join(statement.about)


def _step(step: Step, *, bidi: bool) -> str:
    words = isolated(f"«{harmless(step.text)}»", bidi) if step.text else ""
    match step.kind:
        case StepKind.MENTION:
            return words
        case StepKind.STATEMENT:
            return f"statement {step.statement}, {words or 'without a subject either'}"
        case StepKind.NAMED:
            return f"named as {words}"
        case _:
            return f"{step.kind.value} {step.id} {words}".rstrip()


def _line(label: str, told: str) -> Text:
    return Text("     ").append(f"{label:<{_LABEL}}", style="dim").append(told)
