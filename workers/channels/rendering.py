"""Messages in words: subject, text and HTML, from Jinja2 templates in a sandbox.

A template sees ``message`` (workers/channels/message.py) and four filters; it can read nothing else and change nothing.
What an article brings is one line without control characters when it gets here, and is escaped in HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from workers.channels.base import ChannelError, reason
from workers.channels.message import Message

Part = Literal["subject", "text", "html"]

OURS: Final = Path(__file__).parent / "templates"
LONGEST_SUBJECT: Final = 200
"""Characters; mail programs show about 70."""
LONGEST_BODY: Final = 500_000
"""Characters: far above a digest of the most alerts that a message takes."""

RIGHT_TO_LEFT_MARK: Final = "\u200f"
_RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"
_WITHOUT_MARKS: Final = str.maketrans(
    "", "", RIGHT_TO_LEFT_MARK + _RIGHT_TO_LEFT_ISOLATE + _FIRST_STRONG_ISOLATE + _POP_ISOLATE
)


class TemplateFault(Exception):  # noqa: N818 - says it of the template
    """A template cannot be rendered for this message."""


class Templates:
    """The templates of the package, and before them those of the user's folder. Safe to share among tasks."""

    def __init__(self, folder: Path | None = None) -> None:
        """``folder``: the user's own; a file in it stands before ours of the same name."""
        loaders: list[BaseLoader] = [FileSystemLoader(str(OURS))]
        if folder is not None:
            loaders.insert(0, FileSystemLoader(str(folder)))
        self._folder = folder
        self._environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader(loaders),
            autoescape=lambda name: bool(name and name.endswith(".html.j2")),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._environment.filters.update(_FILTERS)

    def check(self, name: str) -> None:
        """See that template ``name`` is there and can be parsed. Raises ChannelError that names file, line and fault.

        A name has at least one file; for a part that it lacks, ``default`` stands in.
        """
        parts: tuple[Part, ...] = ("subject", "text", "html")
        found = 0
        for part in parts:
            file = f"{name}.{part}.j2"
            try:
                self._environment.get_template(file)
                found += 1
            except TemplateNotFound:
                continue
            except TemplateError as error:
                raise ChannelError(f"Template {file} cannot be used: {_where(error)}.", "Correct that line.") from error
        if not found:
            raise ChannelError(
                f"No template is called {name!r}.",
                f"Put {name}.text.j2 into the folder that TASRIH_TEMPLATES names ({self._folder or 'none is set'}), "
                "or write template: default.",
            )

    def subject(self, name: str, message: Message) -> str:
        """One line. Raises TemplateFault."""
        line = " ".join(self._render(name, "subject", message).split())
        return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"

    def text(self, name: str, message: Message, *, marks: bool) -> str:
        """Plain text. With ``marks`` every line that is not an address begins with a right-to-left mark.

        Readers take the direction of a line from its first letter; without the mark a line that begins with a Latin
        name or a digit would stand on the wrong side. Raises TemplateFault.
        """
        rendered = self._render(name, "text", message).strip()
        if not marks:
            return rendered.translate(_WITHOUT_MARKS)
        return "\n".join(_marked(line) for line in rendered.splitlines())

    def html(self, name: str, message: Message) -> str:
        """A page with its own direction. Raises TemplateFault."""
        return self._render(name, "html", message)

    def _render(self, name: str, part: Part, message: Message) -> str:
        try:
            template = self._environment.select_template([f"{name}.{part}.j2", f"default.{part}.j2"])
            rendered = template.render(message=message)
        except Exception as error:  # a template may divide by zero: whatever it does is its own fault
            raise TemplateFault(reason(f"template {name}.{part}.j2: {_where(error)}")) from error
        if len(rendered) > LONGEST_BODY:
            raise TemplateFault(f"template {name}.{part}.j2 made {len(rendered):,} characters")
        return rendered


def counted(number: int, one: str, two: str, few: str, many: str) -> str:
    """``number`` with its noun as Arabic counts: «تنبيه واحد», «تنبيهان», «5 تنبيهات», «12 تنبيهاً», «100 تنبيه»."""
    if number == 1:
        return f"{one} واحد"
    if number == 2:
        return two
    if 3 <= number % 100 <= 10:
        return f"{number} {few}"
    return f"{number} {many if number % 100 >= 11 else one}"


def isolate(text: str) -> str:
    """``text`` so that its direction and that of the line around it leave each other alone."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def moment(time: datetime) -> str:
    """``2026-03-04 12:00 UTC``."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def cut(text: str, length: int) -> str:
    """The first ``length`` characters of ``text``, the last of them an ellipsis where it is longer."""
    return text if len(text) <= length else text[: max(0, length - 1)] + "…"


_FILTERS: Final[dict[str, Callable[..., Any]]] = {"counted": counted, "isolate": isolate, "moment": moment, "cut": cut}


def _marked(line: str) -> str:
    line = line.rstrip()
    return line if not line or line.startswith(("http://", "https://")) else RIGHT_TO_LEFT_MARK + line


def _where(error: Exception) -> str:
    line = getattr(error, "lineno", None)
    said = f"{type(error).__name__}: {error}" if not isinstance(error, TemplateError) else str(error)
    return f"line {line}: {said}" if line else said
