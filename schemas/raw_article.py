"""The article as a crawler sends it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final, Self
from uuid import UUID

from pydantic import ConfigDict, Field, JsonValue, field_validator, model_validator
from pydantic_core import PydanticCustomError

from schemas.base import Lane, Model, RawField, UtcDatetime, derive_id

ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "source_id": ("source_id", "id", "guid", "filename"),
    "url": ("url", "link", "canonical_url", "source_url", "source"),
    "outlet": (
        "outlet",
        "sitename",
        "site_name",
        "source_domain",
        "source-hostname",
        "hostname",
        "publisher",
        "domain",
    ),
    "title": ("title", "headline", "title_page"),
    "text": (
        "text",
        "maintext",
        "raw_text",
        "body",
        "article_body",
        "articleBody",
        "content",
        "summary",
        "description",
    ),
    "html": ("html", "raw_html", "content_html", "page_source"),
    "published_at": (
        "published_at",
        "date_publish",
        "publish_date",
        "datePublished",
        "published",
        "pubDate",
        "pub_date",
        "date",
    ),
    "fetched_at": ("fetched_at", "date_download", "crawled_at", "scraped_at", "fetched", "retrieved_at"),
    "authors": ("authors", "author", "byline", "creator"),
    "language": ("language", "lang"),
    "lane": ("lane",),
}
"""Field names that crawlers already use, the preferred one first: news-please (``maintext``, ``date_publish``,
``source_domain``), trafilatura (``raw_text``, ``date``, ``sitename``, ``source`` for the url), Scrapy, and RSS or Atom as
feedparser gives them (``link``, ``content``, ``summary``, ``published``). The first one that holds something is taken."""

OWN_FIELDS: Final = frozenset({"schema_version", "extra"})
_TEXTS: Final = frozenset({"text", "title", "html"})


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", []) or (isinstance(value, str) and not value.strip())


def _feed_value(value: Any) -> Any:
    """The value of an RSS or Atom detail as feedparser gives it: ``[{"value": …}]`` or ``{"value": …}``."""
    if isinstance(value, list) and value and isinstance(value[0], dict) and "value" in value[0]:
        value = value[0]
    if isinstance(value, dict) and isinstance(value.get("value"), str):
        return value["value"]
    return value


def _looks_like_html(value: str) -> bool:
    head = value[:2000].casefold()
    return "</" in head and any(tag in head for tag in ("<p", "<div", "<html", "<body", "<article", "<span", "<br"))


class RawArticle(Model):
    """An article as it came in. ``text``, or ``html``, is enough; other field names of crawlers are accepted (ALIASES).

    What no field takes is kept in ``extra``. Strings are kept to the code point: spans of every later event count in them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    schema_version: int = Field(default=1, ge=1, le=1)
    source_id: str | None = None
    """The id or file name that the sender knows the article by."""
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    published_at: UtcDatetime | None = None
    fetched_at: UtcDatetime | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    lane: Lane = Lane.LIVE
    extra: dict[str, JsonValue] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _accept_crawler_names(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        taken: dict[str, Any] = {name: data[name] for name in OWN_FIELDS if name in data}
        used = set(taken)
        for name, aliases in ALIASES.items():
            for alias in aliases:
                value = _feed_value(data[alias]) if alias in data and name in _TEXTS else data.get(alias)
                if alias in used or _is_empty(value):
                    continue
                taken[name] = value
                used.add(alias)
                break
        # A feed's ``content`` is HTML more often than not; markup is read as markup whatever the field is called.
        text = taken.get("text")
        if isinstance(text, str) and "html" not in taken and "text" not in used and _looks_like_html(text):
            taken["html"] = taken.pop("text")
        known = {alias for aliases in ALIASES.values() for alias in aliases} | OWN_FIELDS
        rest = {
            key: value for key, value in data.items() if key not in used and not (key in known and _is_empty(value))
        }
        if rest:
            extra = taken.get("extra") or {}
            taken["extra"] = {**rest, **extra} if isinstance(extra, Mapping) else extra
        return taken

    @field_validator("source_id", mode="before")
    @classmethod
    def _id_as_text(cls, value: Any) -> Any:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @field_validator("authors", mode="before")
    @classmethod
    def _authors_as_tuple(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @field_validator("published_at", "fetched_at", mode="before")
    @classmethod
    def _parse_moment(cls, value: Any) -> Any:
        """ISO 8601, RFC 822 (RSS) or epoch seconds; a moment without a zone is taken as UTC."""
        if isinstance(value, str):
            try:
                moment = datetime.fromisoformat(value.strip())
            except ValueError:
                try:
                    moment = parsedate_to_datetime(value.strip())
                except ValueError:
                    return value  # pydantic says what is wrong with it
            value = moment
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            try:
                value = datetime.fromtimestamp(value, UTC)
            except (OverflowError, OSError) as error:
                raise ValueError(f"no such second: {error}") from None
        if isinstance(value, datetime) and value.tzinfo is None:
            value = value.replace(tzinfo=UTC)
        return value

    @model_validator(mode="after")
    def _something_to_read(self) -> Self:
        if not (self.text and self.text.strip()) and not (self.html and self.html.strip()):
            raise PydanticCustomError("no_text", "neither text nor html holds anything to read")
        return self

    @property
    def article_id(self) -> UUID:
        """The id of the article: derived from its url, else from the sender's id, else from what it says."""
        return derive_id("article", self.url or self.source_id or self.content_hash)

    @property
    def content_hash(self) -> str:
        """SHA-256 over title and body as they came in, hexadecimal: changes when the article is corrected."""
        digest = hashlib.sha256()
        for part in (self.title, self.text, self.html):
            digest.update((part or "").encode("utf-8", "surrogatepass") + b"\x1f")
        return digest.hexdigest()

    @property
    def source(self) -> str:
        """What a reader calls the article: the sender's id (a file name), else the url, else the derived id."""
        return self.source_id or self.url or str(self.article_id)

    def raw(self, field: RawField) -> str:
        """The raw text that the spans of ``field`` count in; empty when the article has none."""
        value: str | None = getattr(self, field)
        return value or ""
