"""What an alert tells, by statement and wording."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from schemas import Act, Alert, AlertKind, Carrier, FeedbackVerdict, NoveltyReason, Quote, Speaker, derive_id
from tests.annotated import make_annotated
from tests.makers import NOON
from workers.monitor.views.alert import Said, corrections_of, numbers_in, numbers_of, said_in, verdicts_on
from workers.store import Wording

MakeAlert = Callable[..., Alert]
FIRST = "المحادثات ستبدأ يوم الأحد"


def worded(content: str, article: str, group: UUID, **fields: object) -> Wording:
    """What ``article`` says of ``group``."""
    given = {
        "statement_id": derive_id("statement", article, content),
        "group_id": group,
        "article_id": derive_id("article", article),
        "outlet": f"outlet of {article}",
        "source": f"{article}.txt",
        "url": None,
        "title": None,
        "published_at": NOON,
        "content": content,
        "quote": Quote.INDIRECT,
        "act": Act.SAY,
        "cue": "قال",
        "headline": False,
        "confidence": 0.9,
        "field": "text",
        "span": (0, len(content)),
        "reason": NoveltyReason.REWORDED,
        "speaker": None,
    }
    return Wording(**{**given, **fields})  # type: ignore[arg-type]


@pytest.fixture
def alert(make_alert: MakeAlert) -> Alert:
    return make_alert(content=FIRST)


@pytest.fixture
def group(alert: Alert) -> UUID:
    return alert.statements[0].verdict.group


def shape(said: tuple[Said, ...]) -> list[list[list[str]]]:
    """Of each thing said the outlets by wording."""
    return [[[teller.carrier.label for teller in telling.tellers] for telling in one.tellings] for one in said]


def test_the_same_words_are_one_wording(alert: Alert, group: UUID) -> None:
    first = worded(FIRST, "a1", group, reason=NoveltyReason.FIRST)
    spelt = worded("«المحادثات» ستبدأ يوم الاحد.", "a2", group)
    other = worded("المحادثات تبدأ الإثنين", "a3", group)
    (said,) = said_in(alert, [first, spelt, other])
    assert shape((said,)) == [[["outlet of a1", "outlet of a2"], ["outlet of a3"]]]
    assert (said.number, said.act, said.reason, said.text) == (1, Act.SAY, NoveltyReason.FIRST, FIRST)
    assert [telling.reference for telling in said.tellings] == [True, False]
    assert [teller.first for teller in said.tellers] == [True, False, False]
    assert said.differs


def test_another_wording_can_be_the_one_to_compare_with(alert: Alert, group: UUID) -> None:
    wordings = [worded(FIRST, "a1", group), worded("المحادثات تبدأ الإثنين", "a2", group)]
    (said,) = said_in(alert, wordings, wordings[1].statement_id)
    assert shape((said,)) == [[["outlet of a2"], ["outlet of a1"]]]
    assert [piece.text for piece in said.tellings[1].pieces if piece.only_here] == ["ستبدأ يوم الأحد"]
    assert said_in(alert, wordings, derive_id("no statement of it")) == said_in(alert, wordings)


def test_what_is_said_stands_in_the_order_of_the_alert(alert: Alert, group: UUID) -> None:
    second, brought_in = derive_id("second"), derive_id("brought in")
    two = alert.statements[0].model_copy(
        update={"verdict": alert.statements[0].verdict.model_copy(update={"group": second})}
    )
    both = alert.model_copy(update={"statements": (alert.statements[0], two)})
    wordings = [worded("ج", "a1", brought_in), worded("ب", "a1", second), worded("ا", "a1", group)]
    said = said_in(both, wordings)
    assert [(one.number, one.text, one.statement is not None) for one in said] == [
        (1, "ا", True), (2, "ب", True), (3, "ج", False),
    ]  # fmt: skip
    assert numbers_of(said) == {wordings[2].statement_id: 1, wordings[1].statement_id: 2, wordings[0].statement_id: 3}


def test_an_alert_of_an_older_worker_has_nothing_but_words(alert: Alert, group: UUID) -> None:
    (said,) = said_in(alert, [worded(FIRST, "a1", group, field=None, span=None, speaker=None)])
    assert (said.text, said.differs, said.tellers[0].speaker) == (FIRST, False, None)


@pytest.mark.parametrize(
    ("name", "told"),
    [("سالم الهادي", None), ("الهادي", None), ("ماهر الحداد", "ماهر الحداد"), (None, "الناطق")],
)
def test_somebody_else_of_the_same_body_is_named(alert: Alert, group: UUID, name: str | None, told: str | None) -> None:
    speaker = Speaker(name=name, role="الناطق", resolved_by="mention")
    (said,) = said_in(alert, [worded(FIRST, "a1", group, speaker=speaker)])
    assert said.tellers[0].speaker == told


def test_a_correction_shows_at_what_it_changed(make_alert: MakeAlert, group: UUID) -> None:
    after = "المحادثات ستبدأ يوم الإثنين"
    alert = make_alert(content=FIRST, kind=AlertKind.CORRECTED, after=after)
    (said,) = said_in(alert, [worded(FIRST, "a1", group), worded(after, "a1", group, reason=NoveltyReason.CORRECTED)])
    assert [teller.change is not None for teller in said.tellers] == [True, False]
    (corrected,) = corrections_of(alert)
    assert [piece.text for piece in corrected.before if piece.only_here] == ["الأحد"]
    assert [piece.text for piece in corrected.after if piece.only_here] == ["الإثنين"]
    assert corrected.carrier is not None
    assert corrected.carrier.label == "وكالة الغد"


def test_what_was_withdrawn_has_no_wording_after(make_alert: MakeAlert) -> None:
    (corrected,) = corrections_of(make_alert(content=FIRST, kind=AlertKind.CORRECTED))
    assert (corrected.after, [piece.only_here for piece in corrected.before]) == ((), [False])


def test_a_correction_by_an_article_that_carries_it_no_more(make_alert: MakeAlert) -> None:
    alert = make_alert(kind=AlertKind.CORRECTED)
    other = Carrier(article_id=derive_id("other"), source="other", published_at=NOON)
    (corrected,) = corrections_of(alert.model_copy(update={"carriers": (other,)}))
    assert corrected.carrier is None


def test_what_a_correction_left_is_found_by_its_words(alert: Alert, group: UUID) -> None:
    said = said_in(alert, [worded(FIRST, "a1", group), worded("شيء آخر", "a2", group)])
    now = make_annotated("a1", FIRST, "شيء آخر", "قول ثالث", edition="corrected", made=NOON + timedelta(hours=1))
    assert numbers_in(now, said, alert.speaker_key) == {now.statements[0].id: 1}
    assert numbers_in(now, said, "xx.somebody_else") == {}
    assert numbers_in(make_annotated("a9", FIRST), said, alert.speaker_key) == {}


def test_verdicts_that_make_sense(make_alert: MakeAlert, alert: Alert, group: UUID) -> None:
    alone = verdicts_on(alert, said_in(alert, [worded(FIRST, "a1", group)]))
    assert FeedbackVerdict.NOT_A_REPEAT not in alone
    assert FeedbackVerdict.NOT_A_CORRECTION not in alone
    assert {FeedbackVerdict.RIGHT, FeedbackVerdict.WRONG_SPEAKER, FeedbackVerdict.NOT_NEW} <= set(alone)
    joined = said_in(alert, [worded(FIRST, "a1", group), worded("غير ذلك", "a2", group)])
    corrected = make_alert(content=FIRST, kind=AlertKind.CORRECTED)
    assert set(verdicts_on(corrected, joined)) == set(FeedbackVerdict)
