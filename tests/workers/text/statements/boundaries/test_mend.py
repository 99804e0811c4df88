"""Where grammar has a content begin and end."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.mend import mend
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse
from workers.text.syntax.stretches import Trimmer
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import read_tokens


@pytest.mark.parametrize(
    ("text", "cue", "begins", "expected"),
    [
        pytest.param("وأضافت الشرطة أن التحقيق مستمر.", "وأضافت", "الشرطة", "التحقيق", id="behind the subject"),
        pytest.param(
            "وأضافت رغم أن التحقيق مستمر.", "وأضافت", "رغم", "رغم", id="not behind a word that wants a clause"
        ),
        pytest.param("قال إنه يعلم أن التحقيق مستمر.", "قال", "يعلم", "يعلم", id="not behind another complementizer"),
        pytest.param("وأكد المدير أن التحقيق مستمر.", "وأكد", "المدير", "التحقيق", id="a verb that has objects, too"),
        pytest.param("وأكد ثقته بأن التحقيق مستمر.", "وأكد", "ثقته", "ثقته", id="its object"),
        pytest.param("وأضافت نشرت الصحيفة أن التحقيق مستمر.", "وأضافت", "نشرت", "نشرت", id="not behind another cue"),
        pytest.param("وأضافت: الشرطة ترى أن التحقيق مستمر.", "وأضافت", "الشرطة", "الشرطة", id="not behind a colon"),
        pytest.param(
            "هاجم القرار واصفا إياه بأنه خطأ كبير.", "واصفا", "إياه", "خطأ", id="behind a pronoun and its clause"
        ),
        pytest.param("هاجم القرار واصفا إياه بالخطأ الكبير.", "واصفا", "إياه", "بالخطأ", id="behind a pronoun"),
        pytest.param("هاجم القرار واصفا الوزير بالخطأ الكبير.", "واصفا", "الوزير", "الوزير", id="not behind a noun"),
        pytest.param("أعلنت وزارة الدفاع عن نزع الألغام.", "أعلنت", "وزارة", "نزع", id="behind the subject and «عن»"),
        pytest.param("أعلنت مسؤوليتها عن نزع الألغام.", "أعلنت", "مسؤوليتها", "مسؤوليتها", id="not behind an object"),
        pytest.param("أكد العمل على نزع الألغام.", "أكد", "العمل", "العمل", id="not behind another preposition"),
        pytest.param(
            "وندد الوزير الروسي بالهجوم الأخير.", "وندد", "الروسي", "بالهجوم", id="behind a subject without object"
        ),
        pytest.param("وندد بالوزير الروسي بعد الهجوم.", "وندد", "الروسي", "الروسي", id="not behind another joint"),
        pytest.param("وقال لوكالة «تاس» أمس إن الهدنة مستمرة.", "وقال", "تاس", "الهدنة", id="behind a name in marks"),
        pytest.param("وقال إنه «متفائل» بأن الهدنة مستمرة.", "وقال", "متفائل", "متفائل", id="not behind his own words"),
        pytest.param(
            "انتقد بعض السياسات في البلاد.", "انتقد", "السياسات", "بعض", id="a word its noun phrase begins with"
        ),
        pytest.param("انتقد الوزير السياسات في البلاد.", "انتقد", "السياسات", "السياسات", id="not the subject"),
        pytest.param("قال بعض المسؤولين في البلاد.", "قال", "المسؤولين", "المسؤولين", id="not of who speaks"),
        pytest.param("ونفى الرئيس السابق (2003-2010) بشكل قاطع التهم.", "ونفى", "2010", "التهم", id="behind years"),
        pytest.param("ونفى الرئيس السابق (مرارا وتكرارا) التهم.", "ونفى", "وتكرارا", "وتكرارا", id="not behind words"),
        pytest.param("وتلا بيانا أكد فيه وقف القتال.", "أكد", "فيه", "وقف", id="behind «فيه»"),
        pytest.param("وتلا بيانا أكد فيه أن القتال مستمر.", "أكد", "فيه", "القتال", id="behind it and «أن»"),
        pytest.param(
            "وتلا بيانا اتهم فيه السلطات المحلية بالفساد.",
            "اتهم",
            "المحلية",
            "السلطات",
            id="with whom it accuses there",
        ),
        pytest.param("وتلا بيانا أكد فيه الوزير المحلية أولا.", "أكد", "المحلية", "المحلية", id="not with who says it"),
        pytest.param("وأكد الوزير فيه أخطاء كبيرة.", "وأكد", "فيه", "فيه", id="not where it stands by itself"),
        pytest.param("كما قتل ثلاثة جنود، بحسب الشرطة.", "بحسب", "كما", "قتل", id="behind a connective"),
        pytest.param("وكما قتل ثلاثة جنود، بحسب الشرطة.", "بحسب", "وكما", "قتل", id="behind one with «و»"),
        pytest.param("في حين قتل ثلاثة جنود، بحسب الشرطة.", "بحسب", "في", "قتل", id="behind one of two words"),
        pytest.param(
            "كما أن الجنود قتلوا أمس، بحسب الشرطة.", "بحسب", "كما", "الجنود", id="behind it and a complementizer"
        ),
        pytest.param("في المدينة قتل ثلاثة جنود، بحسب الشرطة.", "بحسب", "في", "في", id="not behind a place"),
        pytest.param("وقالت الشرطة: كما قتل الجنود قتل غيرهم.", "وقالت", "كما", "كما", id="not behind the cue"),
    ],
)
def test_a_content_begins_behind_what_is_not_said(text: str, cue: str, begins: str, expected: str) -> None:
    article = tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.")
    analysis = analyse(article.body)
    spelt = [token.word for token in analysis.tokens]
    at, first, last = spelt.index(cue), spelt.index(begins), analysis.paragraphs[0][1] - 1
    proposal = Proposal(at, first, last if at < first else at - 1, Opening.OBJECT)
    reading = read_tokens(analysis, article.entities, headline=False)
    mended = mend(analysis, reading, NamedTokens(analysis, article.entities), Trimmer(analysis), proposal)
    assert spelt[mended.first] == expected
    assert mended.end == proposal.end


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("وقال إن الهدنة مستمرة، حسب رأيه.", "مستمرة", id="an attribution behind it"),
        pytest.param("وقال إن الهدنة مستمرة على حد تعبيره.", "مستمرة", id="one of three words"),
        pytest.param("وقال إن الهدنة مستمرة وفق روايتها.", "مستمرة", id="of a feminine noun"),
        pytest.param("وقال إن الهدنة مستمرة حسب رأي الخبراء.", "الخبراء", id="not of somebody else"),
        pytest.param("وقال إن الهدنة مستمرة حسب مصلحته.", "مصلحته", id="not another noun"),
        pytest.param("وقال إن «الهدنة مستمرة حسب رأيه».", "رأيه", id="not his own words"),
    ],
)
def test_a_content_ends_before_its_attribution(text: str, ends: str) -> None:
    article = tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.")
    analysis = analyse(article.body)
    spelt = [token.word for token in analysis.tokens]
    last = max(at for at in range(analysis.paragraphs[0][1]) if spelt[at][0].isalpha())
    proposal = Proposal(spelt.index("وقال"), spelt.index("إن") + 1, last + 1, Opening.COMPLEMENTIZER)
    reading = read_tokens(analysis, article.entities, headline=False)
    mended = mend(analysis, reading, NamedTokens(analysis, article.entities), Trimmer(analysis), proposal)
    assert spelt[mended.end - 1] == ends
