"""What looks like a statement and is none: where somebody speaks, plans to speak, rules by which something is done."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.no_statement import says_nothing
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse
from workers.text.tagging.tagger import read_tokens


@pytest.mark.parametrize(
    ("text", "cue", "words", "nothing"),
    [
        pytest.param("وتحدثت النائبة أمام البرلمان.", "وتحدثت", "أمام البرلمان", True, id="before whom"),
        pytest.param(
            "وتحدثت النائبة سعاد الحداد أمام البرلمان.", "وتحدثت", "سعاد الحداد أمام البرلمان", True, id="who and before whom"
        ),
        pytest.param(
            "وأكدت النائبة أن سعاد الحداد أمام البرلمان.", "وأكدت", "سعاد الحداد أمام البرلمان", False, id="somebody else"
        ),
        pytest.param("وتحدثت النائبة خلال الجلسة الأولى.", "وتحدثت", "خلال الجلسة الأولى", True, id="when"),
        pytest.param("وقالت النائبة «في أقرب وقت».", "وقالت", "في أقرب وقت", False, id="her own words in quotation marks"),
        pytest.param("وقالت النائبة في أقرب وقت.", "وقالت", "في أقرب وقت", True, id="the same words without them"),
        pytest.param(
            "وأكدت النائبة أمام البرلمان وقوفها مع المزارعين.", "وأكدت", "أمام البرلمان وقوفها مع المزارعين", False,
            id="more than where",
        ),
        pytest.param("وأكدت النائبة وقف القتال.", "وأكدت", "وقف القتال", False, id="a short object"),
    ],
)  # fmt: skip
def test_where_somebody_speaks_is_no_statement(text: str, cue: str, words: str, *, nothing: bool) -> None:
    article = tag_article(f"{text} وشهد وسط البلاد هدوءا حذرا.")
    analysis = analyse(article.body)
    spelt = [token.word for token in analysis.tokens]
    wanted = words.split()
    first = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
    proposal = Proposal(spelt.index(cue), first, first + len(wanted), Opening.OBJECT)
    assert says_nothing(analysis, read_tokens(analysis, article.entities, headline=False), proposal) is nothing


@pytest.mark.parametrize(
    ("text", "cue", "words", "nothing"),
    [
        pytest.param("وسيعلن الوزير خطة جديدة غدا.", "وسيعلن", "خطة جديدة", True, id="a plan to speak"),
        pytest.param("ويعلن الوزير خطة جديدة.", "ويعلن", "خطة جديدة", False, id="speaking"),
        pytest.param("سوف يدعو الوزير إلى وقف القتال.", "يدعو", "وقف القتال", True, id="a plan in two words"),
        pytest.param("ومن المقرر أن يعلن الوزير خطة جديدة.", "يعلن", "خطة جديدة", True, id="a plan behind a conjunction"),
        pytest.param("وإذا ما رأت المحكمة أنها مذنبة سجنت.", "رأت", "مذنبة", True, id="a condition"),
        pytest.param("ولو قال الوزير إنه مذنب سجن.", "قال", "مذنب", True, id="an unreal one"),
        pytest.param("وعندما قال الوزير إنه مذنب سجن.", "قال", "مذنب", False, id="when it was said"),
        pytest.param("وانهار السوق قبل أن يعلن الوزير خطة جديدة.", "يعلن", "خطة جديدة", False, id="after it happened"),
        pytest.param("يهم القناة أن تؤكد أن الخبر قديم.", "تؤكد", "الخبر قديم", False, id="what it cares to say"),
        pytest.param(
            "تمنيت أن يصدر بيان يؤكد فيه أن الخبر قديم.", "يؤكد", "الخبر قديم", True, id="what is hoped for"
        ),
        pytest.param("وكان أن صدر بيان يؤكد فيه أن الخبر قديم.", "يؤكد", "الخبر قديم", False, id="what was issued"),
        pytest.param("وسيقول الوزير «الخطة جاهزة».", "وسيقول", "الخطة جاهزة", False, id="a speech given out in advance"),
        pytest.param("سيطر الحريق، ويسأل الوزير «متى ننتهي».", "ويسأل", "متى ننتهي", False, id="a verb that begins so"),
        pytest.param("يحاكم المتهم غدا وفقا للقانون العسكري.", "وفقا", "يحاكم المتهم غدا", True, id="by law"),
        pytest.param("يحاكم المتهم غدا وفقا للمحامي العام.", "وفقا", "يحاكم المتهم غدا", False, id="in the words of somebody"),
        pytest.param("تختلف الأسعار حسب الطلب والموسم.", "حسب", "تختلف الأسعار", True, id="a measure"),
        pytest.param("وتحدث الوزير عن هذا الأمر علنا.", "وتحدث", "هذا الأمر علنا", True, id="what is only pointed at"),
        pytest.param("وتحدث الوزير عن هذا الهجوم علنا.", "وتحدث", "هذا الهجوم علنا", False, id="what is named besides"),
        pytest.param("واستدل على رأيه بقصة قديمة.", "واستدل", "رأيه بقصة قديمة", True, id="what is inferred from"),
        pytest.param("أقر البرلمان قانون المالية.", "أقر", "قانون المالية", True, id="a law"),
        pytest.param("أقر الوزير بفشل الخطة.", "أقر", "بفشل الخطة", False, id="to admit"),
        pytest.param("أقر الوزير أن الخطة فشلت.", "أقر", "الخطة فشلت", False, id="to admit that"),
        pytest.param("واعترفت بالقدس عاصمة للبلاد.", "واعترفت", "بالقدس عاصمة للبلاد", True, id="to recognise"),
        pytest.param("واعترفت بوجود طريق بديل.", "واعترفت", "بوجود طريق بديل", False, id="to admit something"),
        pytest.param("واعترفت بأن القدس عاصمة.", "واعترفت", "القدس عاصمة", False, id="to admit a fact"),
        pytest.param("وتستقبل الكلية 1500 طالب جامعي جديد.", "طالب", "جامعي جديد", True, id="students counted"),
        pytest.param("وطالب المعلم بفتح الكلية.", "وطالب", "بفتح الكلية", False, id="to demand"),
        pytest.param("طالب المعلم بفتح الكلية.", "طالب", "بفتح الكلية", False, id="to demand, with nothing counted"),
        pytest.param("وقال الدعم الفني : 98674959 .", "وقال", "98674959", True, id="a telephone number"),
        pytest.param("وقال الدعم الفني : 98 سيارة .", "وقال", "98 سيارة", False, id="a number of something"),
        pytest.param("الجفاف يهدد محاصيل القمح.", "يهدد", "محاصيل القمح", True, id="a danger"),
        pytest.param("الرئيس يتوعد رجال شرطة.", "يتوعد", "رجال شرطة", True, id="who is threatened, and with nothing"),
        pytest.param("الرئيس يتوعد بعقاب رجال شرطة.", "يتوعد", "بعقاب رجال شرطة", False, id="with what"),
        pytest.param("الوزير يهدد طهران بعقوبات جديدة.", "يهدد", "طهران بعقوبات جديدة", False, id="a threat"),
        pytest.param("أقيل الوزير واتهم بالفساد المالي.", "واتهم", "بالفساد المالي", True, id="to be accused"),
        pytest.param("واتهم الوزير بالفساد المالي.", "واتهم", "الوزير بالفساد المالي", False, id="to accuse"),
        pytest.param("واتهم بريطانيا بالكذب.", "واتهم", "بريطانيا بالكذب", False, id="to accuse a country"),
        pytest.param("واشنطن تتهم بكين بسرقة المعلومات.", "تتهم", "بكين بسرقة المعلومات", False, id="a name that begins so"),
        pytest.param("رفضت المحكمة طلب الإفراج.", "رفضت", "طلب الإفراج", True, id="a ruling"),
        pytest.param("رفضت المحكمة الانتقادات الموجهة لها.", "رفضت", "الانتقادات الموجهة لها", False, id="what a court says"),
        pytest.param("رفض الوزير طلب المعارضة.", "رفض", "طلب المعارضة", False, id="a refusal"),
        pytest.param("ويذكر أن الطريق مغلق.", "ويذكر", "الطريق مغلق", True, id="nobody says it"),
        pytest.param("ويذكر الوزير أن الطريق مغلق.", "ويذكر", "الطريق مغلق", False, id="somebody says it"),
        pytest.param("ويشار إلى أن الطريق مغلق.", "ويشار", "الطريق مغلق", True, id="nobody points to it"),
        pytest.param("الجيش يعترض صاروخا بالستيا.", "يعترض", "صاروخا بالستيا", True, id="to intercept"),
        pytest.param("النائب يعترض على القانون.", "يعترض", "القانون", False, id="to object"),
        pytest.param("علقت الشركة رحلاتها اليومية.", "علقت", "رحلاتها اليومية", True, id="to suspend"),
        pytest.param("علقت الشركة بالقول رحلاتنا مستمرة.", "علقت", "رحلاتنا مستمرة", False, id="to comment"),
        pytest.param("شددت الدولة القيود على السفر.", "شددت", "القيود", True, id="to tighten"),
        pytest.param("شددت الدولة ضرورة الحذر.", "شددت", "ضرورة الحذر", False, id="to stress, the preposition left out"),
        pytest.param("علق الوزير على القرار الأخير قائلا إنه خطأ.", "علق", "القرار الأخير", True, id="what words are about"),
        pytest.param("علق الوزير على القرار الأخير أمس.", "علق", "القرار الأخير", False, id="a comment without words"),
        pytest.param("تختلف الأسعار حسب التجار والزبائن.", "حسب", "تختلف الأسعار", False, id="merchants"),
    ],
)  # fmt: skip
def test_frames_that_are_no_statements(text: str, cue: str, words: str, *, nothing: bool) -> None:
    analysis = analyse(tag_article(f"{text} وشهد وسط البلاد هدوءا حذرا.").body)
    spelt = [token.word for token in analysis.tokens]
    wanted = words.split()
    first = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
    proposal = Proposal(spelt.index(cue), first, first + len(wanted), Opening.OBJECT)
    assert says_nothing(analysis, read_tokens(analysis, headline=False), proposal) is nothing


@pytest.mark.parametrize(
    ("words", "nothing"),
    [
        pytest.param("رقابتها على شركات النفط", True, id="to tighten what is theirs"),
        pytest.param("بدورها على أهمية النفط", False, id="to stress in their turn"),
    ],
)
def test_what_is_tightened_is_no_statement(words: str, *, nothing: bool) -> None:
    article = tag_article(f"وتشدد واشنطن {words}. وشهد وسط البلاد هدوءا حذرا.")
    analysis = analyse(article.body)
    reading = read_tokens(analysis, article.entities, headline=False)
    reading.mention[1] = 1.0
    assert says_nothing(analysis, reading, Proposal(0, 2, 6, Opening.OBJECT)) is nothing
