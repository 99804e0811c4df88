"""The ranker of candidates: what is told of them in numbers, and whom the shipped trees choose."""

from __future__ import annotations

import pytest

from workers.text.speakers.antecedents import ranker
from workers.text.speakers.antecedents.features import COLUMNS, describe
from workers.text.speakers.antecedents.ranker import choose
from workers.text.speakers.antecedents.scene import Candidate, Namings, Place, Scene
from workers.text.speakers.voice import Chances, Voice
from workers.text.statements.forest import Codes, Matrix
from workers.text.statements.spots import Spot

SCENE = Scene("D", Spot(300, 250, 200, 150, link="و", ahead=310, gap=3, number=4), 2, gender="f")
BODY = Candidate(Voice(body="وزارة الصحة", spoke=0, times=1, spoke_at=10, spoke_in=0), 1)
MAN = Candidate(
    Voice(name="ماهر الحداد", gender="m", spoke=1, times=1, spoke_at=260, spoke_in=4),
    0,
    Place("s", 0, 2, 40, "^", "^"),
    Namings(1, 3, 260, 260, 260),
)
NEW = Candidate(Voice(role="المحللة"), new=True)


def told(scene: Scene, *candidates: Candidate) -> list[dict[str, float]]:
    rows = describe(scene, candidates, Codes({}, fixed=False))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows.tolist()]


def test_a_row_tells_when_they_spoke_where_they_are_named_and_whether_they_agree() -> None:
    body, man, new = told(SCENE, BODY, MAN, NEW)
    assert (body["rank"], man["rank"]) == (1, 0)
    assert (body["sentences_since"], man["sentences_since"]) == (4, 0)
    assert (body["distance_since"], man["distance_since"]) == (290, 40)
    assert (body["spoke_in_paragraph"], man["spoke_in_paragraph"]) == (0, 1)
    assert (body["agrees"], man["agrees"], new["agrees"]) == (1, -1, 0)
    assert (body["agree_before"], man["agree_before"], new["agree_before"]) == (0, 1, 1)
    assert (man["order"], man["start"], man["distance"], man["named"]) == (0, 2, 40, 1)
    assert body["order"] > man["order"], "nobody names it near the cue"
    assert [row["new"] for row in (body, man, new)] == [0, 0, 1]
    assert body["=voice"] != man["=voice"] != new["=voice"]


def test_a_headline_stands_in_no_sentence_of_the_body() -> None:
    (body,) = told(SCENE._replace(spot=Spot()), BODY)
    assert body["headline"] == 1
    assert body["distance_since"] > 1000


def test_a_row_tells_how_the_words_fit_and_how_those_of_the_others() -> None:
    society = Candidate(Voice(body="جمعية الأمل", words=frozenset({"جمعيه", "امل"}), times=1), 0)
    scene = SCENE._replace(mode="G", head="جمعيه", words=frozenset({"جمعيه"}))
    fits, other, new = told(scene, society, BODY, NEW)
    assert (fits["share"], other["share"], new["share"]) == (1, 0, 0)
    assert (fits["other_share"], other["other_share"], new["other_share"]) == (0, 1, 1)
    assert (fits["head"], fits["head_inside"], fits["all_inside"], fits["all_own_inside"]) == (1, 1, 1, 0)


def test_a_row_tells_who_is_named_last_and_by_whom() -> None:
    """The statement before ends at 297: «… "إن فلان الفلاني …". وأشاد ماهر الحداد بـ… وأضاف»."""
    quoted = Candidate(Voice(name="فلان الفلاني", gender="f"), namings=Namings(2, 2, 120, 280, 120))
    between = Candidate(Voice(name="ماهر الحداد", gender="m"), namings=Namings(1, 1, 298, 298, 298))
    inside, after, body = told(SCENE, quoted, between, BODY)
    assert (inside["inside"], after["inside"]) == (1, 0)
    assert (inside["named_since"], after["named_since"], body["named_since"]) == (-1, 1, 0)
    assert (inside["told_distance"], after["told_distance"]) == (180, 2)
    assert [row["recency"] for row in (inside, after, body)] == [1, 0, 2]
    assert [row["fitting_recency"] for row in (inside, after, body)] == [0, 0, 1], "the man disagrees with the verb"
    assert [row["person_agrees"] for row in (inside, after, body)] == [1, -1, 0]


class _Forest:
    """Likes who agrees."""

    codes = Codes({})

    def score(self, rows: Matrix) -> Matrix:
        return rows[:, COLUMNS.index("agrees")]


def test_the_likeliest_is_chosen_and_the_first_of_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranker, "load_forest", lambda *_: _Forest())
    assert choose(SCENE, [MAN, BODY]) == BODY._replace(chances=Chances(1.0, -1.0, 2))
    assert choose(SCENE._replace(gender=""), [MAN, BODY]) == MAN._replace(chances=Chances(0.0, 0.0, 2))
    assert choose(SCENE, [MAN]) == MAN._replace(chances=Chances(1.0, 0.0, 1)), "nobody else may be meant"


def test_what_is_shipped_goes_on_with_who_spoke_last() -> None:
    woman = Candidate(Voice(name="ليلى الحداد", gender="f", spoke=1, times=1, spoke_at=260, spoke_in=3, sure=0.9), 0)
    assert choose(SCENE, [woman, BODY]).voice is woman.voice
