"""Who speaks where the verb in front of the words is none of speech."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.speakers.at_cues.gone_to_say import who_asks_in_turn, who_goes_to_say, who_has_done, who_uttered
from workers.text.statements.find import Found
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param("في حين ذهبت روسيا للقول إنها لم تعثر عليه", "للقول", "روسيا", id="gone to say"),
        pytest.param("بل ذهب بعض العلماء إلى حد القول بأن الحرب قادمة", "القول", "بعض العلماء", id="as far as to say"),
        pytest.param("وخلصت الدراسة إلى القول إن الحرب قادمة", "القول", "الدراسة", id="come to say"),
        pytest.param("وذهب مباشرة إلى القول إن الحرب قادمة", "القول", None, id="the subject is left out"),
        pytest.param("وقد ذهب فيها إلى حد القول إن الحرب قادمة", "القول", None, id="where it is said"),
        pytest.param("ذهب الوزير إلى المدينة، واختار القول إن الحرب قادمة", "القول", None, id="another clause"),
        pytest.param("في حين دعت روسيا للقول إن الحرب قادمة", "للقول", None, id="another verb"),
    ],
)
def test_who_goes_to_say(text: str, cue: str, expected: str | None) -> None:
    analysis = analyse(tag_article(f"{text} في كل مكان.").body)
    at = next(i for i, token in enumerate(analysis.tokens) if token.word == cue)
    told = who_goes_to_say(analysis, at)
    assert (" ".join(token.word for token in analysis.tokens[told[0] : told[1]]) if told else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"لا ينبغي لأحد أن يخاف"، تحذير أطلقه ولي العهد السعودي، ماهر.', "ولي العهد السعودي", id="a warning"
        ),
        pytest.param('"لا ينبغي لأحد أن يخاف" جملة قالها شاهين بعد الحفل.', "شاهين", id="without a comma"),
        pytest.param('"لا ينبغي لأحد أن يخاف"، تحذير سمعه ولي العهد السعودي.', None, id="who heard it"),
        pytest.param('"لا ينبغي لأحد أن يخاف".. هكذا رأى شاهين، بعد الحفل.', "شاهين", id="«هكذا» for the words"),
        pytest.param('"لا ينبغي لأحد أن يخاف".. هكذا كانت القصة بعد الحفل.', None, id="«هكذا» for something else"),
        pytest.param('"لا ينبغي لأحد أن يخاف".. كلمات صاغها شاهين، بعد الحفل.', "شاهين", id="behind dots"),
        pytest.param('"لا ينبغي لأحد أن يخاف"، فيلم كتبه ولي العهد السعودي.', None, id="a title"),
        pytest.param('"لا ينبغي لأحد أن يخاف"، قال ولي العهد السعودي.', None, id="a verb of its own"),
    ],
)
def test_who_uttered_the_words_in_front(text: str, expected: str | None) -> None:
    analysis = analyse(tag_article(f"{text}\nوشهد وسط البلاد هدوءا حذرا منذ أيام.").body)
    words = [token.word for token in analysis.tokens]
    told = who_uttered(analysis, (1, words.index("يخاف") + 1))
    assert (" ".join(words[told[0] : told[1]]) if told else None) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param("وسبق لبعض الدول أن دعت إلى السلام", "دعت", "لبعض الدول", id="some states"),
        pytest.param("كما سبق للوزير الفرنسي أن دعا إلى السلام", "دعا", "للوزير الفرنسي", id="an office"),
        pytest.param("وسبق له أن دعا إلى السلام", "دعا", None, id="a pronoun"),
        pytest.param("وسبق أن دعا الوزير إلى السلام", "دعا", None, id="nobody there"),
        pytest.param("سبق للوزير السفر، وطلب أن دعا إلى السلام", "دعا", None, id="another clause"),
    ],
)
def test_who_has_done_it_before(text: str, cue: str, expected: str | None) -> None:
    analysis = analyse(tag_article(f"{text} في كل مكان.").body)
    at = next(i for i, token in enumerate(analysis.tokens) if token.word == cue)
    told = who_has_done(analysis, at)
    assert (" ".join(token.word for token in analysis.tokens[told[0] : told[1]]) if told else None) == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param("ردا على طلب تركيا", "تركيا", id="a state's own"),
        pytest.param("ردا على طلب كوريا الجنوبية", "كوريا الجنوبية", id="of two words"),
        pytest.param("ردا على طلب المساعدة", None, id="what is asked for"),
        pytest.param("وقدمت طلب تركيا", None, id="an object"),
    ],
)
def test_who_asks_in_turn(behind: str, expected: str | None) -> None:
    text = f"طلبت إسرائيل من القنصل المغادرة فورا {behind} من السفير العودة"
    analysis = analyse(tag_article(f"{text} في كل مكان.").body)
    words = [token.word for token in analysis.tokens]
    first, second = (
        Found(analysis.part, False, (at, at + 1), (0, 1), 0, analysis.cues[0], (1, 2), "indirect")
        for at in (words.index("المغادرة"), words.index("العودة"))
    )
    told = who_asks_in_turn(analysis, first, second, load())
    named = told.mention if told is not None else None
    assert (" ".join(words[named[0] : named[1]]) if named else None) == expected
