"""What the OpenAPI document tells of the API beyond its models: parameters, problems, examples."""

from __future__ import annotations

from typing import Any, Final

from schemas import Act
from workers.monitor.problems import PROBLEM_TYPE, Problem
from workers.monitor.views.paging import LIMIT_DEFAULT, LIMIT_MOST
from workers.monitor.views.search_address import LONGEST_NAME, LONGEST_WORDS

DESCRIPTION: Final = """What officials say in Arabic news: alerts, the statements they are made of, and who spoke.

Read only. Lists are paged: follow `next` (also in the header `Link`) until it is null. Every answer has an `ETag`; send it
back as `If-None-Match`, and what has not changed is answered with 304. Errors are problems (RFC 9457) that name each wrong
parameter and what to write instead. Fields may be added to answers; none is taken away or changed within `v1`."""

Json = dict[str, Any]


def _parameter(name: str, description: str, example: str | int | bool, **schema: Any) -> Json:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": {"type": "string", **schema},
        "example": example,
    }


_MOMENT: Final = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}

SEARCH_PARAMETERS: Final[list[Json]] = [
    _parameter(
        "words",
        'Words in any of their forms, "phrases" or «phrases», and -words that must be missing.',
        "هدنة «مجلس الأمن» -رياضة",
        maxLength=LONGEST_WORDS,
    ),
    _parameter("speaker", "A speaker key, as answers have it.", "ru.ministry.foreign_affairs", maxLength=LONGEST_NAME),
    _parameter("name", "A person's name, whole, in any spelling.", "سيرغي لافروف", maxLength=LONGEST_NAME),
    _parameter("country", "The speaker's country (ISO 3166-1 alpha-2).", "RU", pattern="^[A-Za-z]{2}$"),
    _parameter("act", "What the speaker does by saying it.", "deny", enum=[act.value for act in Act]),
    _parameter("outlet", "The outlet, as answers spell it.", "سانا", maxLength=LONGEST_NAME),
    _parameter("about", "An entity that is spoken of, by its canonical name.", "مجلس الأمن", maxLength=LONGEST_NAME),
    _parameter("since", "Published on this day (UTC) or from this moment on.", "2026-03-01") | {"schema": _MOMENT},
    _parameter("until", "Published on this day (UTC) at the latest, or before this moment.", "2026-03-04")
    | {"schema": _MOMENT},
    _parameter("official", "1: only what officials say.", "1", enum=["0", "1", "false", "true"]),
]
PAGING_PARAMETERS: Final[list[Json]] = [
    _parameter("limit", "So many at most.", 20, type="integer", minimum=1, maximum=LIMIT_MOST, default=LIMIT_DEFAULT),
    _parameter("cursor", "Where to go on; part of `next`, and good for nothing else.", "1827364554637281"),
]
PREFIX_PARAMETER: Final = _parameter(
    "prefix", "A word of the name begins so, in any spelling.", "لاف", maxLength=LONGEST_NAME
)

_SPEAKER: Final[Json] = {
    "name": "سيرغي لافروف",
    "role": "وزير الخارجية الروسي",
    "organisation": "وزارة الخارجية الروسية",
    "country": "RU",
    "entity_id": "sergey_lavrov",
    "body_id": "ru.ministry.foreign_affairs",
    "anonymous": False,
    "mention": None,
    "resolved_by": "mention",
}
_ALERT_ID: Final = "5f2c9a04-7c1e-5b0a-9d55-1f0e6f3a2b41"
_ARTICLE_ID: Final = "0b7d1c52-93f4-5d0e-8a6b-77c2e1d40f19"
_STATEMENT_ID: Final = "c4a8e1f6-20b3-5c7d-b1f2-90ab34cd56ef"
_CONTENT: Final = "المحادثات ستبدأ يوم الأحد"

_STATEMENT: Final[Json] = {
    "statement_id": _STATEMENT_ID,
    "article_id": _ARTICLE_ID,
    "alert_id": _ALERT_ID,
    "content": _CONTENT,
    "quote": "indirect",
    "act": "announce",
    "cue": "أعلن",
    "headline": False,
    "confidence": 0.91,
    "official": True,
    "official_reason": "office_holder",
    "speaker": _SPEAKER,
    "speaker_key": "ru.ministry.foreign_affairs",
    "about": ["موسكو"],
    "said_at": "2026-03-04",
    "published_at": "2026-03-04T11:55:00Z",
    "outlet": "وكالة الغد",
    "title": "لافروف يعلن موعد المحادثات",
    "url": "https://news.example/a1",
    "source": "a1",
    "field": "text",
    "span": {"start": 38, "end": 63},
}
_ALERT: Final[Json] = {
    "alert_id": _ALERT_ID,
    "updated_at": "2026-03-04T12:04:10Z",
    "told_at": "2026-03-04T11:56:02Z",
    "first_seen": "2026-03-04T11:55:00Z",
    "speaker": _SPEAKER,
    "speaker_key": "ru.ministry.foreign_affairs",
    "official_reason": "office_holder",
    "statements": [
        {
            "id": _STATEMENT_ID,
            "content": _CONTENT,
            "field": "text",
            "span": {"start": 38, "end": 63},
            "speaker": _SPEAKER,
            "quote": "indirect",
            "act": "announce",
            "cue": "أعلن",
            "headline": False,
            "confidence": 0.91,
            "about": ["موسكو"],
            "told_to": None,
            "verdict": {"reason": "first", "group": _STATEMENT_ID, "score": 0.12, "like": None},
            "opposes": None,
        }
    ],
    "carriers": [
        {
            "article_id": _ARTICLE_ID,
            "source": "a1",
            "url": "https://news.example/a1",
            "outlet": "وكالة الغد",
            "title": "لافروف يعلن موعد المحادثات",
            "published_at": "2026-03-04T11:55:00Z",
        }
    ],
    "changes": [],
    "page": f"https://desk.example/alerts/{_ALERT_ID}",
}
EXAMPLES: Final[dict[str, Json]] = {
    "alert": _ALERT,
    "alerts": {"items": [_ALERT], "next": "https://desk.example/api/v1/alerts?limit=1&cursor=4711"},
    "statements": {"items": [_STATEMENT], "next": None},
    "speakers": {
        "items": [
            {
                "speaker_key": "ru.ministry.foreign_affairs",
                "name": "سيرغي لافروف",
                "organisation": "وزارة الخارجية الروسية",
                "country": "RU",
                "statements": 412,
                "last": "2026-03-04T11:55:00Z",
                "statements_url": "https://desk.example/api/v1/statements?speaker=ru.ministry.foreign_affairs",
            }
        ]
    },
}
_WRONG: Final[Json] = {
    "type": "about:blank",
    "title": "Bad Request",
    "status": 400,
    "detail": "“wrds” is no parameter here; did you mean “words”?",
    "instance": "/api/v1/statements",
    "errors": [
        {
            "parameter": "wrds",
            "value": "هدنة",
            "detail": "“wrds” is no parameter here; did you mean “words”?",
        }
    ],
}


def responses(example: str | None = None, *, paged: bool = False) -> dict[int | str, Json]:
    """What a route may answer with, beside its model: its example, 304, and problems."""
    ok: Json = {"headers": {"ETag": {"schema": {"type": "string"}}}}
    if paged:
        ok["headers"]["Link"] = {"description": 'The next page, rel="next" (RFC 8288).', "schema": {"type": "string"}}
    if example is not None:
        ok["content"] = {"application/json": {"example": EXAMPLES[example]}}
    return {
        200: ok,
        304: {"description": "What `If-None-Match` names has not changed."},
        "4XX": {
            "description": "What was wrong with the request, and what to write instead.",
            "content": {PROBLEM_TYPE: {"schema": _problem_schema(), "example": _WRONG}},
        },
        503: {
            "description": "The database does not answer; the header `Retry-After` tells when to try again.",
            "content": {PROBLEM_TYPE: {"schema": _problem_schema()}},
        },
    }


def _problem_schema() -> Json:
    """Without references: FastAPI would list the model as ``application/json`` too, which it never is."""
    schema = Problem.model_json_schema()
    schema["properties"]["errors"]["items"] = schema.pop("$defs")["WrongParameter"]
    return schema
