"""What a subscriptions file may say of subscriptions and silences, as it is written. docs/subscriptions.md tells users."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Annotated, Any, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

from schemas import Act, AlertKind
from workers.subscriptions.durations import parse_moment, parse_span, parse_time, parse_zone, written
from workers.subscriptions.refusal import RefusedError, Why

LONGEST_WAIT: Final = timedelta(hours=1)
SHORTEST_DIGEST: Final = timedelta(seconds=10)
LONGEST_DIGEST: Final = timedelta(days=1)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def _listed(value: Any) -> Any:
    """One value for a list of one."""
    return (value,) if isinstance(value, str | dict) else value


def _any(value: Any) -> Any:
    """A bare value or list is one of which any will do."""
    return {"any": _listed(value)} if isinstance(value, str | list | tuple) else value


def _something(value: str) -> str:
    if not value.strip():
        raise RefusedError(Why.EMPTY, "it is empty; write something or leave it out")
    return value


Text = Annotated[str, Field(max_length=300), AfterValidator(_something)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed), Field(max_length=2_000)]
Zone = Annotated[ZoneInfo, BeforeValidator(parse_zone), PlainSerializer(str)]
Clock = Annotated[time, BeforeValidator(parse_time)]
Clocks = Annotated[tuple[Clock, ...], BeforeValidator(_listed), Field(min_length=1, max_length=24)]
Wait = Annotated[timedelta, BeforeValidator(parse_span), PlainSerializer(written)]
Moment = Annotated[datetime, BeforeValidator(parse_moment)]
Acts = Annotated[tuple[Act, ...], BeforeValidator(_listed), Field(min_length=1)]
Kinds = Annotated[tuple[AlertKind, ...], BeforeValidator(_listed), Field(min_length=1)]
Name = Annotated[str, Field(pattern=r"^\w[\w.-]{0,63}$")]
Names = Annotated[tuple[Name, ...], BeforeValidator(_listed)]


def _one_or_any(value: Any) -> Any:
    """A bare entry is one of which any will do."""
    return {"any": (value,)} if isinstance(value, dict) and not {"any", "all", "none"} & set(value) else _any(value)


class _Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True, arbitrary_types_allowed=True
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if all(getattr(self, name) == field.default for name, field in type(self).model_fields.items()):
            names = ", ".join(_written_names(type(self)))
            raise RefusedError(Why.EMPTY, f"it is empty; write some of {names}, or leave it out")
        return self


def _written_names(part: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in part.model_fields.items()]


class Speakers(_Part):
    """One kind of speaker: all that is written must hold, of each list one entry."""

    name: Texts = ()
    """A person's or a body's name, in any spelling that the knowledge file has; a family name alone will do."""
    id: Texts = ()
    """Of a person or a body in the knowledge file, of nobody else: not of what belongs to the body."""
    body: Texts = ()
    """Id or name of a body: the body itself, everything that belongs to it, and everybody who speaks for these."""
    country: Texts = ()
    """ISO 3166-1 alpha-2, or the country's name: everybody of that country."""
    role: Texts = ()
    """Words of the office: «وزير الخارجية»."""


class Subjects(_Part):
    """One kind of what is spoken of: all that is written must hold, of each list one entry."""

    name: Texts = ()
    """Of a person, body or place; found among the entities of the statement, or by its words."""
    id: Texts = ()
    """Of a person or a body in the knowledge file, with what belongs to the body."""
    country: Texts = ()
    """ISO 3166-1 alpha-2, or the country's name: the state and its bodies, persons and places."""


def _named(value: Any) -> Any:
    """A bare text is a name."""
    return {"name": value} if isinstance(value, str) else value


ManySpeakers = Annotated[
    tuple[Annotated[Speakers, BeforeValidator(_named)], ...], BeforeValidator(_listed), Field(max_length=2_000)
]
ManySubjects = Annotated[
    tuple[Annotated[Subjects, BeforeValidator(_named)], ...], BeforeValidator(_listed), Field(max_length=2_000)
]


class Who(_Part):
    """Who speaks."""

    any: ManySpeakers = ()
    none: ManySpeakers = ()


class About(_Part):
    """Whom or what a statement speaks of."""

    any: ManySubjects = ()
    all: ManySubjects = ()
    none: ManySubjects = ()


class Words(_Part):
    """What a statement's words must have. docs/subscriptions.md tells which forms of a word are found."""

    any: Texts = ()
    all: Texts = ()
    none: Texts = ()
    in_title: bool = False
    """Look into the article's title too."""

    @model_validator(mode="after")
    def _has_terms(self) -> Self:
        if not (self.any or self.all or self.none):
            raise RefusedError(Why.NO_WORDS, "it names no words; write some of any, all, none")
        return self


class Outlets(_Part):
    """Which outlets count: by name, or by domain («sana.sy» is also www.sana.sy)."""

    any: Texts = ()
    none: Texts = ()


class Urgent(_Part):
    """What goes out at once in spite of a digest, a wait or a limit: by act, or by words."""

    act: Annotated[tuple[Act, ...], BeforeValidator(_listed)] = ()
    words: Annotated[Words | None, BeforeValidator(_any)] = None
    in_quiet_hours: bool = True
    """Also in quiet hours."""

    @model_validator(mode="after")
    def _has_a_mark(self) -> Self:
        if not self.act and self.words is None:
            raise RefusedError(Why.NOTHING_URGENT, "it tells nothing that is urgent; write act or words")
        return self


class Digest(_Part):
    """What came since the last one, in one message."""

    every: Wait | None = None
    """Counted from midnight: 15m is due at :00, :15, :30 and :45."""
    daily: Clocks | None = None
    """At these times of day."""

    @model_validator(mode="after")
    def _one_rhythm(self) -> Self:
        if (self.every is None) == (self.daily is None):
            raise RefusedError(Why.NO_RHYTHM, "write either every or daily")
        if self.every is not None and not SHORTEST_DIGEST <= self.every <= LONGEST_DIGEST:
            least, most = written(SHORTEST_DIGEST), written(LONGEST_DIGEST)
            text = f"every {written(self.every)} is not between {least} and {most}"
            raise RefusedError(Why.RHYTHM_OUT_OF_RANGE, text, value=written(self.every), least=least, most=most)
        return self


def _digest(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.strip() == "daily":
        raise RefusedError(Why.NO_RHYTHM, "a daily digest needs its time; write {daily: 07:30}")
    return {"every": "1h" if value.strip() == "hourly" else value}


class Quiet(_Part):
    """Hours in which nothing goes out; what comes then goes out together at their end."""

    start: Clock = Field(alias="from")
    until: Clock
    """May lie on the next day."""
    days: Annotated[tuple[Weekday, ...], BeforeValidator(_listed), Field(min_length=1)] = WEEKDAYS
    """On which they begin."""

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.start == self.until:
            raise RefusedError(Why.QUIET_NEVER, "from and until are equal; write the hours between which it is quiet")
        return self


class Subscription(_Part):
    """What one subscriber wants to know, where to send it and when. What is left out is not asked for."""

    title: Text | None = None
    """For people; in lists and messages."""
    enabled: bool = True
    who: Annotated[Who | None, BeforeValidator(_one_or_any)] = None
    about: Annotated[About | None, BeforeValidator(_one_or_any)] = None
    act: Acts | None = None
    words: Annotated[Words | None, BeforeValidator(_any)] = None
    outlets: Annotated[Outlets | None, BeforeValidator(_any)] = None
    official_only: bool = True
    minimum_confidence: float = Field(default=0.0, ge=0, le=1)
    minimum_outlets: int = Field(default=1, ge=1, le=100)
    """It is told by the article that brings its outlets to so many."""
    kinds: Kinds = (AlertKind.NEW, AlertKind.CORRECTED)
    """A correction goes to whom this subscription has told what it corrects, whatever else is asked for."""

    to: Annotated[Names, Field(min_length=1)]
    """Names of channels."""
    zone: Zone | None = None
    """Of digest and quiet hours; the file's where it is left out."""
    wait: Wait | None = None
    """Collect for so long what comes in a burst, and send it together."""
    digest: Annotated[Digest | None, BeforeValidator(_digest)] = None
    urgent: Urgent | None = None
    quiet_hours: Annotated[tuple[Quiet, ...], BeforeValidator(_listed), Field(max_length=50)] = ()
    most_per_hour: int | None = Field(default=None, ge=1, le=10_000)
    """Messages in a clock hour; what comes beyond that is told in one summary at the full hour."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.wait is not None and not timedelta(seconds=1) <= self.wait <= LONGEST_WAIT:
            text = f"wait is {written(self.wait)}; write 1s to 1h, or a digest for more"
            raise RefusedError(Why.WAIT_OUT_OF_RANGE, text, value=written(self.wait))
        if self.digest is not None and self.wait is not None:
            raise RefusedError(Why.WAIT_WITH_DIGEST, "a digest collects by itself; leave out wait, or digest")
        if self.digest is not None and self.most_per_hour is not None:
            text = "a digest is one message however much it holds; leave out most_per_hour, or digest"
            raise RefusedError(Why.LIMIT_WITH_DIGEST, text)
        if self.urgent is not None and not (self.wait or self.digest or self.quiet_hours or self.most_per_hour):
            text = "everything goes out at once anyway; leave out urgent, or write wait, digest or quiet_hours"
            raise RefusedError(Why.NEVER_LATE, text)
        return self


class Silence(_Part):
    """For a while, alerts like these are not sent but kept as suppressed, with the reason."""

    reason: Text
    start: Moment | None = Field(default=None, alias="from")
    until: Moment
    """A moment without a zone is one of the file's zone."""
    subscriptions: Names = ()
    """Empty: all."""
    who: Annotated[Who | None, BeforeValidator(_one_or_any)] = None
    about: Annotated[About | None, BeforeValidator(_one_or_any)] = None
    act: Acts | None = None
    words: Annotated[Words | None, BeforeValidator(_any)] = None
