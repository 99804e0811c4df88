"""A verb behind a clause of «إن» that has none yet is its predicate."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.predicates import are_split, goes_on
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "verb", "own_subject", "expected"),
    [
        pytest.param("قال الوزير إن مؤشرات الميزانية، تؤكد أن البلاد بخير.", "تؤكد", False, True, id="behind its comma"),
        pytest.param("قال الوزير إن الميزانية، التي نشرت، تؤكد أنها بخير.", "تؤكد", False, True, id="a relative clause"),
        pytest.param("قال الوزير إن الميزانية، وقد نشرت، تؤكد أنها بخير.", "تؤكد", False, False, id="a clause between them"),
        pytest.param("أفادت تقارير بأن قطاع المعادن دعا الحكومة إلى التدخل.", "دعا", False, True, id="right behind it"),
        pytest.param("قال الوزير إن مؤشرات الميزانية، وأكد أن البلاد بخير.", "وأكد", False, False, id="another clause"),
        pytest.param("قال الوزير إن الميزانية جاهزة، ليؤكد أن البلاد بخير.", "ليؤكد", False, False, id="to do something"),
        pytest.param("قال الوزير إن الميزانية جاهزة، تؤكد الوزيرة عكس ذلك.", "تؤكد", True, False, id="with a subject"),
        pytest.param("بينما قال الوزير إن المتهم فر، تنفي أسرته ذلك.", "تنفي", False, False, id="the main clause"),
        pytest.param("وسمعوا انفجارات قال الوزير إنها بعيدة، قالوا إنها قريبة.", "قالوا", False, False, id="another report"),
        pytest.param("أعلن الوزير ميزانية البلاد، تؤكد أن البلاد بخير.", "تؤكد", False, False, id="no clause of «إن»"),
    ],
)  # fmt: skip
def test_a_verb_goes_on_with_the_clause_before_it(text: str, verb: str, *, own_subject: bool, expected: bool) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    folded = [token.folded for token in analysis.tokens]
    cue = next(at for at, found in enumerate(analysis.cues) if found is not None)
    at = words.index(verb)
    first = next((k + 1 for k in range(cue, at) if folded[k] in ("ان", "بان", "انها")), cue + 2)
    end = next((k for k in range(first, at) if words[k] == "،"), at)
    mention = (at + 1, at + 2) if own_subject else None
    assert goes_on(analysis, cue, (first, end), at, mention) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('أضاف أن "الوعد" الذي قطعه الوزير "هو السلام".', True, id="a mark between subject and predicate"),
        pytest.param('أضاف أن "الوعد" الذي قطعه الوزير، "هو السلام".', False, id="a comma"),
        pytest.param('أضاف أن "الوعد" الذي قطعه الوزير، وأكد: "هو السلام".', False, id="another verb"),
    ],
)
def test_quotation_marks_split_a_content(text: str, *, expected: bool) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    first, end, behind = words.index("الوعد"), words.index("الوزير") + 1, words.index("هو")
    assert are_split(analysis, (first, end), (behind, behind + 2)) is expected
