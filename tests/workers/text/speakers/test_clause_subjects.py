"""Who is the subject of the clause before a cue, and is told to the ranker as that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.makers import tag_article
from tests.workers.text.speakers.test_speakers import found_in
from workers.text.knowledge.base import load
from workers.text.speakers.antecedents.scene import Agent, Candidate, Scene
from workers.text.speakers.resolve import resolve_speakers
from workers.text.syntax.analyse import analyse

OPENING = "قال وزير الزراعة السوري ماهر الحداد إن محتوى كبير."
SPEAKER = "وزير الزراعة السوري ماهر الحداد"


def agents(sentence: str) -> dict[str, Agent]:
    """What is told at the cue of ``sentence``, which leaves its subject out, of those whom it may be, by their names."""
    article = tag_article(f"{OPENING}\n{sentence}")
    told: list[Sequence[Candidate]] = []

    def choose(scene: Scene, candidates: Sequence[Candidate]) -> Candidate:
        told.append(candidates)
        return candidates[0]

    resolve_speakers(article, found_in(analyse(article.body), SPEAKER, None), load(), choose)
    return {one.voice.name or one.voice.role or one.voice.body or "": one.agent for one in (told[-1] if told else ())}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "ورفع سامر الخالدي دعوى على الشركة، وقال إن محتوى كبير.", "سامر الخالدي", id="a verb that is no cue"
        ),
        pytest.param("وقد رفع الحداد في دمشق دعوى، وقال إن محتوى كبير.", "ماهر الحداد", id="by the family name"),
        pytest.param(
            "ونشر الرئيس المصري عبد الفتاح السيسي صورا وقال إن محتوى كبير.", "عبد الفتاح السيسي", id="behind the office"
        ),
        pytest.param(
            "رفع زوجان أمريكيان قضية في دمشق زاعمين أن محتوى كبير.", "زوجان أمريكيان", id="whom nobody has named"
        ),
        pytest.param(
            "وكان برنامج الغذاء العالمي بدوره قد رفع دعوى، وقال إن محتوى كبير.", "برنامج الغذاء العالمي", id="a body"
        ),
        pytest.param("ولم يرفع سامر الخالدي دعوى على الشركة، وقال إن محتوى كبير.", "سامر الخالدي", id="a negated verb"),
        pytest.param("وانتقده البعض وقالوا إن محتوى كبير.", "البعض", id="by no noun"),
        pytest.param(
            "ورفع الجيش دعوى في وقت كانت روسيا ترفع دعوى، قائلة إن محتوى كبير.", "روسيا", id="behind «في وقت»"
        ),
    ],
)
def test_the_subject_of_the_last_clause_comes_first(sentence: str, expected: str) -> None:
    told = agents(sentence)
    assert [name for name, agent in told.items() if agent.order == 0 and agent.here] == [expected]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param(
            "ورفع الحداد دعوى على سامر الخالدي وقال إن محتوى كبير.", "سامر الخالدي", id="behind a preposition"
        ),
        pytest.param("وانتقد سامر الخالدي الذي رفع دعوى وقال إن محتوى كبير.", "ماهر الحداد", id="in no clause here"),
    ],
)
def test_who_is_no_subject(sentence: str, name: str) -> None:
    agent = agents(sentence)[name]
    assert not (agent.order == 0 and agent.here)


def test_who_does_not_agree_is_no_candidate_by_the_clause_alone() -> None:
    assert "زوجان أمريكيان" not in agents("رفع زوجان أمريكيان قضية في دمشق، وقالت إن محتوى كبير.")


def test_a_participle_is_of_its_sentence() -> None:
    told = agents("وضع ضابط كبير في الجيش خطة للحرب، مؤكدا أن محتوى كبير.")
    assert "ضابط كبير" in told
    assert "ماهر الحداد" not in told, "who has spoken in the sentence before"
    assert "ماهر الحداد" not in agents("وقضت محكمة في دمشق بحبس رجل، مؤكدة أن محتوى كبير.")
    assert "ماهر الحداد" in agents("وضع الحداد خطة للحرب، مؤكدا أن محتوى كبير.")


def test_verbs_of_one_gender_fit() -> None:
    sentence = "ورفع سامر الخالدي دعوى على الشركة، {} إن محتوى كبير."
    assert agents(sentence.format("وقال"))["سامر الخالدي"].fitting == 0
    assert agents(sentence.format("وقالت"))["سامر الخالدي"].fitting == -1
