"""Every value of the contract's closed lists is told in every language."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from schemas import NoveltyReason, OfficialReason, OppositionRule, ResolvedBy
from tests.makers import make_statement, tag_article
from workers.explain.explanation import explain_article
from workers.explain.wording import ARABIC, WORDINGS, Wording
from workers.text.knowledge.base import load

LISTS = {"resolved_by": ResolvedBy, "official": OfficialReason, "novelty": NoveltyReason, "opposed": OppositionRule}


@pytest.mark.parametrize("wording", WORDINGS.values(), ids=WORDINGS)
def test_every_value_has_a_sentence_of_its_own(wording: Wording) -> None:
    assert {field.name for field in fields(wording)} == set(LISTS)
    for name, values in LISTS.items():
        sentences = getattr(wording, name)
        assert set(sentences) == set(values)
        assert len(set(sentences.values())) == len(sentences)


def test_each_language_has_its_own_letters() -> None:
    latin = re.compile("[A-Za-z]")
    for code, wording in WORDINGS.items():
        sentences = [sentence for name in LISTS for sentence in getattr(wording, name).values()]
        assert all(bool(latin.search(sentence)) is (code == "en") for sentence in sentences)


def test_an_article_is_explained_in_the_language_asked_for() -> None:
    statement = make_statement("المحطة جاهزة")
    (one,) = explain_article(tag_article("المحطة جاهزة اليوم في المدينة كلها."), [statement], load(), ARABIC).statements
    assert one.resolved == ARABIC.resolved_by[ResolvedBy.MENTION]
    assert one.official == ARABIC.official[OfficialReason.SPOKESPERSON]
