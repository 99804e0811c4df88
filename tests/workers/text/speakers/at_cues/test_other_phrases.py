"""Words near a cue that are another phrase's than the speaker's."""

from __future__ import annotations

import pytest

from schemas import Quote
from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.speakers.at_cues.other_phrases import is_of_another_phrase
from workers.text.statements.find import Found
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "mention", "content", "expected"),
    [
        pytest.param(
            "وشددت، وفقا لما نقلته الوكالة على محتوى كبير.", "وشددت", "الوكالة", "محتوى كبير", True, id="who passes it on",
        ),
        pytest.param(
            "وأكدت محتوى كبيرا وفقا لما نقلت الوكالة عن مصدر.", "وأكدت", "مصدر", "محتوى كبيرا", False, id="from whom",
        ),
        pytest.param(
            "ونقلت عنه صحيفة محلية قوله محتوى كبير.", "ونقلت", "صحيفة محلية", "محتوى كبير", True, id="from him",
        ),
        pytest.param(
            "ونقلت صحيفة محلية قوله محتوى كبير.", "ونقلت", "صحيفة محلية", "محتوى كبير", False, id="from nobody",
        ),
        pytest.param("واتهم الوزير بمحتوى كبير.", "واتهم", "الوزير", "بمحتوى كبير", True, id="who is accused"),
        pytest.param(
            "واتهم الوزير أيضا بمحتوى كبير.", "واتهم", "الوزير", "بمحتوى كبير", True, id="who is accused, too",
        ),
        pytest.param(
            "واتهم الوزير غولن بمحتوى كبير.", "واتهم", "الوزير", "بمحتوى كبير", False, id="who accuses another one",
        ),
        pytest.param(
            "لندن تحذر طهران من محتوى كبير.", "تحذر", "طهران", "محتوى كبير", True, id="behind who begins the sentence",
        ),
        pytest.param(
            "وزار الولايات المتحدة التي طالبت برلين بـ محتوى كبير.", "طالبت", "برلين", "محتوى كبير", True,
            id="behind the pronoun on who asks",
        ),
        pytest.param(
            "ورحب بالتصريحات التي طالبت برلين بـ محتوى كبير.", "طالبت", "برلين", "محتوى كبير", False,
            id="behind the pronoun on nobody known",
        ),
        pytest.param("وتحذر طهران من محتوى كبير.", "وتحذر", "طهران", "محتوى كبير", False, id="nobody in front"),
        pytest.param(
            "لندن تؤكد طهران من محتوى كبير.", "تؤكد", "طهران", "محتوى كبير", False, id="a verb that asks nobody",
        ),
    ],
)  # fmt: skip
def test_is_of_another_phrase(text: str, cue: str, mention: str, content: str, *, expected: bool) -> None:
    analysis = analyse(tag_article(f"{text}\nوشهد وسط البلاد هدوءا حذرا منذ مساء أمس.").body)
    spelt = [token.word for token in analysis.tokens]

    def stretch(words: str) -> tuple[int, int]:
        wanted = words.split()
        first = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
        return first, first + len(wanted)

    at, inside = spelt.index(cue), stretch(content)
    span = (analysis.tokens[inside[0]].start, analysis.tokens[inside[1] - 1].end)
    found = Found(
        part=analysis.part, headline=False, content=inside, span=span, cue=at, cue_word=analysis.cues[at],
        mention=stretch(mention), quote=Quote.INDIRECT,
    )  # fmt: skip
    assert is_of_another_phrase(found, analysis, load()) is expected
