"""What only looks like a verb of saying is none."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.no_cue import is_no_cue
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "words", "nothing"),
    [
        pytest.param("وتخلى في قراره نقل السفارة عن الإجماع.", "نقل", "الإجماع", True, id="what is planned"),
        pytest.param("وقد نقل التلفزيون عن الوزير نفيه.", "نقل", "نفيه", False, id="to relay"),
        pytest.param("وكان لافتا أن تركيا غابت.", "لافتا", "تركيا غابت", True, id="striking"),
        pytest.param("وغادر لافتا إلى أن تركيا غابت.", "لافتا", "تركيا غابت", False, id="pointing out"),
        pytest.param("وفرضت رسوما جمركية مشددة على الصلب.", "مشددة", "الصلب", True, id="how strict something is"),
        pytest.param("وعادت وزيرة أمريكية مشددة على الصلح.", "مشددة", "الصلح", False, id="behind a person"),
        pytest.param("وفرضت عقوبات مشددة على البلاد.", "مشددة", "البلاد", True, id="behind a plural"),
        pytest.param("ونفت الاتهامات مشددة على الصلح.", "مشددة", "الصلح", False, id="behind a definite noun"),
        pytest.param("ونفت اتهامات عدة، مشددة على الصلح.", "مشددة", "الصلح", False, id="behind a comma"),
        pytest.param("ونفت اتهامات قطرية مشددة على أن الصلح قريب.", "مشددة", "الصلح", False, id="with a clause"),
        pytest.param(
            "واتهمت الحركة بالعمل على العنف، وحث المتظاهرين على العبور.", "وحث", "العبور", True, id="a verbal noun"
        ),
        pytest.param(
            "واتهم الحركة بالعمل على العنف، وحث المتظاهرين على العبور.", "وحث", "العبور", False, id="the same subject"
        ),
        pytest.param(
            "واتهمت الحركة بالعمل على العنف، وحث الرئيس على العبور.", "وحث", "العبور", False, id="another subject"
        ),
        pytest.param("وقال لا كابل ولا أي حكومة صديقة طلبت إجراء تحقيق.", "طلبت", "إجراء تحقيق", True, id="denied"),
        pytest.param("وقال لا شك في أن الحكومة طلبت إجراء تحقيق.", "طلبت", "إجراء تحقيق", False, id="another clause"),
        pytest.param("ويندد مشروع البيان أيضا بالقصف.", "ويندد", "مشروع البيان", True, id="the subject of a verb"),
        pytest.param("وينتقد مشروع البيان أيضا بالقصف.", "وينتقد", "مشروع البيان", False, id="an object"),
        pytest.param("ويندد بمشروع البيان أيضا.", "ويندد", "بمشروع البيان", False, id="what «بـ» joins"),
        pytest.param("في عام 2014 أعلن عن وجود الحزب.", "أعلن", "وجود الحزب", True, id="a passive behind a year"),
        pytest.param("في المدينة أعلن عن وجود الحزب.", "أعلن", "وجود الحزب", False, id="behind a place"),
        pytest.param("وأعلن عن وجود الحزب.", "وأعلن", "وجود الحزب", False, id="the speaker goes on"),
        pytest.param("في عام 2014 أعلن الوزير وجود الحزب.", "أعلن", "وجود الحزب", False, id="a subject"),
    ],
)
def test_what_only_looks_like_a_cue(text: str, cue: str, words: str, *, nothing: bool) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    spelt, content = [token.word for token in analysis.tokens], words.split()
    first = next(at for at in range(len(spelt)) if spelt[at : at + len(content)] == content)
    proposal = Proposal(spelt.index(cue), first, first + len(content), Opening.OBJECT)
    assert is_no_cue(analysis, proposal) is nothing
