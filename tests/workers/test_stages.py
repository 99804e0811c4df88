"""The stages: what each makes of one event, and that delivering it again changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas import (
    AlertKind,
    AnnotatedArticle,
    CleanArticle,
    Lane,
    OfficialReason,
    RawArticle,
    Statement,
    Status,
    TaggedArticle,
    derive_id,
)
from tests.makers import NOON, TITLE, clock, make_statement, read_article, tag_article
from workers.memory import DictMemory
from workers.stages import Outcome, clean, extract, judge, tag

SAID = "الحكومة ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات مطلع الأسبوع المقبل"
OTHER = "المحادثات مع الجانب الأردني ستبدأ الخميس في العاصمة"
KEY = "xx.foreign_ministry"
HOUR = timedelta(hours=1)

ARTICLE = "قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة كبيرة."
SILENT = "وصل الوفد السوري إلى العاصمة مساء أمس بعد رحلة طويلة في البحر."


def raw(text: str, **fields: object) -> RawArticle:
    return RawArticle(**{"source_id": "a1.txt", "title": TITLE, "text": text, "published_at": NOON, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("The minister said on Monday that the harvest would grow this year.", "not_arabic", id="English"),
        pytest.param("اشترك الآن في نشرتنا البريدية", "too_short", id="nothing but an advert"),
    ],
)  # fmt: skip
def test_clean_ends_what_cannot_be_read(text: str, status: str) -> None:
    article = raw(text, title=None)
    outcome = clean(article, clock)
    assert outcome.events == ()
    assert outcome.status is not None
    assert (outcome.status.status, outcome.status.stage, outcome.status.part) == (status, "clean", "")
    assert (outcome.status.trace_id, outcome.status.source) == (article.article_id, "a1.txt")


def test_clean_and_tag_pass_the_article_on() -> None:
    article = raw(ARTICLE)
    outcome = clean(article, clock)
    (cleaned,) = outcome.events
    assert isinstance(cleaned, CleanArticle)
    assert outcome.status is None
    assert (cleaned.trace_id, cleaned.content_hash) == (article.article_id, article.content_hash)
    tagged_outcome = tag(cleaned, clock)
    (tagged,) = tagged_outcome.events
    assert isinstance(tagged, TaggedArticle)
    assert tagged_outcome.status is None
    assert (tagged.body, tagged.title, tagged.trace_id) == (cleaned.body, cleaned.title, cleaned.trace_id)
    assert tagged.id == derive_id("tagged", str(cleaned.id)) != cleaned.id


def test_a_tagged_article_travels_the_bus_unchanged() -> None:
    tagged = tag_article(ARTICLE)
    assert TaggedArticle.model_validate_json(tagged.model_dump_json()) == tagged
    assert "ماهر الحداد" in {entity.canonical for entity in tagged.entities}


def test_extract_passes_statements_on_or_ends_the_article() -> None:
    found, none = extract(tag_article(ARTICLE), clock), extract(tag_article(SILENT), clock)
    assert found.status is None
    statement, annotated = found.events
    assert isinstance(statement, Statement)
    assert annotated == AnnotatedArticle(
        id=derive_id("annotated", str(tag_article(ARTICLE).id)),
        trace_id=statement.trace_id,
        produced_at=NOON,
        article=tag_article(ARTICLE),
        statements=(statement,),
    )
    assert none.events == ()
    assert none.status is not None
    assert (none.status.status, none.status.stage, none.status.title) == (Status.NO_STATEMENT, "extract", TITLE)


def judge_all(*statements: Statement, memory: DictMemory | None = None) -> list[Outcome]:
    memory = memory or DictMemory()
    return [judge(statement, memory, clock=clock) for statement in statements]


def test_the_first_statement_alerts() -> None:
    (outcome,) = judge_all(make_statement(SAID))
    assert outcome.verdict is not None
    assert outcome.verdict.reason == "first"
    assert [event.kind for event in outcome.events] == [AlertKind.NEW]  # type: ignore[attr-defined]
    assert outcome.status is not None
    assert (outcome.status.status, outcome.status.part, outcome.status.parts) == (Status.ALERTED, KEY, 1)


def test_the_last_statement_of_the_speaker_concludes_for_all() -> None:
    first, last = judge_all(make_statement(SAID, of=2, speakers=3), make_statement(OTHER, sequence=2, of=2, speakers=3))
    assert (first.events, first.status) == ((), None)
    (alert,) = last.events
    assert [statement.content for statement in alert.statements] == [SAID, OTHER]  # type: ignore[attr-defined]
    assert last.status is not None
    assert (last.status.part, last.status.parts) == (KEY, 3)


def test_each_speaker_has_an_outcome_of_its_own() -> None:
    outcomes = judge_all(
        make_statement(SAID, speakers=2), make_statement(OTHER, speakers=2, key="xx.club", reason=OfficialReason.CLUB)
    )
    assert [(o.status.part, o.status.status) for o in outcomes if o.status] == [
        (KEY, Status.ALERTED), ("xx.club", Status.NO_OFFICIAL_STATEMENT),
    ]  # fmt: skip
    assert len({o.status.id for o in outcomes if o.status}) == 2


def test_speakers_do_not_share_a_memory() -> None:
    outcomes = judge_all(make_statement(SAID), make_statement(SAID, article="a2", key="yy.government"))
    assert [o.verdict.reason.value for o in outcomes if o.verdict] == ["first", "first"]


STATE = {"memory_key": "xx"}


def test_speakers_of_one_side_are_told_once_and_the_alert_stays_the_first_ones() -> None:
    presidency = make_statement(SAID, key="xx.presidency").model_copy(update=STATE)
    state = make_statement(SAID, article="a2", published=NOON + HOUR, key="xx")
    first, later = judge_all(presidency, state)
    (new,), (joined,) = first.events, later.events
    assert (joined.kind, joined.alert_id) == (AlertKind.CORROBORATED, new.alert_id)  # type: ignore[attr-defined]
    assert joined.speaker_key == new.speaker_key == "xx.presidency"  # type: ignore[attr-defined]
    assert later.status is not None
    assert later.status.part == "xx"


def test_two_speakers_of_one_side_in_one_article_have_an_alert_each_that_tells_all() -> None:
    state = make_statement(SAID, headline=True, key="xx", speakers=2)
    presidency = make_statement(SAID, key="xx.presidency", of=2, speakers=2).model_copy(update=STATE)
    more = make_statement(OTHER, key="xx.presidency", sequence=2, of=2, speakers=2).model_copy(update=STATE)
    events = [event for outcome in judge_all(state, presidency, more) for event in outcome.events]
    assert [(event.speaker_key, len(event.statements)) for event in events] == [("xx", 1), ("xx.presidency", 2)]  # type: ignore[attr-defined]


def test_what_one_of_the_side_says_too_unsurely_is_told_by_the_next_and_joined_by_the_third() -> None:
    memory = DictMemory()
    unsure = make_statement(SAID, key="xx", confidence=0.2)
    sure = make_statement(SAID, article="a2", published=NOON + HOUR, key="xx.presidency").model_copy(update=STATE)
    third = make_statement(SAID, article="a3", published=NOON + 2 * HOUR, key="xx")
    events = [event for one in (unsure, sure, third) for event in judge(one, memory, clock=clock, least=0.5).events]
    assert [(event.kind, event.speaker_key) for event in events] == [  # type: ignore[attr-defined]
        (AlertKind.NEW, "xx.presidency"), (AlertKind.CORROBORATED, "xx.presidency"),
    ]  # fmt: skip
    assert len({event.alert_id for event in events}) == 1  # type: ignore[attr-defined]


def test_another_article_with_the_same_joins_the_alert() -> None:
    first, later = judge_all(make_statement(SAID), make_statement(SAID, article="a2", published=NOON + HOUR))
    (new,), (joined,) = first.events, later.events
    assert (joined.kind, joined.alert_id) == (AlertKind.CORROBORATED, new.alert_id)  # type: ignore[attr-defined]
    assert joined.id != new.id
    assert later.status is not None
    assert later.status.status is Status.CORROBORATED


@pytest.mark.parametrize(
    ("published", "status"),
    [
        pytest.param(NOON + 80 * HOUR, Status.ALERTED, id="outside the window"),
        pytest.param(NOON - 2 * HOUR, Status.CORROBORATED, id="late, judged by publication time"),
    ],
)
def test_the_time_of_publication_counts_and_not_the_time_of_arrival(published: object, status: Status) -> None:
    *_, later = judge_all(make_statement(SAID), make_statement(SAID, article="a2", published=published))  # type: ignore[arg-type]
    assert later.status is not None
    assert later.status.status is status


def test_back_fill_is_remembered_and_never_alerts() -> None:
    old, live = judge_all(make_statement(SAID, lane=Lane.BACKFILL), make_statement(SAID, article="a2"))
    assert old.events == live.events == ()
    assert old.status is not None
    assert live.status is not None
    assert (old.status.status, live.status.status) == (Status.REMEMBERED, Status.NOTHING_NEW)


def test_delivered_again_everything_repeats_and_the_memory_stays() -> None:
    memory = DictMemory()
    road = [
        make_statement(SAID, of=2),
        make_statement(OTHER, sequence=2, of=2),
        make_statement(SAID, article="a2", published=NOON + HOUR),
    ]
    first = judge_all(*road, memory=memory)
    kept = dict(memory.rows.rows)  # type: ignore[attr-defined]
    assert judge_all(*road, memory=memory) == first
    assert judge_all(road[1], road[1], memory=memory) == [first[1], first[1]]
    assert memory.rows.rows == kept  # type: ignore[attr-defined]


def test_delivered_again_in_the_middle_of_the_article_it_still_alerts_once() -> None:
    one, two = make_statement(SAID, of=2), make_statement(OTHER, sequence=2, of=2)
    *_, last = judge_all(one, one, two)
    assert last.events == judge_all(one, two)[-1].events


def test_only_the_time_of_making_differs_when_the_clock_does() -> None:
    memory, statement = DictMemory(), make_statement(SAID)
    first = judge(statement, memory, clock=clock)
    again = judge(statement, memory, clock=lambda: NOON + HOUR)
    assert [event.model_dump(exclude={"produced_at"}) for event in again.events] == [
        event.model_dump(exclude={"produced_at"}) for event in first.events
    ]
    assert again.events[0].produced_at == NOON + HOUR


def test_headline_and_body_of_a_read_article_are_one_alert() -> None:
    statements = read_article(
        "أكد رئيس الوزراء الأردني سامر الخالدي أن الحكومة لن ترفع أسعار الخبز هذا العام.",
        "رئيس الوزراء الأردني: لن نرفع أسعار الخبز هذا العام",
    )
    *_, last = judge_all(*statements)
    (alert,) = last.events
    assert len(statements) == 2
    assert len(alert.statements) == 1  # type: ignore[attr-defined]
