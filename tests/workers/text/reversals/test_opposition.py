"""What reverses what the same body has said, and what does not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas import Act, OfficialReason, Opposed, Statement
from tests.makers import NOON, behind_cue, make_statement
from workers.text.reversals.claims import claims_of
from workers.text.reversals.opposition import Kept, find_reversal, is_held_to_its_word, kept_of

DAY = timedelta(days=1)
SAID = "سننسحب من سوريا قريبا"


def us(
    content: str, article: str = "a1", *, after: timedelta = timedelta(), body: str = "us", **fields: object
) -> Statement:
    """A statement of an American official on the day ``after`` noon."""
    made = make_statement(content, article=article, published=NOON + after, key=body)
    speaker = made.speaker.model_copy(update={"country": "US", "body_id": body})
    about = tuple(name for name in ("سوريا", "كيم", "إيران") if name in content)
    return made.model_copy(update={"speaker": speaker, "about": about, **fields})


def reversed_by(last: Statement, *earlier: Statement) -> Opposed | None:
    kept: dict[str, list[Kept]] = {}
    for statement in earlier:
        for claim in claims_of(statement):
            kept.setdefault(claim.question, []).append(kept_of(statement, claim))
    return find_reversal(last, claims_of(last), kept)


@pytest.mark.parametrize(
    ("first", "later", "opposite"),
    [
        pytest.param(SAID, "لن ننسحب من سوريا", True, id="negated"),
        pytest.param(SAID, "سنبقى في سوريا", True, id="antonym"),
        pytest.param(SAID, "سننسحب من سوريا", False, id="the same"),
        pytest.param(SAID, "سنسحب القوات من سوريا", False, id="the same by another verb"),
        pytest.param(SAID, "لن ننسحب من العراق", False, id="another object"),
        pytest.param(SAID, "لن ننسحب من سوريا قبل هزيمة التنظيم", False, id="a condition"),
        pytest.param(SAID, "لم ننسحب من سوريا", False, id="what has not happened yet"),
        pytest.param("القمة مع كيم ستعقد", "القمة مع كيم لن تعقد", True, id="an event"),
        pytest.param("القمة مع كيم ستعقد", "القمة العربية لن تعقد", False, id="another event"),
        pytest.param("سنفرض 3 عقوبات على إيران", "لن نفرض 5 عقوبات على إيران", False, id="another number"),
        pytest.param("يجب ألا نشارك في اتفاق إيران", "سنشارك في اتفاق إيران", False, id="what must be, what is"),
    ],
)
def test_reversal(first: str, later: str, *, opposite: bool) -> None:
    found = reversed_by(us(later, "a2", after=DAY), us(first))
    assert (found is not None) is opposite


def test_it_links_the_latest_statement_on_the_other_side() -> None:
    first, second = us(SAID), us("سنغادر سوريا", "a2", after=DAY)
    found = reversed_by(us("لن ننسحب من سوريا", "a3", after=2 * DAY), first, second)
    assert found is not None
    assert (found.kind, found.rule, found.statement) == ("reversal", "opposite_claim", second.id)
    assert (found.content, found.published_at) == (second.content, second.published_at)
    assert found.speaker == second.speaker.label


@pytest.mark.parametrize(
    ("after", "opposite"),
    [
        pytest.param(30 * DAY, True, id="within 30 days"),
        pytest.param(31 * DAY, False, id="longer ago"),
        pytest.param(-DAY, False, id="a late article says what was said before"),
    ],
)
def test_the_30_days_are_of_publication_time(after: timedelta, *, opposite: bool) -> None:
    assert (reversed_by(us("لن ننسحب من سوريا", "a2", after=after), us(SAID)) is not None) is opposite


def test_one_article_does_not_reverse_itself() -> None:
    assert reversed_by(us("لن ننسحب من سوريا", after=timedelta(seconds=1)), us(SAID)) is None


def test_the_outlets_that_tell_a_change_all_tell_a_reversal_and_later_ones_do_not() -> None:
    told = (us(SAID), us("لن ننسحب من سوريا", "a2", after=DAY))
    assert reversed_by(us("لن ننسحب من سوريا", "a3", after=2 * DAY), *told) is not None
    assert reversed_by(us("لن ننسحب من سوريا", "a4", after=4 * DAY), *told) is None


def test_an_act_that_is_told_again_reverses_nothing() -> None:
    """«أعلن إلغاء القمة» goes on being told after the summit is on again."""
    off, on = "إلغاء القمة مع كيم", "القمة مع كيم ستعقد"
    announced = [
        behind_cue(us(off, article, after=after), Act.ANNOUNCE)
        for article, after in (("a1", timedelta()), ("a3", 2 * DAY))
    ]
    back = us(on, "a2", after=DAY)
    assert reversed_by(back, announced[0]) is not None
    assert reversed_by(announced[1], back) is not None
    assert reversed_by(announced[1], announced[0], back) is None


def test_what_was_said_days_before_it_was_published_is_background() -> None:
    later = us("لن ننسحب من سوريا", "a2", after=5 * DAY)
    assert reversed_by(later.model_copy(update={"said_at": (NOON + 4 * DAY).date()}), us(SAID)) is not None
    assert reversed_by(later.model_copy(update={"said_at": (NOON + 2 * DAY).date()}), us(SAID)) is None


@pytest.mark.parametrize(
    ("statement", "held"),
    [
        pytest.param(us(SAID), True, id="a state"),
        pytest.param(us(SAID, body="us.pentagon"), True, id="a ministry"),
        pytest.param(us(SAID, body="us.congress"), False, id="a parliament: its members disagree"),
        pytest.param(us(SAID, body="police"), False, id="any police"),
        pytest.param(us(SAID, confidence=0.4), False, id="not sure enough"),
        pytest.param(us(SAID, official=False, official_reason=OfficialReason.ANALYST), False, id="not official"),
    ],
)
def test_whom_it_is_held_against(statement: Statement, *, held: bool) -> None:
    assert is_held_to_its_word(statement) is held
