"""From verdicts to alerts: told once, joined afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas import Alert, AlertKind, Lane, NoveltyReason, OfficialReason, Statement, Status
from tests.makers import NOON, make_statement
from workers.alerting import alert_id, conclude
from workers.memory import DictMemory, Said
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import remember
from workers.text.novelty.sketch import sketch_of
from workers.text.novelty.word_pairs import word_pairs_of

SAID = "الحكومة ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات مطلع الأسبوع المقبل"
OTHER = "المحادثات مع الجانب الأردني ستبدأ الخميس في العاصمة"
LATER = NOON + timedelta(hours=1)


def conclude_all(*statements: Statement) -> tuple[tuple[Alert, ...], Status]:
    """Alerts and outcome for the speaker of the last of ``statements``, which came in this order."""
    memory = DictMemory()
    for statement in statements:
        last = remembered(memory, statement)
    return conclude(statements[-1], last, NOON)


def remembered(memory: DictMemory, statement: Statement) -> Said:
    """What its speaker has said, ``statement`` included."""
    said = memory.said_by(statement.speaker_key)
    said.add(remember(statement, judge_novelty(statement, said.alike(statement))))
    return said


def test_what_is_new_is_one_alert() -> None:
    last = make_statement(OTHER, sequence=2, of=2)
    (alert,), status = conclude_all(make_statement(SAID, of=2), last)
    assert status is Status.ALERTED
    assert alert.kind is AlertKind.NEW
    assert alert.id == alert.alert_id == alert_id(last.trace_id, last.content_hash, last.speaker_key)
    assert [statement.content for statement in alert.statements] == [SAID, OTHER]
    assert [carrier.article_id for carrier in alert.carriers] == [last.trace_id]
    assert (alert.speaker, alert.first_seen) == (last.speaker, NOON)


def test_what_the_article_repeats_is_told_once() -> None:
    (alert,), _ = conclude_all(make_statement(SAID, headline=True, of=2), make_statement(SAID, sequence=2, of=2))
    assert [statement.headline for statement in alert.statements] == [False]


def test_a_headline_is_shown_in_the_full_words_of_the_body_and_stays_what_it_was_judged() -> None:
    headline = make_statement("فتح المعبر الحدودي الجنوبي أمام الشاحنات", headline=True, of=3)
    body = make_statement(SAID, sequence=3, of=3)
    (alert,), _ = conclude_all(headline, make_statement(OTHER, sequence=2, of=3), body)
    assert [statement.id for statement in alert.statements] == [body.id, make_statement(OTHER, sequence=2, of=3).id]
    shown = alert.statements[0].verdict
    assert (shown.reason, shown.group, shown.like) == (NoveltyReason.FIRST, headline.id, None)
    joined, _ = conclude_all(headline, body, make_statement(SAID, article="a2", published=LATER))
    assert [(one.kind, one.alert_id) for one in joined] == [(AlertKind.CORROBORATED, alert.alert_id)]


def test_what_was_shown_is_what_a_correction_tells() -> None:
    headline = make_statement("فتح المعبر الحدودي الجنوبي أمام الشاحنات", headline=True, of=2)
    mended = SAID.replace("مطلع الأسبوع", "نهاية الأسبوع")
    (alert,), _ = conclude_all(
        headline,
        make_statement(SAID, sequence=2, of=2),
        make_statement(headline.content, headline=True, edition="second", of=2),
        make_statement(mended, edition="second", sequence=2, of=2),
    )
    assert changes(alert) == [("reworded", SAID, mended)]


def test_another_article_joins_the_alert_of_the_first() -> None:
    first = make_statement(SAID)
    later = make_statement(SAID, article="a2", published=LATER)
    (alert,), status = conclude_all(first, later)
    assert status is Status.CORROBORATED
    assert alert.kind is AlertKind.CORROBORATED
    assert alert.alert_id == alert_id(first.trace_id, first.content_hash, first.speaker_key)
    assert alert.id != alert.alert_id
    assert [carrier.article_id for carrier in alert.carriers] == [later.trace_id]
    assert [statement.id for statement in alert.statements] == [later.id]
    assert alert.first_seen == NOON


def test_each_article_that_joins_is_an_event_of_its_own() -> None:
    events = set()
    for article in ("a2", "a3"):
        (alert,), _ = conclude_all(make_statement(SAID), make_statement(SAID, article=article, published=LATER))
        events.add(alert.id)
    assert len(events) == 2


def test_an_article_may_tell_something_new_and_join_two_alerts() -> None:
    new = "الرسوم الجمركية لن تتغير خلال السنة الجارية بحسب الخطة"
    alerts, status = conclude_all(
        make_statement(SAID),
        make_statement(OTHER, article="a2"),
        make_statement(SAID, article="a3", sequence=1, of=3, published=LATER),
        make_statement(new, article="a3", sequence=2, of=3, published=LATER),
        make_statement(OTHER, article="a3", sequence=3, of=3, published=LATER),
    )
    assert status is Status.ALERTED
    assert [(alert.kind.value, [s.content for s in alert.statements]) for alert in alerts] == [
        ("new", [new]), ("corroborated", [SAID]), ("corroborated", [OTHER]),
    ]  # fmt: skip
    assert len({alert.alert_id for alert in alerts}) == 3


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param([make_statement(SAID, reason=OfficialReason.ANALYST)], id="first"),
        pytest.param(
            [make_statement(SAID), make_statement(SAID, article="a2", reason=OfficialReason.MEDIA)], id="a repeat",
        ),
    ],
)  # fmt: skip
def test_who_is_not_official_alerts_nobody(statements: list[Statement]) -> None:
    assert conclude_all(*statements) == ((), Status.NO_OFFICIAL_STATEMENT)


def test_one_official_statement_of_the_key_is_enough_and_the_other_is_not_told() -> None:
    (alert,), status = conclude_all(
        make_statement(OTHER, reason=OfficialReason.FORMER_OFFICE_HOLDER, of=2), make_statement(SAID, sequence=2, of=2)
    )
    assert status is Status.ALERTED
    assert [statement.content for statement in alert.statements] == [SAID]


def test_back_fill_never_alerts() -> None:
    assert conclude_all(make_statement(SAID, lane=Lane.BACKFILL)) == ((), Status.REMEMBERED)


def test_what_was_filled_back_is_not_told() -> None:
    assert conclude_all(make_statement(SAID, lane=Lane.BACKFILL), make_statement(SAID, article="a2")) == (
        (), Status.NOTHING_NEW,
    )  # fmt: skip


def changes(alert: Alert) -> list[tuple[str, str, str | None]]:
    return [(change.reason.value, change.before, change.after) for change in alert.changes]


def test_a_corrected_article_that_says_the_same_is_nothing_new() -> None:
    assert conclude_all(make_statement(SAID), make_statement(SAID, edition="second")) == ((), Status.NOTHING_NEW)


def test_a_corrected_article_corrects_its_alert_and_makes_none() -> None:
    first, other = make_statement(SAID, of=2), make_statement(OTHER, sequence=2, of=2)
    mended = SAID.replace("الجنوبي", "الشمالي")
    second = make_statement(mended, edition="second", of=2)
    (alert,), status = conclude_all(first, other, second, make_statement(OTHER, edition="second", sequence=2, of=2))
    assert status is Status.NOTHING_NEW
    assert alert.kind is AlertKind.CORRECTED
    assert alert.alert_id == alert_id(first.trace_id, first.content_hash, first.speaker_key)
    assert alert.id != alert.alert_id
    assert changes(alert) == [("reworded", SAID, mended)]
    assert (alert.changes[0].statement_id, alert.changes[0].after_id) == (first.id, second.id)
    assert [statement.id for statement in alert.statements] == [second.id]
    assert [carrier.article_id for carrier in alert.carriers] == [first.trace_id]
    assert (alert.first_seen, alert.official_reason) == (NOON, first.official_reason)


def test_what_a_corrected_article_says_no_more_is_withdrawn_and_what_it_adds_is_new() -> None:
    added = "الرسوم الجمركية لن تتغير خلال السنة الجارية بحسب الخطة"
    alerts, status = conclude_all(
        make_statement(SAID, of=2),
        make_statement(OTHER, sequence=2, of=2),
        make_statement(OTHER, edition="second", of=2),
        make_statement(added, edition="second", sequence=2, of=2),
    )
    assert status is Status.ALERTED
    new, corrected = alerts
    assert (new.kind, [s.content for s in new.statements]) == (AlertKind.NEW, [added])
    assert changes(corrected) == [("withdrawn", SAID, None)]
    assert [statement.content for statement in corrected.statements] == [SAID]
    assert new.alert_id != corrected.alert_id


@pytest.mark.parametrize(
    ("text", "withdrawn"),
    [
        pytest.param(f"{OTHER} وفق ما أعلن في المؤتمر الصحفي الأسبوعي الذي عقد صباح اليوم", True, id="corrected"),
        pytest.param(
            "نتائج مباريات الجولة العاشرة من الدوري الممتاز ومواعيد المباريات المقبلة", False, id="another text"
        ),
        pytest.param(f"{SAID} وفق ما أعلن في المؤتمر الصحفي الأسبوعي الذي عقد صباح اليوم", False, id="it still stands"),
    ],
)
def test_only_what_is_gone_from_the_same_text_is_withdrawn(text: str, withdrawn: bool) -> None:
    before = f"{SAID}. {OTHER} وفق ما أعلن في المؤتمر الصحفي الأسبوعي الذي عقد صباح اليوم"
    first = make_statement(SAID).model_copy(update={"sketch": sketch_of("", before)})
    second = make_statement(OTHER, edition="second").model_copy(
        update={"sketch": sketch_of("", text), "word_pairs": word_pairs_of([text])}
    )
    alerts, _ = conclude_all(first, second)
    assert [alert.kind.value for alert in alerts] == ["new", *["corrected"] * withdrawn]


def test_what_headline_and_body_say_is_changed_once_and_withdrawn_when_both_are_gone() -> None:
    headline, body = make_statement(SAID, headline=True, of=2), make_statement(SAID, sequence=2, of=2)
    mended = SAID.replace("الجنوبي", "الشمالي")
    both = (
        make_statement(mended, headline=True, edition="second", of=2),
        make_statement(mended, edition="second", sequence=2, of=2),
    )
    (alert,), _ = conclude_all(headline, body, *both)
    assert changes(alert) == [("reworded", SAID, mended)]
    assert conclude_all(headline, body, make_statement(SAID, edition="second")) == ((), Status.NOTHING_NEW)
    gone, _ = conclude_all(headline, body, make_statement(OTHER, edition="second"))
    assert [changes(alert) for alert in gone if alert.kind is AlertKind.CORRECTED] == [[("withdrawn", SAID, None)]]


def test_a_correction_of_a_correction_belongs_to_the_first_alert() -> None:
    versions = [make_statement(f"ارتفع عدد المصابين في الحادث إلى {n}", edition=str(n)) for n in (20, 25, 30)]
    (alert,), _ = conclude_all(*versions)
    assert alert.alert_id == alert_id(versions[0].trace_id, versions[0].content_hash, versions[0].speaker_key)
    assert changes(alert) == [("number_changed", versions[1].content, versions[2].content)]


def test_an_article_that_joined_an_alert_corrects_that_one_and_joins_once() -> None:
    first, joining = make_statement(SAID), make_statement(SAID, article="a2", published=LATER)
    mended = SAID.replace("الجنوبي", "الشمالي")
    (alert,), _ = conclude_all(first, joining, make_statement(mended, article="a2", edition="second"))
    assert alert.kind is AlertKind.CORRECTED
    assert alert.alert_id == alert_id(first.trace_id, first.content_hash, first.speaker_key)
    assert [carrier.article_id for carrier in alert.carriers] == [joining.trace_id]
    unchanged = make_statement(SAID, article="a2", edition="second")
    assert conclude_all(first, joining, unchanged) == ((), Status.NOTHING_NEW)


def test_where_no_alert_was_there_is_none_to_correct() -> None:
    mended = make_statement(SAID.replace("الجنوبي", "الشمالي"), edition="second")
    assert conclude_all(make_statement(SAID, lane=Lane.BACKFILL), mended) == ((), Status.NOTHING_NEW)


def test_a_correction_that_makes_it_official_tells_it() -> None:
    first = make_statement(SAID, reason=OfficialReason.ANALYST)
    second = make_statement(SAID.replace("الجنوبي", "الشمالي"), edition="second")
    (alert,), status = conclude_all(first, second)
    assert (alert.kind, status) == (AlertKind.NEW, Status.ALERTED)


def test_a_version_that_is_delivered_again_after_the_next_one_repeats_what_it_told() -> None:
    second = make_statement(SAID.replace("الجنوبي", "الشمالي"), edition="second")
    third = make_statement(OTHER, edition="third")
    memory, versions = DictMemory(), (make_statement(SAID), second, third)
    told = [conclude(version, remembered(memory, version), NOON) for version in versions]
    assert [conclude(version, memory.said_by(version.speaker_key), NOON) for version in versions] == told


def of(name: str | None, statement: Statement, role: str | None = None) -> Statement:
    update = {"name": name, "role": role, "anonymous": role is not None}
    return statement.model_copy(update={"speaker": statement.speaker.model_copy(update=update)})


def test_the_alert_is_headed_by_who_says_most_of_it_and_each_statement_by_its_own_speaker() -> None:
    new = "الرسوم الجمركية لن تتغير خلال السنة الجارية بحسب الخطة"
    (alert,), _ = conclude_all(
        of("سالم الهادي", make_statement(SAID, of=4)),
        of("سالم الهادي", make_statement(OTHER, sequence=2, of=4)),
        of("ريم سعد", make_statement(new, sequence=3, of=4)),
        of("ريم سعد", make_statement(new, sequence=4, of=4)),
    )
    assert alert.speaker.name == "سالم الهادي"
    assert [s.speaker and s.speaker.name for s in alert.statements] == ["سالم الهادي", "سالم الهادي", "ريم سعد"]
    assert alert.leading is alert.statements[0]


@pytest.mark.parametrize(
    ("speakers", "head", "leading"),
    [
        pytest.param([(None, "مسؤول"), (None, "مسؤول"), ("سالم الهادي", None)], (None, "مسؤول"), 0, id="who says most"),
        pytest.param([(None, "مسؤول"), ("سالم الهادي", None)], ("سالم الهادي", None), 1, id="of equals a named one"),
        pytest.param([(None, "مسؤول"), (None, "متحدث")], (None, "مسؤول"), 0, id="of equals the first"),
    ],
)
def test_nobody_heads_what_others_say(
    speakers: list[tuple[str | None, str | None]], head: tuple[str | None, str | None], leading: int
) -> None:
    contents = (SAID, OTHER, "الرسوم الجمركية لن تتغير خلال السنة الجارية بحسب الخطة")
    said = [
        of(name, make_statement(content, sequence=at, of=len(speakers)), role)
        for at, (content, (name, role)) in enumerate(zip(contents, speakers, strict=False), 1)
    ]
    (alert,), _ = conclude_all(*said)
    assert (alert.speaker.name, alert.speaker.role) == head
    assert alert.leading is alert.statements[leading]


def test_who_only_repeats_what_is_shown_of_another_heads_nothing() -> None:
    (alert,), _ = conclude_all(
        of(None, make_statement(SAID, of=2), "ضابط"), of("سالم الهادي", make_statement(SAID, sequence=2, of=2))
    )
    assert (alert.speaker.name, alert.speaker.role) == (None, "ضابط")


def test_an_outlet_that_says_it_in_headline_and_body_is_told_once() -> None:
    headline = make_statement(SAID, article="a2", headline=True, of=2)
    body = make_statement(SAID, article="a2", sequence=2, of=2)
    (alert,), _ = conclude_all(make_statement(SAID), headline, body)
    assert [statement.id for statement in alert.statements] == [body.id]


def test_the_alert_id_depends_on_article_text_and_speaker() -> None:
    statement = make_statement(SAID)
    base = (statement.trace_id, statement.content_hash, statement.speaker_key)
    others = [(make_statement(SAID, article="a2").trace_id, *base[1:]), (base[0], "x", base[2]), (*base[:2], "x")]
    assert alert_id(*base) == alert_id(*base)
    assert len({alert_id(*base), *(alert_id(*other) for other in others)}) == 4
