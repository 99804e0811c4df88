from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from jsonschema import Draft202012Validator

from schemas import AnnotatedArticle, derive_id
from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.searched import articles_kept
from workers.monitor.api_description import EXAMPLES
from workers.monitor.views.api_models import AlertItem, AlertList, SpeakerList, StatementList
from workers.monitor.views.search_address import PARAMETERS
from workers.store import Store

API = "/api/v1"


async def ask(client: httpx.AsyncClient, path: str, **parameters: str) -> Any:
    answer = await client.get(API + path, params=parameters)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


async def refusal(client: httpx.AsyncClient, path: str, status: int, **parameters: str) -> Any:
    answer = await client.get(API + path, params=parameters)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["instance"] == API + path
    assert told["title"]
    assert told["detail"]
    return told


async def test_alerts_as_they_stand_by_now(searcher: httpx.AsyncClient) -> None:
    told = AlertList.model_validate(await ask(searcher, "/alerts"))
    assert [item.speaker.label for item in told.items] == ["سالم الهادي", "مسؤول رفيع", "هشام البستاوي", "سالم الهادي"]
    newest, oldest = told.items[0], told.items[-1]
    assert [change.after for change in newest.changes] == ["القطع ثلاث ساعات"]
    assert [carrier.outlet for carrier in oldest.carriers] == ["وكالة الغد", "الضفاف"]
    assert newest.updated_at > newest.told_at
    assert oldest.page == f"http://127.0.0.1/alerts/{oldest.alert_id}"
    assert told.next is None
    assert AlertItem.model_validate(await ask(searcher, f"/alerts/{newest.alert_id}")) == newest


async def test_statements_that_are_searched_for(searcher: httpx.AsyncClient) -> None:
    told = StatementList.model_validate(await ask(searcher, "/statements", words="للحكومة", official="1"))
    (item,) = told.items
    assert (item.content, item.act, item.outlet, item.alert_id) == (
        "لا نية لدى الحكومة لتعويم الجنيه",
        "deny",
        "الساحل",
        None,
    )
    article = AnnotatedArticle.model_validate(await ask(searcher, f"/articles/{item.article_id}"))
    text = article.article.body.text
    assert text[item.span.start : item.span.end] == item.content


async def test_speakers_by_the_beginning_of_a_name(searcher: httpx.AsyncClient) -> None:
    told = SpeakerList.model_validate(await ask(searcher, "/speakers", prefix="البستاوى"))
    (item,) = told.items
    assert (item.speaker_key, item.statements) == ("eg.central_bank", 2)
    statements = (await searcher.get(item.statements_url)).json()["items"]
    assert len(statements) == 2
    assert len((await ask(searcher, "/speakers"))["items"]) == 3
    assert (await ask(searcher, "/speakers", prefix="زلزال"))["items"] == []


async def test_an_article_as_it_was_last(searcher: httpx.AsyncClient) -> None:
    kept = articles_kept()[1]
    answer = await searcher.get(f"{API}/articles/{kept.trace_id}")
    assert AnnotatedArticle.model_validate_json(answer.content) == kept
    assert answer.headers["last-modified"] == "Wed, 04 Mar 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("path", "name", "total"), [("/statements", "statement_id", 700), ("/alerts", "alert_id", 130)]
)
async def test_next_leads_through_everything_once(crowd: httpx.AsyncClient, path: str, name: str, total: int) -> None:
    answer = await crowd.get(f"{API}{path}?limit=100")
    seen = [item[name] for item in answer.json()["items"]]
    while following := answer.json()["next"]:
        assert answer.headers["link"] == f'<{following}>; rel="next"'
        assert answer.links["next"]["url"] == following
        assert dict(parse_qsl(urlsplit(following).query))["limit"] == "100"
        answer = await crowd.get(following)
        seen += [item[name] for item in answer.json()["items"]]
    assert "link" not in answer.headers
    assert len(seen) == len(set(seen)) == total


async def test_a_last_page_that_is_full_has_no_next(crowd: httpx.AsyncClient) -> None:
    first = await ask(crowd, "/alerts", limit="65")
    last = (await crowd.get(first["next"])).json()
    assert (len(last["items"]), last["next"]) == (65, None)


@pytest.mark.parametrize("path", ["/alerts", "/statements?words=الحكومة", "/speakers"])
async def test_what_has_not_changed_is_not_sent_again(searcher: httpx.AsyncClient, path: str) -> None:
    first = await searcher.get(API + path)
    again = await searcher.get(API + path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await searcher.get(API + path, headers={"If-None-Match": '"x"'})).status_code == 200


@pytest.mark.parametrize(
    ("path", "parameters", "wrong", "detail"),
    [
        ("/statements", {"wrds": "هدنة"}, "wrds", "“wrds” is no parameter here; did you mean “words”?"),
        ("/statements", {"act": "deney"}, "act", "“deney” is no kind of statement; did you mean “deny”?"),
        (
            "/statements",
            {"since": "gestern"},
            "since",
            "“gestern” is no date. Write a day such as 2026-03-04, or a moment such as 2026-03-04T10:00+03:00 (+ as %2B).",
        ),
        ("/statements", {"limit": "201"}, "limit", "“201” is no number from 1 to 200."),
        ("/alerts", {"limit": "0"}, "limit", "“0” is no number from 1 to 200."),
        ("/alerts", {"limit": "ten"}, "limit", "“ten” is no number from 1 to 200."),
        ("/alerts", {"cursor": "x"}, "cursor", "“x” is no cursor. Take the one of the answer before (next)."),
        ("/alerts", {"words": "هدنة"}, "words", "“words” is no parameter here. Take one of: limit, cursor."),
        ("/speakers", {"prefx": "a"}, "prefx", "“prefx” is no parameter here; did you mean “prefix”?"),
        (
            f"/alerts/{derive_id('alert', 'talks')}",
            {"lang": "en"},
            "lang",
            "Nothing can be asked for here; leave “lang” out.",
        ),
    ],
)
async def test_what_was_wrong_and_what_to_write_instead(
    searcher: httpx.AsyncClient, path: str, parameters: dict[str, str], wrong: str, detail: str
) -> None:
    told = await refusal(searcher, path, 400, **parameters)
    assert [(one["parameter"], one["detail"]) for one in told["errors"]] == [(wrong, detail)]


async def test_every_wrong_parameter_is_named_at_once(searcher: httpx.AsyncClient) -> None:
    told = await refusal(searcher, "/statements", 400, act="x", since="y", limit="z")
    assert {one["parameter"] for one in told["errors"]} == {"act", "since", "limit"}


@pytest.mark.parametrize("path", ["/alerts/1", "/articles/x'--"])
async def test_an_id_that_is_none(searcher: httpx.AsyncClient, path: str) -> None:
    (wrong,) = (await refusal(searcher, path, 400))["errors"]
    assert wrong["parameter"] in ("alert_id", "article_id")


@pytest.mark.parametrize(
    "path", [f"/alerts/{derive_id('nobody')}", f"/articles/{derive_id('nobody')}", "/nothing", "/"]
)
async def test_what_there_is_not(searcher: httpx.AsyncClient, path: str) -> None:
    await refusal(searcher, path, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
async def test_it_is_read_only(searcher: httpx.AsyncClient, method: str) -> None:
    answer = await searcher.request(method, f"{API}/alerts")
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert answer.headers["allow"] == "GET"


async def test_nobody_without_a_token(archive: Store) -> None:
    async with client_of(archive, monitor_viewer_token="the viewer's token") as client:
        answer = await client.get(f"{API}/alerts", headers={"Accept": "*/*"})
        assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
        assert answer.headers["www-authenticate"]
        answer = await client.get(f"{API}/alerts", headers={"Authorization": "Bearer the viewer's token"})
        assert answer.status_code == 200


async def test_a_database_that_does_not_answer(archive: Store, searcher: httpx.AsyncClient) -> None:
    async with archive.writing() as connection:
        await connection.exec_driver_sql("DROP TABLE alert_feed")
    told = await refusal(searcher, "/alerts", 503)
    assert "alert_feed" not in json.dumps(told)


class TestOpenApi:
    async def test_tells_every_parameter_of_a_search(self, searcher: httpx.AsyncClient) -> None:
        document = await ask(searcher, "/openapi.json")
        told = document["paths"][f"{API}/statements"]["get"]["parameters"]
        assert [one["name"] for one in told] == [*PARAMETERS, "limit", "cursor"]
        for one in told:
            Draft202012Validator(one["schema"]).validate(one["example"])
            assert (await searcher.get(f"{API}/statements", params={one["name"]: one["example"]})).status_code == 200

    async def test_tells_of_the_api_and_of_nothing_else(self, searcher: httpx.AsyncClient) -> None:
        document = await ask(searcher, "/openapi.json")
        assert set(document["paths"]) == {
            f"{API}/alerts",
            f"{API}/alerts/{{alert_id}}",
            f"{API}/statements",
            f"{API}/speakers",
            f"{API}/articles/{{article_id}}",
        }
        for path in document["paths"].values():
            assert set(path) == {"get"}
            answers = path["get"]["responses"]
            assert set(answers) == {"200", "304", "4XX", "503"}
            assert set(answers["4XX"]["content"]) == {"application/problem+json"}

    def test_its_examples_are_answers(self) -> None:
        AlertItem.model_validate(EXAMPLES["alert"])
        AlertList.model_validate(EXAMPLES["alerts"])
        StatementList.model_validate(EXAMPLES["statements"])
        SpeakerList.model_validate(EXAMPLES["speakers"])

    async def test_answers_are_what_it_tells(self, searcher: httpx.AsyncClient) -> None:
        document = await ask(searcher, "/openapi.json")
        for path in ("/alerts", "/statements", "/speakers"):
            schema = document["paths"][API + path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            validator = Draft202012Validator({**schema, "components": document["components"]})
            validator.validate(await ask(searcher, path))
