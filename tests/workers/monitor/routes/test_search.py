from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.annotated import Said, make_annotated
from tests.workers.monitor.searched import ATTACK
from workers.monitor.views.export import COLUMNS
from workers.store import Store


def shown(page: httpx.Response) -> list[str]:
    """The words of the results, without the marks."""
    found = re.findall(r'<p class="result-said"[^>]*>(.*?)</p>', page.text, re.DOTALL)
    return [re.sub("</?mark>", "", one) for one in found]


def marks(page: httpx.Response) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", page.text)


async def test_words_are_found_in_their_forms_and_marked(searcher: httpx.AsyncClient) -> None:
    page = await searcher.get("/search", params={"words": "رئيس"})
    assert page.status_code == 200
    assert shown(page) == ["رسالة للرئيس من مجلس الأمن"]
    assert marks(page) == ["للرئيس"]


async def test_a_phrase_is_marked_as_one_and_what_is_left_out_is_not_found(searcher: httpx.AsyncClient) -> None:
    assert marks(await searcher.get("/search", params={"words": "«مجلس الأمن»"})) == ["مجلس الأمن"]
    page = await searcher.get("/search", params={"words": "الحكومة -تعويم"})
    assert shown(page) == ["الحكومة ستسقط"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"speaker": "eg.central_bank"}, 2),
        ({"name": "هشام البستاوى"}, 2),
        ({"country": "EG", "act": "deny"}, 1),
        ({"outlet": "الساحل"}, 2),
        ({"outlet": "الساحلي"}, 0),
        ({"about": "موسكو"}, 1),
        ({"official": "1"}, 3),
        ({"since": "2026-03-04"}, 1),
        ({"until": "2026-03-03"}, 3),
        ({"since": "2026-03-03", "until": "2026-03-03"}, 2),
        ({}, 4),
    ],
)
async def test_each_condition_limits(searcher: httpx.AsyncClient, parameters: dict[str, str], expected: int) -> None:
    page = await searcher.get("/search", params=parameters)
    assert page.status_code == 200
    assert len(shown(page)) == expected


async def test_a_form_is_answered_with_the_one_address(searcher: httpx.AsyncClient) -> None:
    sent = "official=1&who=&words=%20هدنة&country=sy&act=&since=&lang=en"
    answer = await searcher.get(f"/search?{sent}")
    assert answer.status_code == 303
    to = urlsplit(answer.headers["location"])
    assert parse_qsl(to.query) == [("words", "هدنة"), ("country", "SY"), ("official", "1"), ("lang", "en")]
    assert (await searcher.get(answer.headers["location"])).status_code == 200


@pytest.mark.parametrize(
    ("typed", "parameter"),
    [
        ("البنك المركزي المصرى", ("speaker", "eg.central_bank")),
        ("eg.central_bank", ("speaker", "eg.central_bank")),
        ("هشام البستاوي", ("name", "هشام البستاوي")),
        ("بستاوي", ("name", "هشام البستاوي")),
        ("البنك", ("speaker", "eg.central_bank")),
        ("ناصر", ("name", "محمود ناصر")),
        ("لاشيء%", ("name", "لاشيء%")),
    ],
)
async def test_whom_a_reader_means(searcher: httpx.AsyncClient, typed: str, parameter: tuple[str, str]) -> None:
    answer = await searcher.get("/search", params={"who": typed})
    assert parse_qsl(urlsplit(answer.headers["location"]).query) == [parameter]


async def test_speakers_are_suggested(searcher: httpx.AsyncClient) -> None:
    assert (await searcher.get("/search/speakers", params={"prefix": "البست"})).json() == ["هشام البستاوي"]
    assert (await searcher.get("/search/speakers", params={"prefix": "البنك"})).json() == ["البنك المركزي المصري"]
    for nobody in ("ستاوي", "%", "", "_"):
        assert (await searcher.get("/search/speakers", params={"prefix": nobody})).json() == []


async def test_of_one_name_the_one_that_is_called_just_so(searcher: httpx.AsyncClient, archive: Store) -> None:
    """«البنك المركزي» is not «البنك المركزي المصري», though that said more."""
    await archive.save([make_annotated("d1", Said("قول", "sy.bank", organisation="البنك المركزي"))])
    answer = await searcher.get("/search", params={"who": "البنك المركزي"})
    assert parse_qsl(urlsplit(answer.headers["location"]).query) == [("speaker", "sy.bank")]


async def test_results_link_to_alert_and_source(searcher: httpx.AsyncClient) -> None:
    page = await searcher.get("/search", params={"words": "المحادثات"})
    assert re.search(r'href="/alerts/[0-9a-f-]{36}"', page.text)
    assert 'href="https://news.example/a1"' in page.text
    assert 'href="/alerts/' not in (await searcher.get("/search", params={"words": "تعويم"})).text


async def test_the_search_goes_along_to_exports_feeds_and_subscriptions(searcher: httpx.AsyncClient) -> None:
    page = await searcher.get("/search", params={"words": "الأمن", "country": "EG"})
    query = "words=%D8%A7%D9%84%D8%A3%D9%85%D9%86&amp;country=EG"
    for path in ("export.csv", "export.jsonl", "feed.atom", "feed.json"):
        assert f'href="/search/{path}?{query}"' in page.text
    assert f'href="/subscriptions/new?{query}"' in page.text


@pytest.mark.parametrize("path", ["/search", "/search/export.csv", "/search/export.jsonl", "/search/feed.atom"])
async def test_a_wrong_parameter_finds_nothing_and_is_named(searcher: httpx.AsyncClient, path: str) -> None:
    answer = await searcher.get(path, params={"wrds": "هدنة", "lang": "en"})
    assert answer.status_code == 422
    assert "did you mean “\u2068words\u2069”?" in answer.text
    assert not shown(answer)


async def test_what_was_typed_wrongly_stays_in_its_field(searcher: httpx.AsyncClient) -> None:
    page = await searcher.get("/search", params={"since": "soon", "words": "هدنة"})
    assert page.status_code == 422
    assert re.search(r'name="since" type="text" value="soon"[^>]*aria-invalid="true"', page.text)
    assert 'value="هدنة"' in page.text


@pytest.mark.parametrize("cursor", ["x", "1e5", "9" * 40, "9" * 5000])
async def test_a_cursor_of_nobody(searcher: httpx.AsyncClient, cursor: str) -> None:
    assert (await searcher.get("/search", params={"cursor": cursor})).status_code == 422


async def test_nothing_found_says_which_condition_to_drop(searcher: httpx.AsyncClient) -> None:
    page = await searcher.get("/search", params={"words": "الحكومة", "country": "FR"})
    assert shown(page) == []
    assert "لا شيء يطابق هذا البحث" in page.text
    assert 'href="/search?words=%D8%A7%D9%84%D8%AD%D9%83%D9%88%D9%85%D8%A9"' in page.text


async def test_what_articles_bring_is_escaped(searcher: httpx.AsyncClient) -> None:
    page = await searcher.get("/search", params={"words": "ستسقط"})
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    again = await searcher.get("/search", params={"words": f"{ATTACK} ستسقط"})
    assert "<script>alert" not in again.text


async def test_all_pages_together_are_all_results(crowd: httpx.AsyncClient) -> None:
    address, seen = "/search", []
    while address:
        page = await crowd.get(address)
        seen += shown(page)
        following = re.search('href="([^"]*)" rel="next"', page.text)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == len(set(seen)) == 700
    assert seen[0] == "قول 99 0"


async def test_the_count_is_told(crowd: httpx.AsyncClient) -> None:
    assert "700 نتيجة" in (await crowd.get("/search", params={"country": "SY"})).text


async def rows_of(client: httpx.AsyncClient, **parameters: str) -> list[dict[str, str]]:
    answer = await client.get("/search/export.csv", params=parameters)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert table[0] == list(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=True)) for row in table[1:]]


async def test_a_table_of_results(searcher: httpx.AsyncClient) -> None:
    (row,) = await rows_of(searcher, words="المحادثات")
    assert (row["content"], row["act"], row["official"], row["outlet"]) == (
        "المحادثات ستبدأ يوم الأحد",
        "announce",
        "true",
        "وكالة الغد",
    )
    assert row["alert_id"]


async def test_a_table_has_all_results(crowd: httpx.AsyncClient) -> None:
    assert len({row["statement_id"] for row in await rows_of(crowd)}) == 700


async def test_no_cell_is_a_formula(searcher: httpx.AsyncClient) -> None:
    (row,) = await rows_of(searcher, words="ستسقط")
    assert row["title"] == f"'=HYPERLINK {ATTACK}"


async def test_a_search_without_results_is_a_table_with_a_header(searcher: httpx.AsyncClient) -> None:
    assert await rows_of(searcher, words="لاشيء") == []


async def test_lines_of_json_are_what_the_api_tells(searcher: httpx.AsyncClient) -> None:
    lines = (await searcher.get("/search/export.jsonl", params={"country": "EG"})).text.splitlines()
    items = (await searcher.get("/api/v1/statements", params={"country": "EG"})).json()["items"]
    assert [json.loads(line) for line in lines] == items
    assert len(items) == 2
