"""A content ends before the next clause of the reporter."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.next_clauses import before_next_clause
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "first", "last"),
    [
        pytest.param("أكد أن القانون باق هذا العام، كما رفض دعم الوقود.", "أكد", "القانون", "،", id="besides"),
        pytest.param("أكد أن القانون باق هذا العام، كما دعا إلى الهدوء.", "أكد", "القانون", "،", id="a call besides"),
        pytest.param("أكد أن القانون باق هذا العام، ليضيف أنه عادل.", "أكد", "القانون", "العام", id="to add something"),
        pytest.param("أكد أن القانون باق هذا العام، ليحمي العمال.", "أكد", "القانون", "العمال", id="what it is for"),
        pytest.param("وزار الحي الذي يقول السكان إنه خطر، برفقة ابنه.", "يقول", "خطر", "خطر", id="one word on a noun"),
        pytest.param("وزار الحي ويقول السكان إنه خطر، برفقة ابنه.", "ويقول", "خطر", "ابنه", id="a main clause"),
        pytest.param("ألمح إلى قانون جديد للأحزاب، في حين غاب.", "ألمح", "قانون", "للأحزاب", id="a contrast with a noun"),
        pytest.param("أكد أن القانون باق، بينما تلاشى الأمل.", "أكد", "القانون", "الأمل", id="one with a clause"),
        pytest.param("أكد أن القانون باق هذا العام، إليك التفاصيل.", "أكد", "القانون", "العام", id="to the reader"),
        pytest.param("أكد أن القانون باق هذا العام - أي أنه ملزم.", "أكد", "القانون", "العام", id="what it means"),
        pytest.param("أكد أن القانون باق هذا العام، كما ورد في نصه.", "أكد", "القانون", "نصه", id="as it stands there"),
        pytest.param("أكد أن القانون باق هذا العام، فيما اتهمه خصمه بالكذب.", "أكد", "القانون", "،", id="blamed meanwhile"),
        pytest.param("أكد أن القانون باق هذا العام فيما اتهمه خصمه بالكذب.", "أكد", "القانون", "بالكذب", id="without a comma"),
        pytest.param("أكد أن القانون باق هذا العام، وهو ما تنفيه المعارضة.", "أكد", "القانون", "،", id="what others deny"),
        pytest.param("أكد أن القانون باق هذا العام، وهو ما يعتبر نصرا.", "أكد", "القانون", "نصرا", id="what it is taken for"),
        pytest.param("أكد أن القانون باق هذا العام، فماذا يعني ذلك للناس؟", "أكد", "القانون", "،", id="a question"),
        pytest.param("أكد أن القانون باق هذا العام، فعلى ماذا يعتمد؟", "أكد", "القانون", "،", id="with a preposition"),
        pytest.param("أكد أن القانون باق هذا العام فماذا يريد الناس؟", "أكد", "القانون", "الناس", id="one of his own"),
        pytest.param("أكد أن القانون باق هذا العام، فمن المتوقع تعديله.", "أكد", "القانون", "تعديله", id="no question"),
        pytest.param(
            "حيث تهدد واشنطن بقصف المطار القديم وحيث أطلقت القوات النار.", "تهدد", "بقصف", "القديم", id="its conjunction again"
        ),
        pytest.param(
            "وتهدد واشنطن بقصف المطار القديم وحيث تقيم القوات.", "وتهدد", "بقصف", "القوات", id="another conjunction"
        ),
        pytest.param("أكد أن القانون باق كما أكد الوزير سابقا.", "أكد", "القانون", "سابقا", id="a comparison"),
        pytest.param("أكد أن القانون باق هذا العام، كما ارتفع الدعم.", "أكد", "القانون", "الدعم", id="no verb of saying"),
        pytest.param("قال إن السفن عبرت المضيق لكنه قال إنه مغلق.", "قال", "السفن", "المضيق", id="but he said"),
        pytest.param("قال إن السفن عبرت المضيق لكنه خرج متضررا.", "قال", "السفن", "متضررا", id="but he did"),
        pytest.param("قال إن السفن عبرت المضيق، إلا أنها أوضحت السبب.", "قال", "السفن", "،", id="except that she explained"),
        pytest.param("قال إن السفن عبرت المضيق، إلا أن البحر هائج.", "قال", "السفن", "هائج", id="except that"),
        pytest.param("قال إن السفن عبرت المضيق، في حين قال خصمه العكس.", "قال", "السفن", "،", id="while another said"),
        pytest.param("قال إن السفن عبرت المضيق، في حين غرق القارب.", "قال", "السفن", "القارب", id="while something happened"),
        pytest.param("قال «السفن عبرت المضيق لكنه نفى ذلك».", "قال", "السفن", "»", id="not in quotation marks"),
        pytest.param("قال إن السفن عبرت المضيق. من جانبه رأى خصمه العكس.", "قال", "السفن", ".", id="another one's turn"),
        pytest.param("قال إن السفن عبرت المضيق من جانبه الغربي.", "قال", "السفن", "الغربي", id="a side of something"),
        pytest.param(
            "وبعد إعلان كابل أنها سيطرت على المدينة، فرت القوات.", "إعلان", "سيطرت", "المدينة", id="after the saying"
        ),
        pytest.param(
            "وبعد إعلان كابل أنها سيطرت على المدينة، وطردت القوات.", "إعلان", "سيطرت", "القوات", id="the clause goes on"
        ),
        pytest.param(
            "وجاء إعلان كابل أنها سيطرت على المدينة، فرت القوات.", "إعلان", "سيطرت", "القوات", id="no preposition of time"
        ),
        pytest.param(
            "وخرج المتهم، الذي قالت الشرطة إنه هرب ليلا من السجن، في سيارة زرقاء.", "قالت", "هرب", "السجن",
            id="about the antecedent",
        ),
        pytest.param(
            "وخرج المتهم، الذي قالت الشرطة إنه هرب ليلا من السجن، ثم عاد بعد ساعة.", "قالت", "هرب", "السجن",
            id="back to the main clause",
        ),
        pytest.param("قال إن السفن عبرت المضيق يخلص الكاتب.", "قال", "السفن", "المضيق", id="whose column it is"),
        pytest.param(
            "قال إن السفن عبرت المضيق يقول كاتب المقال الذي عاد.", "قال", "السفن", "المضيق", id="with a relative clause"
        ),
        pytest.param("قال إن السفن عبرت المضيق وبدأ يقول إنها بطيئة.", "قال", "السفن", "المضيق", id="began to say"),
        pytest.param("قال إن السفن عبرت المضيق وبدأ يفرغها ليلا.", "قال", "السفن", "ليلا", id="began to do"),
        pytest.param("قال إن السفن عبرت كما يقول الكاتب.", "قال", "السفن", "الكاتب", id="as he says"),
        pytest.param("قال إن السفن عبرت، يقول الكاتب، المضيق.", "قال", "السفن", "المضيق", id="in the middle of it"),
        pytest.param("قال إن السفن عبرت المضيق، قبل أن يضيف أن البحر هادئ.", "قال", "السفن", "المضيق", id="before adding"),
        pytest.param("قال إن السفن عبرت المضيق، قبل أن يغرق قارب صغير.", "قال", "السفن", "صغير", id="before it happened"),
        pytest.param("أشار إلى أهمية السفن الكبيرة وذلك لتبرير القرار.", "أشار", "أهمية", "الكبيرة", id="why it was said"),
        pytest.param("أشار إلى أهمية السفن الكبيرة وذلك لحماية المضيق.", "أشار", "أهمية", "المضيق", id="why they are so"),
        pytest.param(
            "قصفت ما قالت إنها ثلاث منشآت قديمة، ردا على الهجوم.", "قالت", "ثلاث", "قديمة", id="what she calls so"
        ),
        pytest.param(
            "قصفت ما قالت إنها ثلاث منشآت قديمة، في ريف المدينة.", "قالت", "ثلاث", "المدينة", id="where that is"
        ),
        pytest.param("كشف عن 60 إجراء أمنيا جديدا، واصطحب الوزراء معه.", "كشف", "60", "جديدا", id="what was done besides"),
        pytest.param("أعلن إبرام الاتفاق مع النادي، وكلفت الصفقة الملايين.", "أعلن", "إبرام", "النادي", id="and what it cost"),
        pytest.param("أعلن إغلاق المصنع في المدينة، ومنع الدخول إليه.", "أعلن", "إغلاق", "إليه", id="another noun"),
        pytest.param("كشف أن 60 إجراء أمنيا جاهزة، واصطحب الوزراء معه.", "كشف", "60", "معه", id="behind a clause"),
        pytest.param(
            "أدان الهجوم الذي وقع في المدينة، وخلفت النار دمارا.", "أدان", "الهجوم", "دمارا", id="behind a relative one"
        ),
        pytest.param(
            "وخرج المتهم الذي قال إنه هرب ليلا من السجن، في سيارة زرقاء.", "قال", "هرب", "زرقاء", id="the antecedent speaks"
        ),
    ],
)  # fmt: skip
def test_a_content_ends_before_another_clause(text: str, cue: str, first: str, last: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    spelt = [token.word for token in analysis.tokens]
    end = before_next_clause(analysis, spelt.index(cue), spelt.index(first), analysis.paragraphs[0][1] - 1)
    assert spelt[end - 1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("أكد أن الصخور لا تكفي للبناء وعن سعرها قال إنه مرتفع.", "للبناء", id="what he spoke of next"),
        pytest.param("أكد أن الصخور بعيدة عن المدينة قال إنه مرتفع.", "المدينة", id="no topic"),
        pytest.param("أكد أن الصخور لا تكفي للبناء وعن سعرها وقال إنه مرتفع.", "سعرها", id="not before «و»"),
    ],
)
def test_a_content_ends_before_the_topic_of_the_next_verb(text: str, last: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    spelt = [token.word for token in analysis.tokens]
    verb = next(at for at, word in enumerate(spelt) if word in ("قال", "وقال"))
    end = before_next_clause(analysis, spelt.index("أكد"), spelt.index("الصخور"), verb)
    assert spelt[end - 1] == last
