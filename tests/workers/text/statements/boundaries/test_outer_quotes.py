"""A quotation is parted from the clause of another verb in front of it."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.outer_quotes import parted
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse
from workers.text.syntax.stretches import Trimmer

QUOTED = "لا علم لي بذلك"


@pytest.mark.parametrize(
    ("text", "cue", "first", "expected"),
    [
        pytest.param(
            f'قال متحدث ردا على تقارير تحدثت عن غارة كبيرة "{QUOTED}".', "تحدثت", "غارة", [("قال", QUOTED)], id="of reports"
        ),
        pytest.param(
            f'وذكر الرئيس، في خطاب، أعلن فيه حزمة جديدة "{QUOTED}".', "أعلن", "حزمة",
            [("أعلن", "حزمة جديدة"), ("وذكر", QUOTED)], id="of a speech",
        ),
        pytest.param(
            f'قال الرئيس وهو يمسك ما يقول إنها طائرة قديمة "{QUOTED}".', "يقول", "طائرة",
            [("يقول", "طائرة قديمة"), ("قال", QUOTED)], id="of what he calls so",
        ),
        pytest.param(
            f'قال متحدث إن تقارير تحدثت عن غارة كبيرة "{QUOTED}".', "تحدثت", "غارة",
            [("تحدثت", f'غارة كبيرة "{QUOTED}"')], id="nothing open in front",
        ),
        pytest.param(
            f'قال متحدث، وأعلن عن غارة كبيرة "{QUOTED}".', "وأعلن", "غارة", [("وأعلن", f'غارة كبيرة "{QUOTED}"')],
            id="a verb of its own",
        ),
        pytest.param(
            'قال متحدث ردا على تقارير تحدثت عن غارة كبيرة "لتخفيف معاناة سكان المدينة".', "تحدثت", "غارة",
            [("تحدثت", 'غارة كبيرة "لتخفيف معاناة سكان المدينة"')], id="the clause goes on in marks",
        ),
        pytest.param(
            f'قال متحدث ردا على تقارير تحدثت عن غارة في "{QUOTED}".', "تحدثت", "غارة", [("تحدثت", f'غارة في "{QUOTED}"')],
            id="joined by a preposition",
        ),
    ],
)  # fmt: skip
def test_each_verb_has_its_own(text: str, cue: str, first: str, expected: list[tuple[str, str]]) -> None:
    analysis = analyse(tag_article(text).body)
    spelt = [token.word for token in analysis.tokens]
    proposal = Proposal(spelt.index(cue), spelt.index(first), len(spelt) - 1, Opening.OBJECT)
    got = [
        (spelt[one.cue], analysis.part.text[analysis.tokens[one.first].start : analysis.tokens[one.end - 1].end])
        for one in parted(analysis, Trimmer(analysis), proposal)
    ]
    assert got == expected
