"""Acts and the writer's own inferences are no statements."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.no_speech import is_no_speech
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "words", "nothing"),
    [
        pytest.param("وأحرقوا الصور، ما يؤكد أن الشعب غاضب.", "يؤكد", "الشعب غاضب", True, id="what it confirms"),
        pytest.param("وأغلق الباب، وهو ما يشير إلى غياب الحارس.", "يشير", "غياب الحارس", True, id="and that points to"),
        pytest.param("وأغلق الباب، الأمر الذي يؤكد أن الحارس غائب.", "يؤكد", "الحارس غائب", True, id="which confirms"),
        pytest.param("وأحرقوا القنصلية، مما دعا طهران إلى سحب رعاياها.", "دعا", "سحب رعاياها", True, id="which made her"),
        pytest.param("وأحرقوا الصور، وفق ما أكد الوزير أن الشعب غاضب.", "أكد", "الشعب غاضب", False, id="as somebody confirmed"),
        pytest.param("وأحرقوا الصور، ما أكدت الوزارة أنه حادث.", "أكدت", "حادث", False, id="what somebody confirmed"),
        pytest.param("وقصفت ما قال إنه مصنع قديم.", "قال", "مصنع قديم", False, id="what somebody calls so"),
        pytest.param("موسكو ترد على لندن بصورة قديمة.", "ترد", "لندن بصورة قديمة", True, id="an answer by a picture"),
        pytest.param("موسكو ترد على لندن بالقول نحن هنا.", "ترد", "لندن بالقول نحن هنا", False, id="in words"),
        pytest.param("موسكو ترد على لندن باتهام جديد.", "ترد", "لندن باتهام جديد", False, id="by an accusation"),
        pytest.param("موسكو ترد على لندن ببيان طويل.", "ترد", "لندن ببيان طويل", False, id="by a document"),
        pytest.param("موسكو ترد على تصريحات لندن الأخيرة.", "ترد", "تصريحات لندن الأخيرة", False, id="nothing told of it"),
        pytest.param("وأقر الرئيس رسوما جمركية بنسبة كبيرة.", "أقر", "جمركية بنسبة كبيرة", True, id="adopted, half lost"),
        pytest.param("وأعلن الخطة بعدما أقر رسوما جديدة.", "أعلن", "رسوما جديدة", True, id="adopted, under another verb"),
        pytest.param("وأقر الرئيس بوجود رسوم جديدة.", "أقر", "بوجود رسوم جديدة", False, id="to admit"),
        pytest.param("وأقر قاض هناك، سالم، بوجود رسوم.", "أقر", "هناك ، سالم ، بوجود رسوم", False, id="to admit, farther on"),
        pytest.param("وأقر الكنيست بقراءة أولى مشروع قانون.", "أقر", "مشروع قانون", True, id="passed in a reading"),
        pytest.param("وتبنى المجلس مشروع قرار جديد.", "تبنى", "مشروع قرار جديد", True, id="passed"),
        pytest.param("وتبنى التنظيم الهجوم في المدينة.", "تبنى", "الهجوم في المدينة", False, id="to claim an attack"),
        pytest.param("وينص الاتفاق على وقف القتال.", "ينص", "وقف القتال", True, id="laid down"),
        pytest.param("وتنص الرسالة على وقف القتال.", "تنص", "وقف القتال", False, id="written in a letter"),
        pytest.param("وتطرق الوزير إلى أزمة الوقود.", "تطرق", "أزمة الوقود", True, id="touched on"),
        pytest.param("وتطرق الوزير إلى وجود أزمة كبيرة.", "تطرق", "وجود أزمة كبيرة", False, id="that there is something"),
        pytest.param("وتطرق الوزير إلى أزمة «مفتعلة».", "تطرق", "أزمة « مفتعلة »", False, id="in words of theirs"),
        pytest.param("وتحدث الوزير عن أزمة الوقود.", "تحدث", "أزمة الوقود", False, id="spoken of"),
        pytest.param("وأعلن الحرب التجارية في يناير.", "أعلن", "الحرب التجارية في يناير", True, id="a war in a figure"),
        pytest.param("وأعلن الحرب العالمية على الفساد.", "أعلن", "الحرب العالمية على الفساد", False, id="a war on somebody"),
        pytest.param("وأعلن الحداد الوطني في يناير.", "أعلن", "الحداد الوطني في يناير", False, id="mourning"),
        pytest.param("ومنذ انتخابه، قتل ألف شخص، بحسب إحصاءات.", "بحسب", "ومنذ انتخابه", True, id="but since when"),
        pytest.param("وقتل ألف شخص، بحسب إحصاءات.", "بحسب", "وقتل ألف شخص", False, id="all of the clause"),
        pytest.param(
            "وأكد الحارس أن السجين فر. وتقع البلدة هنا.", "أكد", "وتقع البلدة هنا", True, id="in a sentence of its own"
        ),
        pytest.param(
            "وأكد الحارس أن السجين فر. وتقع البلدة هنا، بحسب الحارس.", "أكد", "وتقع البلدة هنا", False, id="attributed"
        ),
        pytest.param("وأكد الحارس أن السجين فر. «بحثنا هنا».", "أكد", "بحثنا هنا", False, id="quoted"),
        pytest.param("تحسر على الوضع العام، قائلا: يا للأسف.", "تحسر", "الوضع العام", True, id="a mood before the words"),
        pytest.param("تحسر على الوضع العام في بلاده.", "تحسر", "الوضع العام", False, id="all that is told of it"),
    ],
)  # fmt: skip
def test_acts_and_inferences_are_no_statements(text: str, cue: str, words: str, *, nothing: bool) -> None:
    analysis = analyse(tag_article(f"وشهد وسط البلاد هدوءا حذرا. {text}").body)
    spelt = [token.word.lstrip("و") if token.word == f"و{cue}" else token.word for token in analysis.tokens]
    wanted = words.split()
    first = spelt.index(wanted[0])
    proposal = Proposal(spelt.index(cue), first, first + len(wanted), Opening.OBJECT)
    assert is_no_speech(analysis, proposal, headline=False) is nothing


@pytest.mark.parametrize(("headline", "nothing"), [(True, True), (False, False)])
def test_details_that_a_headline_only_promises(*, headline: bool, nothing: bool) -> None:
    analysis = analyse(tag_article("الوزير يكشف تفاصيل الخطة الجديدة.").body)
    assert is_no_speech(analysis, Proposal(1, 2, 5, Opening.OBJECT), headline=headline) is nothing
