"""Errors of the API as RFC 9457 has them: what was wrong, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from http import HTTPStatus
from typing import Any, Final

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from workers.monitor.translate import Translator
from workers.monitor.views.faults import Fault
from workers.store import StoreError

PROBLEM_TYPE: Final = "application/problem+json"
_ENGLISH: Final = Translator("en")
RETRY_SECONDS: Final = 5


class WrongParameter(BaseModel):
    """One parameter that cannot be used."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    parameter: str
    value: str
    """As it was given, shortened."""
    detail: str
    """What is wrong with it, and what to write instead."""


class Problem(BaseModel):
    """Why there is no answer."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    type: str = "about:blank"
    """Nothing more than the status tells."""
    title: str
    status: int
    detail: str
    instance: str
    """The path that was asked for."""
    errors: tuple[WrongParameter, ...] = ()


class FaultsError(Exception):
    """Parameters of a request that cannot be used."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(fault.parameter for fault in faults))
        self.faults = tuple(faults)


class ProblemRoute(APIRoute):
    """A route whose errors are problems, whatever the rest of the application answers with."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:  # noqa: D102
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            try:
                return await handle(request)
            except (FaultsError, HTTPException, RequestValidationError, StoreError) as error:
                return problem(request, error)

        return handler


def problem(request: Request, error: Exception) -> Response:
    """The answer to a request that ended in ``error``. What a database said stays in the log."""
    headers: dict[str, str] = {}
    wrong: tuple[WrongParameter, ...] = ()
    if isinstance(error, FaultsError):
        status = 400
        wrong = tuple(
            WrongParameter(parameter=one.parameter, value=one.parts["value"], detail=_ENGLISH(one.key, **one.parts))
            for one in error.faults
        )
        detail = " ".join(one.detail for one in wrong)
    elif isinstance(error, RequestValidationError):
        status = 400
        wrong = tuple(_wrong(fault) for fault in error.errors())
        detail = " ".join(f"{one.parameter}: {one.detail}." for one in wrong)
    elif isinstance(error, HTTPException):
        status, detail, headers = error.status_code, str(error.detail), dict(error.headers or {})
    else:
        status, detail, headers = 503, "The database does not answer; try again.", {"Retry-After": str(RETRY_SECONDS)}
    told = Problem(
        title=HTTPStatus(status).phrase, status=status, detail=detail, instance=request.url.path, errors=wrong
    )
    return Response(told.model_dump_json(), status, headers, media_type=PROBLEM_TYPE)


def _wrong(fault: dict[str, Any]) -> WrongParameter:
    return WrongParameter(parameter=str(fault["loc"][-1]), value=str(fault.get("input"))[:80], detail=fault["msg"])
