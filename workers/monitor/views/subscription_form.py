"""The form of a subscription: from the file's values to its fields, and from what was typed to what the file may say.

A field is called as the file calls it: ``words.any``, ``who.any.0.body``. What a list holds stands one entry a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from workers.subscriptions.durations import written
from workers.subscriptions.model import WEEKDAYS, Subscription, Urgent, Words

ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "who.any": ("name", "body", "role", "country", "id"),
    "who.none": ("name", "body", "role", "country", "id"),
    "about.any": ("name", "country", "id"),
    "about.all": ("name", "country", "id"),
    "about.none": ("name", "country", "id"),
    "quiet_hours": ("from", "until", "days"),
}
"""Parts that have several entries, each with fields of its own."""
MOST_FIELDS: Final = 900
"""A server takes a thousand of a form. What needs more is edited in the file: nothing of it may get lost on the way."""
_KINDS: Final = ("new", "corrected")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


class Form:
    """What stands in the fields: of each name the values."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._values = {name: list(many) for name, many in values.items()}

    @classmethod
    def typed(cls, posted: Iterable[tuple[str, str]]) -> Form:
        """From a form that was sent; entries without anything in them are left out."""
        values: dict[str, list[str]] = {}
        for name, value in posted:
            values.setdefault(name, []).append(_CONTROL.sub("", value.replace("\r\n", "\n")))
        form = cls({name: many for name, many in values.items() if not _row_of(name)})
        for part, fields in ROWS.items():
            numbers = sorted({number for name in values if (number := _number(name, part)) is not None})
            rows = [{field: values.get(f"{part}.{number}.{field}", []) for field in fields} for number in numbers]
            kept = [row for row in rows if any(text.strip() for field in row if field != "days" for text in row[field])]
            form._put_rows(part, kept)
        return form

    @classmethod
    def of(cls, name: str, model: Subscription) -> Form:
        """From what the file says."""
        values: dict[str, list[str]] = {
            "name": [name],
            "title": [model.title or ""],
            "act": [act.value for act in model.act or ()],
            "kinds": [kind.value for kind in model.kinds],
            "to": list(model.to),
            "zone": [str(model.zone) if model.zone else ""],
            "official_only": ["1"] if model.official_only else [],
            "enabled": ["1"] if model.enabled else [],
            "minimum_confidence": [f"{model.minimum_confidence:g}"],
            "minimum_outlets": [str(model.minimum_outlets)],
            "most_per_hour": [str(model.most_per_hour or "")],
            **_rhythm(model),
            **_words("words", model.words),
            **_urgent(model.urgent),
        }
        if model.outlets:
            values |= {"outlets.any": ["\n".join(model.outlets.any)], "outlets.none": ["\n".join(model.outlets.none)]}
        form = cls(values)
        for part, fields in ROWS.items():
            whole: Any = model
            for step in part.split("."):
                whole = getattr(whole, step, None) if whole is not None else None
            attribute = {"from": "start"}
            rows = [
                {field: _told(getattr(one, attribute.get(field, field))) for field in fields} for one in whole or ()
            ]
            form._put_rows(part, rows)
        return form

    @classmethod
    def blank(cls, given: Mapping[str, str] | None = None) -> Form:
        """A new one, with what is ``given``."""
        fields = {
            "enabled": "1", "official_only": "1", "when": "now", "urgent.in_quiet_hours": "1", "minimum_outlets": "1",
            "minimum_confidence": "0", **(given or {}),
        }  # fmt: skip
        return cls({"kinds": _KINDS, **{name: [text] for name, text in fields.items()}})

    def text(self, name: str) -> str:
        """The value of a field, empty where there is none."""
        return next(iter(self._values.get(name, ())), "")

    def many(self, name: str) -> list[str]:
        """The values of a field."""
        return self._values.get(name, [])

    def has(self, name: str, value: str = "1") -> bool:
        """Whether the box of that value is ticked."""
        return value in self._values.get(name, ())

    def filled(self, *prefixes: str) -> bool:
        """Whether something is typed into fields whose names begin so: their part of the form is shown open."""
        values = (text for name, many in self._values.items() if name.startswith(prefixes) for text in many)
        return any(text.strip() for text in values)

    def rows(self, part: str) -> int:
        """How many entries ``part`` has."""
        return 1 + max((number for name in self._values if (number := _number(name, part)) is not None), default=-1)

    @property
    def too_long(self) -> bool:
        """Whether a browser could not send all of it."""
        return sum(max(len(many), 1) for many in self._values.values()) > MOST_FIELDS

    @property
    def fields(self) -> set[str]:
        """The names of all that is typed."""
        return set(self._values)

    def to_file(self) -> dict[str, Any]:
        """What the file would say, in as few words as it can: what is not asked for is left out.

        The texts are as they were typed: the file's reader finds what is wrong with them.
        """
        made: dict[str, Any] = {"title": self.text("title").strip()}
        if not self.has("enabled"):
            made["enabled"] = "false"
        made["who"] = self._entries("who", "any", "none")
        made["about"] = self._entries("about", "any", "all", "none")
        made["act"] = self._values.get("act", [])
        made["words"] = self._wanted("words")
        made["outlets"] = _brief({which: self._lines(f"outlets.{which}") for which in ("any", "none")})
        if not self.has("official_only"):
            made["official_only"] = "false"
        for number, default in (("minimum_confidence", "0"), ("minimum_outlets", "1")):
            made[number] = self.text(number).strip() if self.text(number).strip() != default else ""
        made |= self._timing()
        kept = {key: value for key, value in made.items() if value not in ("", [], {}, None)}
        kinds = self._values.get("kinds", [])
        if sorted(kinds) != sorted(_KINDS):
            kept["kinds"] = kinds
        return {**kept, "to": self._values.get("to", [])}

    def _timing(self) -> dict[str, Any]:
        when = self.text("when")
        made: dict[str, Any] = {}
        if when == "wait":
            made["wait"] = self.text("wait").strip() or " "  # an empty one is told, not passed over
        elif when == "every":
            made["digest"] = self.text("every").strip() or " "
        elif when == "daily":
            made["digest"] = {"daily": re.split(r"[\s,،؛;]+", self.text("daily").strip())}
        made["zone"] = self.text("zone").strip()
        made["urgent"] = self._urgent()
        made["quiet_hours"] = self._quiet()
        made["most_per_hour"] = self.text("most_per_hour").strip()
        return made

    def _urgent(self) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if acts := self._values.get("urgent.act"):
            made["act"] = acts
        if words := self._wanted("urgent.words"):
            made["words"] = words
        if made and not self.has("urgent.in_quiet_hours"):
            made["in_quiet_hours"] = "false"
        return made

    def _quiet(self) -> Any:
        rows: list[dict[str, Any]] = []
        for at in range(self.rows("quiet_hours")):
            row: dict[str, Any] = {field: self.text(f"quiet_hours.{at}.{field}").strip() for field in ("from", "until")}
            days = self._values.get(f"quiet_hours.{at}.days", [])
            if days and len(days) < len(WEEKDAYS):
                row["days"] = days
            rows.append(row)
        return rows[0] if len(rows) == 1 else rows

    def _wanted(self, part: str) -> Any:
        whole: dict[str, Any] = {which: self._lines(f"{part}.{which}") for which in ("any", "all", "none")}
        if self.has(f"{part}.in_title") and any(whole.values()):
            return {**{which: lines for which, lines in whole.items() if lines}, "in_title": "true"}
        return _brief(whole)

    def _entries(self, part: str, *groups: str) -> Any:
        made: dict[str, list[Any]] = {}
        for group in groups:
            name = f"{part}.{group}"
            rows = (
                {field: lines for field in ROWS[name] if (lines := self._lines(f"{name}.{at}.{field}"))}
                for at in range(self.rows(name))
            )
            made[group] = [
                {field: lines[0] if len(lines) == 1 else lines for field, lines in row.items()} for row in rows
            ]
        return _brief(made)

    def _lines(self, name: str) -> list[str]:
        return [line.strip() for line in self.text(name).split("\n") if line.strip()]

    def _put_rows(self, part: str, rows: Sequence[Mapping[str, list[str]]]) -> None:
        for at, row in enumerate(rows):
            for field, many in row.items():
                self._values[f"{part}.{at}.{field}"] = many


def _brief(whole: Mapping[str, list[Any]]) -> Any:
    """A bare list where only ``any`` is given."""
    given = {which: many for which, many in whole.items() if many}
    return given["any"] if set(given) == {"any"} else given


def _rhythm(model: Subscription) -> dict[str, list[str]]:
    if model.digest and model.digest.daily:
        return {"when": ["daily"], "daily": [" ".join(f"{clock:%H:%M}" for clock in model.digest.daily)]}
    if model.digest and model.digest.every:
        return {"when": ["every"], "every": [written(model.digest.every)]}
    if model.wait:
        return {"when": ["wait"], "wait": [written(model.wait)]}
    return {"when": ["now"]}


def _words(part: str, words: Words | None) -> dict[str, list[str]]:
    if words is None:
        return {}
    lists = {f"{part}.{which}": ["\n".join(getattr(words, which))] for which in ("any", "all", "none")}
    return {**lists, f"{part}.in_title": ["1"] if words.in_title else []}


def _urgent(urgent: Urgent | None) -> dict[str, list[str]]:
    if urgent is None:
        return {"urgent.in_quiet_hours": ["1"]}
    quiet = {"urgent.in_quiet_hours": ["1"] if urgent.in_quiet_hours else []}
    return {"urgent.act": [act.value for act in urgent.act], **quiet, **_words("urgent.words", urgent.words)}


def _told(value: Any) -> list[str]:
    """The values of one field of an entry: a list one a line, a time as a clock, days as boxes."""
    if not isinstance(value, tuple):
        return [f"{value:%H:%M}"]
    if set(value) <= set(WEEKDAYS):
        return list(value)
    return ["\n".join(value)]


def _number(name: str, part: str) -> int | None:
    found = re.fullmatch(rf"{re.escape(part)}\.(\d{{1,4}})\.\w+", name)
    return int(found[1]) if found else None


def _row_of(name: str) -> bool:
    return any(_number(name, part) is not None for part in ROWS)
