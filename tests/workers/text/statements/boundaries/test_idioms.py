"""A content begins behind what belongs to its cue."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.idioms import behind_idiom, behind_retold, with_what
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "first", "expected"),
    [
        pytest.param("وألقى باللوم، في هجوم المدينة، على روسيا وحدها.", "وألقى", "باللوم", "روسيا", id="the matter set apart"),
        pytest.param("وألقى باللوم في ذلك على روسيا وحدها.", "وألقى", "في", "روسيا", id="the matter in a word"),
        pytest.param("وألقى باللوم على روسيا وحدها.", "وألقى", "باللوم", "باللوم", id="side by side"),
        pytest.param("وألقى باللوم على قانون على وشك التغيير.", "وألقى", "باللوم", "باللوم", id="another «على» behind"),
        pytest.param("وألقى كلمة في المدينة على روسيا وحدها.", "وألقى", "كلمة", "كلمة", id="nobody is blamed"),
        pytest.param("ورد على تلك التصريحات بأن القرار خطأ كبير.", "ورد", "تلك", "القرار", id="behind whom somebody answers"),
        pytest.param("ورد على الاتهامات الكثيرة بأنه باع البلاد.", "ورد", "الاتهامات", "الاتهامات", id="what is claimed"),
        pytest.param("ورد على تلك التصريحات في كلمة طويلة.", "ورد", "تلك", "تلك", id="in no clause"),
        pytest.param("وأوضح ذلك قائلا: القرار خطأ كبير.", "وأوضح", "ذلك", ":", id="behind the saying"),
        pytest.param("وأوضح ذلك القرار الجديد قائلا إنه خطأ كبير.", "وأوضح", "ذلك", "ذلك", id="no mark behind it"),
    ],
)  # fmt: skip
def test_a_content_begins_behind_the_idiom(text: str, cue: str, first: str, expected: str) -> None:
    analysis = analyse(tag_article(text).body)
    spelt = [token.word for token in analysis.tokens]
    proposal = Proposal(spelt.index(cue), spelt.index(first), len(spelt) - 1, Opening.OBJECT)
    assert spelt[behind_idiom(analysis, proposal)] == expected


@pytest.mark.parametrize(
    ("text", "cue", "first", "expected"),
    [
        pytest.param("ترى فيها ما يناقض الاتفاق.", "ترى", "يناقض", "ما", id="of the clause"),
        pytest.param("قال وفق ما نشرت الوكالة.", "قال", "نشرت", "نشرت", id="of the word in front"),
        pytest.param("وفي المدينة ما يناقض الاتفاق.", "وفي", "يناقض", "يناقض", id="no cue"),
    ],
)
def test_a_content_has_its_what(text: str, cue: str, first: str, expected: str) -> None:
    analysis = analyse(tag_article(text).body)
    spelt = [token.word for token in analysis.tokens]
    assert spelt[with_what(analysis, spelt.index(cue), spelt.index(first))] == expected


@pytest.mark.parametrize(
    ("text", "first", "cue", "begins"),
    [
        pytest.param('ونقلت عن الوزارة "نفيها أي علاقة بالهجوم".', "نفيها", "نفيها", "أي", id="a denial"),
        pytest.param('ونقلت عن الوزارة "تأكيدها أن الطريق مفتوح".', "تأكيدها", "تأكيدها", "الطريق", id="a clause"),
        pytest.param('ونقلت عن الوزارة "طريقها مفتوح منذ أمس".', "طريقها", "ونقلت", "طريقها", id="no noun of saying"),
        pytest.param('وأعلنت الوزارة "نفيها أي علاقة بالهجوم".', "نفيها", "وأعلنت", "نفيها", id="nobody is quoted"),
    ],
)
def test_a_noun_of_saying_in_a_quotation_is_its_cue(text: str, first: str, cue: str, begins: str) -> None:
    analysis = analyse(tag_article(text).body)
    spelt = [token.word for token in analysis.tokens]
    told = behind_retold(analysis, Proposal(0, spelt.index(first), len(spelt) - 2, Opening.QUOTE))
    assert (spelt[told.cue], spelt[told.first]) == (cue, begins)
