"""Which words of a sentence are cues: by themselves, as a phrase, or by the company that they keep."""

from __future__ import annotations

import pytest

from workers.text.syntax.cue_column import cue_column
from workers.text.words.tokens import tokenize


def cues(text: str) -> dict[str, str]:
    """Word -> lemma of the cue that it is or begins; a paragraph for each line."""
    tokens, paragraphs, start = [], [], 0
    for line in text.split("\n"):
        first = len(tokens)
        tokens.extend(tokenize(text, start, start + len(line)))
        paragraphs.append((first, len(tokens)))
        start += len(line) + 1
    column = cue_column(tokens, paragraphs)
    return {token.word: cue.lemma for token, cue in zip(tokens, column, strict=True) if cue}


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        pytest.param("ونقلت الوكالة عن الوزير أن الطريق مفتوح", "ونقلت", "نقل", id="relay"),
        pytest.param("ونقلت الشاحنة البضائع", "ونقلت", None, id="transport"),
        pytest.param("وعبر الوزير عن ارتياحه", "وعبر", "عبر", id="expressed"),
        pytest.param("وصل عبر الحدود", "عبر", None, id="across"),
        pytest.param("وعبر الوزير، وهو الأكبر سنا في الحكومة، عن ارتياحه", "وعبر", "عبر", id="over an apposition"),
        pytest.param("وعبر الجسر. وسأل عن الطريق", "وعبر", None, id="not over the end of the sentence"),
        pytest.param("وعبر الجسر\nعن الطريق", "وعبر", None, id="nor of the paragraph"),
        pytest.param("وحملت الوزارة البلدية مسؤولية الحادث", "وحملت", "حمل", id="held responsible"),
        pytest.param("وحملت الشاحنة الحجارة", "وحملت", None, id="carried"),
        pytest.param("وجه الوزير أصابع الاتهام إلى الشركة", "وجه", "وجه", id="pointed the finger"),
        pytest.param("رأيت وجه الوزير", "وجه", None, id="face"),
        pytest.param("وألقت البلدية باللوم على الشركة", "وألقت", "ألقى", id="laid the blame, with preposition and article"),
        pytest.param("وألقت البلدية الحجارة", "وألقت", None, id="threw"),
        pytest.param("وأعاد الوزير التأكيد على موقفه", "وأعاد", "أعاد", id="reaffirmed"),
        pytest.param("وأعاد الوزير فتح الطريق", "وأعاد", None, id="did again"),
        pytest.param("واستكمل الوزير حديثه عن الطريق", "واستكمل", "استكمل", id="went on to say"),
        pytest.param("واستكملت القوات سيطرتها على الطريق", "واستكملت", None, id="completed"),
        pytest.param("شبه الوزير الطريق بالمتاهة", "شبه", "شبه", id="likened, preposition written onto the noun"),
        pytest.param("شبه جزيرة صغيرة", "شبه", None, id="peninsula"),
        pytest.param("مشيرا إليه، بين الوزير أن الطريق مفتوح", "بين", "بيّن", id="made clear, at the head of its clause"),
        pytest.param("الطريق بين المدينة والبحر أن فتح", "بين", None, id="between, an by accident"),
        pytest.param("وبيّن الوزير أن الطريق مفتوح", "وبيّن", "بيّن", id="made clear, doubling written"),
        pytest.param("دوّن قائلا: الطريق مفتوح", "دوّن", "دوّن", id="blogged"),
        pytest.param("سار دون أن يقف: تعب", "دون", None, id="without"),
        pytest.param("وجاء في التقرير أن الطريق مفتوح", "وجاء", "جاء", id="it says in the report"),
        pytest.param("وجاء الوزير في سيارته", "وجاء", None, id="came"),
        pytest.param("الطريق مفتوح، وفقا للوزير", "وفقا", "وفقا لـ", id="according to"),
        pytest.param("الطريق مفتوح، على حد قوله", "على", "على حد قول", id="trailing phrase"),
        pytest.param("الطريق مفتوح، على حد قوله", "قوله", None, id="one cue for a phrase"),
        pytest.param("ليس هذا فحسب", "فحسب", None, id="only"),
    ],
)  # fmt: skip
def test_company(text: str, word: str, lemma: str | None) -> None:
    assert cues(text).get(word) == lemma
