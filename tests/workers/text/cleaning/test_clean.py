"""The whole of cleaning: what goes, what stays, and that no evidence is lost."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from schemas import CleanArticle, PublishedFrom, RawArticle, Status
from workers.text.cleaning.clean import Refusal, clean

NOW = datetime(2024, 1, 1, tzinfo=UTC)
PROSE = "قال الوزير إن «العمل مستمر» في كل المدن والقرى التي تضررت من الحرب خلال الأعوام الماضية."


def cleaned(text: str, title: str | None = None, **fields: object) -> CleanArticle:
    made = clean(RawArticle.model_validate({"text": text, "title": title, **fields}), NOW)
    assert isinstance(made, CleanArticle), made
    return made


def kinds(article: CleanArticle) -> list[str]:
    return [removed.kind.value for removed in article.boilerplate]


def test_an_article_as_it_comes() -> None:
    raw = (
        'crossorigin="anonymous"> وزير: لا عودة – xeber24.net\n\nوزير: لا عودة\n\nمشاركة\n\nرامي سعد ـ xeber24.net\n\n'
        f"{PROSE}\n\nوأضاف أن &quot;القیادة&quot; مــتمسكة بـ#اتفاق_السلام. (رويترز)\n\nإعداد: منى سالم- تحرير: ليلى حسن\n"
    )
    article = cleaned(raw)
    assert article.title is not None
    assert article.title.text == "وزير: لا عودة"
    assert article.body.text == f'{PROSE}\nوأضاف أن "القيادة" متمسكة باتفاق السلام.'
    assert (article.outlet, article.authors, article.editors) == (
        "xeber24.net",
        ("رامي سعد", "منى سالم"),
        ("ليلى حسن",),
    )
    assert kinds(article) == [
        "markup", "wire_credit", "repeated_title", "share_bar", "dateline", "wire_credit", "byline",
    ]  # fmt: skip
    for removed in article.boilerplate:
        assert raw[removed.span.start : removed.span.end] == removed.text


def test_title_and_author_fields() -> None:
    article = cleaned(f"عنوان الخبر\n{PROSE}", "عنوان الخبر | سكاي نيوز عربية", author="القاهرة - رامي سعد")
    assert article.title is not None
    assert (article.title.text, article.title.field) == ("عنوان الخبر", "title")
    assert article.body.text == PROSE
    assert (article.dateline_place, article.authors) == ("القاهرة", ("رامي سعد",))
    assert article.outlet == "سكاي نيوز عربية"
    assert kinds(article) == ["wire_credit", "repeated_title"]


def test_a_text_of_one_paragraph_has_no_title() -> None:
    article = cleaned(PROSE)
    assert article.title is None
    assert article.body.text == PROSE


def test_a_flash_of_nothing_but_its_title_is_kept() -> None:
    article = cleaned("عاجل: الرئيس يعلن استقالته اليوم", "عاجل: الرئيس يعلن استقالته اليوم")
    assert article.body.text == "عاجل: الرئيس يعلن استقالته اليوم"


def test_a_body_given_twice_is_read_once() -> None:
    article = cleaned(f"عنوان\n{PROSE}\nوأضاف أنه باق.\n{PROSE}\nوأضاف أنه باق.")
    assert article.body.text.count(PROSE) == 1
    assert "repeated_body" in kinds(article)


@pytest.mark.parametrize(
    ("line", "kept"),
    [("عاجل | عنوان الخبر الطويل", False), ("وبذلك سيكون عنوان الخبر الطويل", True), ("عنوان الخبر الطويل", False)],
)
def test_a_repeated_title_goes_with_its_label(line: str, *, kept: bool) -> None:
    article = cleaned(f"{line}\n{PROSE}", "عنوان الخبر الطويل")
    assert (line in article.body.text) is kept


def test_section_headings_stay() -> None:
    text = f"عنوان\n{PROSE}\nاحتمال العودة وارد\n{PROSE[:-1]} أيضا."
    assert "احتمال العودة وارد" in cleaned(text).body.text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("رئیس جمهور گفت که این کشور با همسایگان خود مذاکره می کند", Status.NOT_ARABIC),
        ("The minister said that the meeting was postponed.", Status.NOT_ARABIC),
        ("شارك تويتر فيسبوك\nجميع الحقوق محفوظة", Status.TOO_SHORT),
        ("قال الوزير نعم", Status.TOO_SHORT),
        ("12:30 ... 2015", Status.TOO_SHORT),
        ("\u200f\ufeff", Status.TOO_SHORT),
    ],
)
def test_refusals(text: str, status: Status) -> None:
    assert clean(RawArticle(text=text), NOW) == Refusal(status)


def test_the_time_of_publication_comes_from_the_best_source() -> None:
    fetched = datetime(2023, 1, 1, tzinfo=UTC)
    assert cleaned(PROSE, fetched_at=fetched).published_from is PublishedFrom.FETCHED
    article = cleaned(PROSE)
    assert (article.published_at, article.published_from) == (NOW, PublishedFrom.RECEIVED)


@pytest.mark.parametrize(
    ("ahead", "source"),
    [(timedelta(hours=14), PublishedFrom.GIVEN), (timedelta(days=2), PublishedFrom.FETCHED)],
    ids=["local time taken for UTC", "in the future"],
)
def test_a_time_after_fetching_is_no_time_of_publication(ahead: timedelta, source: PublishedFrom) -> None:
    fetched = NOW - timedelta(days=9)
    article = cleaned(PROSE, fetched_at=fetched, published_at=fetched + ahead)
    assert article.published_from is source
    assert article.published_at == (fetched + ahead if source is PublishedFrom.GIVEN else fetched)


LINES = [
    PROSE, "قال الوزير إن الأمر مهم جدا.", "واشنطن – نورث برس", "دبي، الإمارات (CNN)-- قال مسؤول إن الاجتماع تأجل.",
    "انتهى الاجتماع مساء اليوم. (رويترز)", "إعداد: منى سالم- تحرير: رامي سعد", "شارك تويتر فيسبوك", "اقرأ أيضا:", "عنوان آخر",
    "#واشنطن #عدن", "وصل إلى #كيم_جونغ_أون وفد كبير.", "للمزيد: عنوان", "المصدر: رويترز", "-----", "by admin",
    "ا ل ر ئ ي س غادر البلاد أمس.", "علی مستوی القیادة قال &quot;نعم&quot; مرارا.", "ﻻ يمكن ذلك<br>أبدا وفق قوله.",
    "قــال \u200fالمتحدث\ufeff إن المباحثات مستمرة.", "عنوان الخبر اليوم | سكاي نيوز عربية", "عنوان الخبر اليوم", "18:37 ت م",
    "الرياض - واس: استقبل الوزير ضيفه.", "تابعونا على تويتر", "«", "قال: “نعم", "[caption]صورة[/caption]",
]  # fmt: skip
ARTICLES = st.lists(st.sampled_from(LINES), min_size=1, max_size=14).map("\n".join)
NASTY = st.lists(
    st.one_of(st.sampled_from([*LINES, " ", "\n", "- ", "<p>", "&amp;", "(", "ـ"]), st.text(max_size=6))
).map("".join)
TITLES = st.none() | st.sampled_from(LINES)


@settings(suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
@given(ARTICLES | NASTY, TITLES)
def test_whatever_comes_holds_its_contract(text: str, title: str | None) -> None:
    assume(text.strip())
    article = clean(RawArticle(text=text, title=title), NOW)
    if isinstance(article, Refusal):
        return
    CleanArticle.model_validate_json(article.model_dump_json())  # it is built without validation
    raws = {"text": text, "title": title}
    for part in article.parts:
        raw = raws[part.field]
        assert raw is not None
        for span in (*part.paragraphs, *part.sentences):
            excerpt = part.excerpt(span.start, span.end)
            assert raw[excerpt.span.start : excerpt.span.end] == excerpt.text
        mapped = {at for run in part.runs for at in range(run.clean_start, run.clean_end)}
        assert {part.text[at] for at in range(len(part.text)) if at not in mapped} <= {"\n"}
    for removed in article.boilerplate:
        raw = raws[removed.field]
        assert raw is not None
        assert raw[removed.span.start : removed.span.end] == removed.text


@settings(suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
@given(ARTICLES, TITLES)
def test_nothing_is_lost_but_what_is_told(text: str, title: str | None) -> None:
    article = clean(RawArticle(text=text, title=title), NOW)
    if isinstance(article, Refusal):
        return
    told = bytearray(len(text))
    for part in article.parts:
        for run in part.runs if part.field == "text" else ():
            told[run.raw_start : run.raw_end] = b"1" * (run.raw_end - run.raw_start)
    for removed in article.boilerplate:
        if removed.field == "text":
            told[removed.span.start : removed.span.end] = b"1" * len(removed.span)
    assert not [char for char, seen in zip(text, told, strict=True) if not seen and _is_letter(char)]


@settings(suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
@given(ARTICLES, TITLES)
def test_clean_text_is_clean(text: str, title: str | None) -> None:
    article = clean(RawArticle(text=text, title=title), NOW)
    # A text of nothing but its title keeps that for a body, with what else stands on the line.
    assume(isinstance(article, CleanArticle) and article.title and article.title.text not in article.body.text)
    assert isinstance(article, CleanArticle)
    assert article.title is not None
    again = cleaned(article.body.text, article.title.text)
    assert again.body.text == article.body.text
    assert again.title is not None
    assert again.title.text == article.title.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{PROSE} " * 11_000, id="one endless paragraph"),
        pytest.param("«قال " * 200_000, id="unclosed quotation marks"),
        pytest.param("قال الوزير <script " * 50_000, id="unclosed tags"),
        pytest.param("قال (" * 200_000, id="unclosed brackets"),
        pytest.param("قال - " * 160_000, id="dashes"),
        pytest.param("قال " + "." * 900_000, id="points"),
        pytest.param(f"{PROSE}\n" + "\n" * 900_000, id="empty lines"),
    ],
)
def test_a_megabyte_takes_less_than_a_second(text: str) -> None:
    started = time.process_time()
    clean(RawArticle(text=text[:1_000_000], title="عنوان"), NOW)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "text", ["قال الوزير نعم.\n" * 4_000, "#عدن_اليوم " * 6_000, "رويترز - " * 7_000, "قـا ل " * 10_000]
)
def test_cost_is_linear(text: str) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        for _ in range(count):
            clean(RawArticle(text=text[: len(text) // count], title="عنوان"), NOW)
        return time.process_time() - started

    seconds(1)
    # The best of three: a collection of garbage in one of them is none of the cleaner's cost.
    assert min(seconds(1) for _ in range(3)) < 4 * min(seconds(8) for _ in range(3)) + 0.1


@pytest.mark.corpus
@pytest.mark.parametrize("folder", ["", "train"])
def test_no_annotated_statement_is_lost(shared_dir: Path, folder: str) -> None:
    """Every scored statement of every annotated article maps into the clean text and back to its raw span."""
    lost: list[tuple[str, str]] = []
    for file in sorted((shared_dir / folder / "gold").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        with (shared_dir / folder / "articles" / gold["article"]).open(encoding="utf-8", newline="") as opened:
            raw = opened.read()
        article = cleaned(raw)
        lost += [
            (gold["article"], statement["content"])
            for statement in gold["statements"]
            if not statement.get("optional") and not _maps_back(article, raw, statement["start"], statement["end"])
        ]
    assert lost == []


def _maps_back(article: CleanArticle, raw: str, start: int, end: int) -> bool:
    """Whether ``raw[start:end]`` lies in one part, to its first and last letter, with every letter between them."""
    while not _is_letter(raw[start]):
        start += 1
    while not _is_letter(raw[end - 1]):
        end -= 1
    for part in article.parts:
        inside = [run for run in part.runs if run.raw_start < end and run.raw_end > start]
        covered = {at for run in inside for at in range(run.raw_start, run.raw_end)}
        if inside and all(at in covered for at in range(start, end) if _is_letter(raw[at])):
            first, last = inside[0], inside[-1]
            clean_start = first.clean_start + max(start - first.raw_start, 0)
            clean_end = last.clean_end - max(last.raw_end - end, 0)
            return part.to_raw(clean_start, clean_end) == (start, end)
    return False


def _is_letter(char: str) -> bool:
    return char.isalnum() and char != "ـ"
