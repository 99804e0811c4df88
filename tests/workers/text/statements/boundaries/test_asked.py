"""A content of one who asks or warns begins behind whom they ask."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.asked import behind_asked
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import read_tokens


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("حث الأطراف على احترام الهدنة.", "الأطراف على احترام الهدنة", "احترام الهدنة", id="a preposition"),
        pytest.param("حذر السكان من الاقتراب.", "السكان من الاقتراب", "الاقتراب", id="who is warned"),
        pytest.param("طالب الدولة وأجهزتها بالتدخل فورا.", "الدولة وأجهزتها بالتدخل فورا", "بالتدخل فورا", id="a clitic"),
        pytest.param("طالب الدولة وأجهزتها بالتدخل فورا.", "وأجهزتها بالتدخل فورا", "بالتدخل فورا", id="half of who is asked"),
        pytest.param("أخبر أعضاء اللجنة بأنه مستعد لذلك.", "أعضاء اللجنة بأنه مستعد لذلك", "مستعد لذلك", id="a complementizer"),
        pytest.param("دعا الزوار إلى المحافظة عليها.", "الزوار إلى المحافظة عليها", "المحافظة عليها", id="who is called upon"),
        pytest.param("دعا روسيا للعودة إلى الاتفاق.", "روسيا للعودة إلى الاتفاق", None, id="joined otherwise"),
        pytest.param("دعا القمة لتبني خطة السلام.", "القمة لتبني خطة السلام", "لتبني خطة السلام", id="a clitic of what to do"),
        pytest.param("دعا القمة لتبني خطة السلام.", "خطة السلام", "لتبني خطة السلام", id="begun too late"),
        pytest.param("دعا مجلس الأمن للاجتماع سريعا.", "مجلس الأمن للاجتماع سريعا", "للاجتماع سريعا", id="with its article"),
        pytest.param("دعا الوزير ليؤكد أهمية السلام.", "الوزير ليؤكد أهمية السلام", None, id="a clitic of a verb"),
        pytest.param("دعا لجنة بإعداد خطط للتدخل السريع.", "لجنة بإعداد خطط للتدخل السريع", None, id="of another joint"),
        pytest.param("حذر السكان بعدم الاقتراب من المكان.", "بعدم الاقتراب من المكان", None, id="not to"),
        pytest.param("حث على احترام الهدنة.", "احترام الهدنة", None, id="nobody"),
        pytest.param("انتقد أطراف النزاع على خرق الهدنة.", "أطراف النزاع على خرق الهدنة", None, id="another verb"),
        pytest.param("طالبت وزير العدل، بوضع حد للتحقيق.", "وزير العدل", "بوضع حد للتحقيق", id="all of it is who is asked"),
        pytest.param("أعلنت اسم الوزير، بوضع حد للتحقيق.", "اسم الوزير", None, id="nobody is asked"),
    ],
)  # fmt: skip
def test_a_content_begins_behind_whom_somebody_asks(text: str, words: str, expected: str | None) -> None:
    article = tag_article(f"{text} وشهد وسط البلاد هدوءا حذرا.")
    analysis = analyse(article.body)
    spelt = [token.word for token in analysis.tokens]
    wanted = words.split()
    first = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
    proposal = Proposal(0, first, first + len(wanted), Opening.OBJECT)
    named = NamedTokens(analysis, article.entities)
    start, end = behind_asked(analysis, read_tokens(analysis, headline=False), named, proposal)
    assert " ".join(spelt[start:end]).removesuffix(" .") == (expected or words)
