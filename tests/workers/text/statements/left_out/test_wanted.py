"""What somebody is to say, or would."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.wanted import is_supposed, is_wanted
from workers.text.syntax.analyse import Analysis, analyse


def read(text: str) -> Analysis:
    return analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("من المقرر أن تؤكد الوزارة أن الجسر سيفتح.", True, id="behind «أن»"),
        pytest.param("انتظرت أن يصدر بيان من الوزارة تؤكد فيه أن الجسر سيفتح.", True, id="in what is hoped for"),
        pytest.param("صدر بيان من الوزارة تؤكد فيه أن الجسر سيفتح.", False, id="in what there is"),
        pytest.param("قبل أن تؤكد الوزارة أن الجسر سيفتح.", False, id="behind «قبل أن» it was said"),
        pytest.param("يهم القناة أن تؤكد أنها مستقلة.", False, id="who says it by wanting to"),
        pytest.param("تؤكد أن الجسر سيفتح.", False, id="the first word of the text"),
        pytest.param("وزارة النقل تؤكد أن الجسر سيفتح.", False, id="a plain verb"),
    ],
)
def test_is_wanted(text: str, *, expected: bool) -> None:
    analysis = read(text)
    assert is_wanted(analysis, [token.word for token in analysis.tokens].index("تؤكد")) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("إذا رأت المحكمة أن الجسر آمن فستفتحه.", True, id="a condition"),
        pytest.param("وإذا ما رأت المحكمة أن الجسر آمن فستفتحه.", True, id="with «ما»"),
        pytest.param("رأت المحكمة أن الجسر آمن.", False, id="none, at the beginning of the text"),
        pytest.param("يعرف إذا فتح الجسر. رأت المحكمة أن الجسر آمن.", False, id="of another sentence"),
    ],
)
def test_is_supposed(text: str, *, expected: bool) -> None:
    analysis = read(text)
    assert is_supposed(analysis, [token.word for token in analysis.tokens].index("رأت")) is expected
