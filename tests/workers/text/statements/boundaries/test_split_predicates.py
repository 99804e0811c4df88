"""A verb behind a clause of «إن» that has none yet is its predicate."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.predicates import are_split, from_outer, goes_on, whole_clause
from workers.text.statements.proposals.propose import Opening, Proposal
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
        pytest.param("قال إن ضواحي المدينة، التي قال إنها آمنة، ستبقى مغلقة.", "قال", False, True, id="of its subject"),
        pytest.param("قال إنه زار ضواحي المدينة، التي قال إنها آمنة.", "قال", False, False, id="of a clause with its verb"),
        pytest.param("أعلن الوزير ميزانية البلاد، تؤكد أن البلاد بخير.", "تؤكد", False, False, id="no clause of «إن»"),
    ],
)  # fmt: skip
def test_a_verb_goes_on_with_the_clause_before_it(text: str, verb: str, *, own_subject: bool, expected: bool) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    folded = [token.folded for token in analysis.tokens]
    cue = next(at for at, found in enumerate(analysis.cues) if found is not None)
    at = len(words) - 1 - words[::-1].index(verb)
    first = next((k + 1 for k in range(cue, at) if folded[k] in ("ان", "بان", "انها", "انه")), cue + 2)
    end = next((k for k in range(first, at) if words[k] == "،"), at)
    mention = (at + 1, at + 2) if own_subject else None
    assert goes_on(analysis, cue, (first, end), at, mention) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('أضاف أن "الوعد" الذي قطعه الوزير "هو السلام".', True, id="a mark between subject and predicate"),
        pytest.param('أضاف أن "الوعد" الذي قطعه الوزير، "هو السلام".', False, id="a comma"),
        pytest.param('أضاف: "الوعد الذي قطعه الوزير\n"هو السلام".', False, id="a quotation over two paragraphs"),
        pytest.param('أضاف أن "الوعد" الذي قطعه الوزير، وأكد: "هو السلام".', False, id="another verb"),
    ],
)
def test_quotation_marks_split_a_content(text: str, *, expected: bool) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    first, end, behind = words.index("الوعد"), words.index("الوزير") + 1, words.index("هو")
    assert are_split(analysis, (first, end), (behind, behind + 2)) is expected


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        pytest.param(
            "قال الوزير إن بلاده التي تقود الاتحاد دعت إلى السلام.", "دعت", "بلاده", id="its subject in front"
        ),
        pytest.param("يرى المحلل أن الأطراف تعتبر القرار خطأ.", "تعتبر", "الأطراف", id="what others think"),
        pytest.param("ويذكر أن الوزارة دعت إلى السلام.", "دعت", "السلام", id="nobody says it"),
        pytest.param("أعلن الوزير رحيله مع أن الوزارة دعت إلى السلام.", "دعت", "السلام", id="although"),
        pytest.param("نقلت الوكالة أن الوزارة دعت إلى السلام.", "دعت", "السلام", id="an outlet"),
        pytest.param("أكد الوزير أن الوزارة قالت إنها بخير.", "قالت", "بخير", id="what another one said"),
        pytest.param("قال الوزير إن الحرب انتهت، ودعت الوزارة إلى السلام.", "ودعت", "السلام", id="another clause"),
    ],
)
def test_the_predicate_of_a_clause_is_no_statement_of_its_own(text: str, verb: str, content: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    at = words.index(verb)
    first = next(k for k in range(at + 1, len(words)) if words[k] in ("السلام", "القرار", "بخير"))
    proposal = Proposal(at, first, words.index("."), Opening.OBJECT)
    whole = from_outer(analysis, proposal, {at})
    assert words[whole.first] == content
    assert from_outer(analysis, proposal, {at, 0}).first == first if whole.cue == 0 else whole == proposal


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param(
            "قال إن الاجتماع - بحسب وكالة الأنباء - اتسم بالهدوء.", "بالهدوء", id="an attribution between dashes"
        ),
        pytest.param("قال إن الاجتماع، الذي عقد أمس، هو الأول.", "الأول", id="a relative clause"),
        pytest.param("قال إن الاجتماع، الذي عقد أمس، هو الأول، مؤكدا نجاحه.", "الأول", id="up to the next cue"),
        pytest.param("قال إن الاجتماع، الذي عقد أمس، وغادر القاعة.", "الاجتماع", id="another clause"),
        pytest.param('قال إن "الاجتماع" اتسم بالهدوء.', "بالهدوء", id="a subject in quotation marks"),
        pytest.param('قال إن "الاجتماع" وغادر القاعة.', "الاجتماع", id="a quotation and another clause"),
        pytest.param("قال إن الاجتماع، وهو الأول، اتسم بالهدوء.", "الاجتماع", id="no relative clause"),
    ],
)
def test_a_bare_subject_gets_its_predicate(text: str, last: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    first = words.index("الاجتماع")
    assert words[whole_clause(analysis, 0, (first, first + 1))[1] - 1] == last


@pytest.mark.parametrize(
    ("text", "content", "last"),
    [
        pytest.param(
            "قال الوزير إنه إذا تأخر القرار، فإن بلاده سترد.",
            "إذا تأخر القرار",
            "سترد",
            id="what follows from a condition",
        ),
        pytest.param("قال إن المشروع في حال تأخر، فإنه سيلغى.", "المشروع في حال تأخر", "سيلغى", id="in a case"),
        pytest.param("قال إنه بعد الحرب الأولى، فإن بلاده عادت.", "بعد الحرب الأولى", "الأولى", id="no condition"),
        pytest.param(
            "قال الوزير إن الرئيس وجه رسالة قال فيها إنه مستعد.",
            "الرئيس وجه رسالة",
            "مستعد",
            id="what another one said in it",
        ),
        pytest.param(
            "قال إن العاصفة تقترب قبل بيان قال فيه إنها ضعيفة.", "العاصفة تقترب قبل بيان", "بيان", id="what came then"
        ),
        pytest.param("أصدر الوزير بيان الوزارة قال فيه إنه مستعد.", "بيان الوزارة", "الوزارة", id="no clause in front"),
    ],
)
def test_a_clause_goes_on_with_what_belongs_to_it(text: str, content: str, last: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words, wanted = [token.word for token in analysis.tokens], content.split()
    first = next(at for at in range(len(words)) if words[at : at + len(wanted)] == wanted)
    assert words[whole_clause(analysis, 0, (first, first + len(wanted)))[1] - 1] == last
