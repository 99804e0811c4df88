"""A content begins with the object of its verb."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.begun_objects import from_object
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "behind", "begins", "expected"),
    [
        pytest.param(
            "ورفض المندوب إعلان واشنطن بفرض عقوبات جديدة.", "ورفض", "إعلان", "بفرض", "إعلان", id="before «بـ»"
        ),
        pytest.param(
            "ورفض المندوب، الأربعاء، إعلان واشنطن بفرض عقوبات.", "ورفض", "،", "بفرض", "إعلان", id="behind a day"
        ),
        pytest.param(
            "وانتقد ظريف الحكومة الجديدة بسبب الأسعار.", "وانتقد", "الحكومة", "بسبب", "الحكومة", id="before the cause"
        ),
        pytest.param(
            "وأعلن المندوب خططا في فبراير لتحديث الإدارة.", "وأعلن", "خططا", "لتحديث", "خططا", id="with a phrase in it"
        ),
        pytest.param(
            "بعد إعلان تركيا السيطرة على المدينة.", "إعلان", "السيطرة", "على", "السيطرة", id="of a verbal noun"
        ),
        pytest.param("وانتقد ظريف علنا حكومة قديمة.", "وانتقد", "علنا", "حكومة", "حكومة", id="no preposition"),
        pytest.param("وشكك ظريف في الأساس القانوني.", "وشكك", "في", "القانوني", "الأساس", id="its adjective"),
        pytest.param(
            "وأكدوا في الاجتماع التحضيري دعمهم.", "وأكدوا", "في", "التحضيري", "التحضيري", id="an adjective in an aside"
        ),
        pytest.param(
            "واتهم ظريف زعيم المعارضة العمالية بالكذب.",
            "واتهم",
            "زعيم",
            "العمالية",
            "زعيم",
            id="who is accused",
        ),
        pytest.param(
            "ودعا ظريف الحكومة الجديدة للاستقالة.",
            "ودعا",
            "الحكومة",
            "للاستقالة",
            "للاستقالة",
            id="a joint of the verb",
        ),
        pytest.param(
            "ورفض المندوب في بيان واشنطن بفرض عقوبات.", "ورفض", "في", "بفرض", "بفرض", id="what is told of the saying"
        ),
        pytest.param("ونفى المسؤولون تقارير عن غارة.", "ونفى", "تقارير", "عن", "تقارير", id="what reports are on"),
        pytest.param("وأعلن المسؤولون نتائج عن غارة.", "وأعلن", "نتائج", "عن", "عن", id="a preposition of the verb"),
        pytest.param("وأعلن المندوب الترشح لخوض السباق.", "وأعلن", "الترشح", "لخوض", "الترشح", id="before «لـ»"),
        pytest.param("ووصف ظريف دعوة واشنطن بأنها خطأ.", "ووصف", "دعوة", "واشنطن", "دعوة", id="before a name with «و»"),
        pytest.param(
            "وغادر واصفا ولي العهد بأنه قوي.", "واصفا", "ولي", "العهد", "ولي", id="whom a participle tells of"
        ),
        pytest.param(
            "وغادر واصفا في خطاب العهد بأنه قوي.", "واصفا", "في", "العهد", "العهد", id="an aside behind a participle"
        ),
        pytest.param("وأعلن ترامب، الجمعة، توجيه ضربات جديدة.", "وأعلن", "،", "ضربات", "توجيه", id="its construct"),
        pytest.param(
            "وهددت واشنطن بتوجيه ضربة.", "وهددت", "بتوجيه", "ضربة", "بتوجيه", id="one that «بـ» is written onto"
        ),
        pytest.param("وأعلنت كندا رسوما جمركية جديدة.", "وأعلنت", "رسوما", "جمركية", "رسوما", id="an indefinite noun"),
        pytest.param("واتهم الغرب مرارا روسيا بالكذب.", "واتهم", "مرارا", "روسيا", "روسيا", id="an adverb"),
        pytest.param("وهددت واشنطن بعنف شركات النفط.", "وهددت", "بعنف", "شركات", "شركات", id="how it is said"),
        pytest.param("وحمل ترامب بعنف على روسيا.", "وحمل", "بعنف", "على", "على", id="how it is said of somebody"),
        pytest.param("وجدد الوزير تأكيد التزامه بالقرار.", "وجدد", "تأكيد", "التزامه", "التزامه", id="that it is said"),
        pytest.param(
            "وأعلنت باريس ولندن رفضهما استقبال السفينة.", "وأعلنت", "رفضهما", "استقبال", "رفضهما", id="their refusal"
        ),
        pytest.param(
            "وأعلن الوزير يوم الاثنين الماضي نيته سحب الوسام.", "وأعلن", "يوم", "سحب", "نيته", id="behind more of a day"
        ),
        pytest.param("وانتقدت باريس ولندن تدشين السفارة.", "وانتقدت", "تدشين", "السفارة", "تدشين", id="a rarer noun"),
        pytest.param("وأعلن الوزير عام 2017 نتائج الحملة.", "وأعلن", "عام", "2017", "2017", id="a time"),
        pytest.param("وأعلنت باريس ولندن استخدام الفيتو.", "وأعلنت", "ولندن", "استخدام", "استخدام", id="a name"),
        pytest.param("وحسب القناة، شاركت سفينة في الهجوم.", "وحسب", "،", "سفينة", "شاركت", id="its verb"),
        pytest.param("وحسب القناة، فقد شاركت سفينة.", "وحسب", "،", "شاركت", "شاركت", id="a particle in front of it"),
        pytest.param("وناشدت الفتاة الأطباء بعدم التخاذل.", "وناشدت", "الأطباء", "بعدم", "بعدم", id="who is asked"),
        pytest.param("ونفى الجيش الذي حكم لنحو قرن التدخل.", "ونفى", "الذي", "لنحو", "لنحو", id="a relative clause"),
        pytest.param(
            "وأبدى الخبراء اعتقادهم بأن الركود قريب.", "وأبدى", "اعتقادهم", "الركود", "اعتقادهم", id="an attitude"
        ),
        pytest.param("وأعرب الخبراء عن أملهم في أن الركود بعيد.", "وأعرب", "عن", "الركود", "أملهم", id="one with «في»"),
        pytest.param("وأعلن الخبراء في بيانهم أن الركود قريب.", "وأعلن", "في", "الركود", "الركود", id="another noun"),
        pytest.param(
            "وقال الخبراء ثقتهم بأن الركود قريب.", "وقال", "ثقتهم", "الركود", "الركود", id="a verb without object"
        ),
    ],
)
def test_a_content_begins_with_the_object(text: str, cue: str, behind: str, begins: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    spelt = [token.word for token in analysis.tokens]
    first = from_object(analysis, spelt.index(cue), spelt.index(begins), spelt.index(behind))
    assert spelt[first] == expected
