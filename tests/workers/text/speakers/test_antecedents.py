"""The ranker of candidates: features and their weights."""

from __future__ import annotations

from workers.text.speakers import antecedents
from workers.text.speakers.antecedents import Candidate, Scene, choose, features, weights
from workers.text.speakers.voice import Voice

SCENE = Scene("D", False, "", frozenset(), None, None, None, "f", "past", True, "و", 300, 250, 200, 150, 2)
BODY = Candidate(Voice(body="وزارة الصحة", spoke=0, times=1, spoke_at=10), 1)
MAN = Candidate(Voice(name="ماهر الحداد", gender="m", spoke=1, times=1, spoke_at=260), 0)


def test_features_tell_mode_rank_kind_and_agreement() -> None:
    found = features(SCENE, BODY)
    assert {"D|rank=1", "D|kind=body", "D|agrees=True", "D|spoke=far"} <= set(found)
    assert {"D|rank=0", "D|kind=person", "D|agrees=False", "D|spoke=sentence"} <= set(features(SCENE, MAN))
    assert len(found) == len(set(found))


def test_a_headline_has_its_features_a_second_time() -> None:
    plain, headline = features(SCENE, BODY), features(SCENE._replace(headline=True), BODY)
    assert [feature for feature in headline if feature.startswith("HD|")]
    assert not [feature for feature in plain if feature.startswith("HD|")]


def test_the_greatest_weight_is_chosen_and_the_first_of_equals(monkeypatch) -> None:
    monkeypatch.setattr(antecedents, "weights", lambda: {"D|agrees=True": 1.0})
    assert choose(SCENE, [MAN, BODY]) is BODY
    monkeypatch.setattr(antecedents, "weights", dict)
    assert choose(SCENE, [MAN, BODY]) is MAN


def test_what_is_shipped_goes_on_with_who_spoke_last() -> None:
    woman = Candidate(Voice(name="ليلى الحداد", gender="f", spoke=1, times=1, spoke_at=260), 0)
    assert weights()
    assert choose(SCENE, [BODY, woman]) is woman
