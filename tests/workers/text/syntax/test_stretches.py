"""Stretches of labels, cut to what belongs to the content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Run, Span, TextPart
from tests.makers import tag_article
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.syntax.stretches import Trimmer, is_clitic, runs
from workers.text.words.normalize import fold


def labelled(marked: str) -> tuple[Analysis, list[str]]:
    """Analysis and labels of a text whose tokens carry their label behind a slash: «قال/Q الوزير/M إن الطريق/B مفتوح/I»."""
    lines, labels, text = [], [], ""
    for line in marked.split("\n"):
        start = len(text)
        for piece in line.split(" "):
            word, _, label = piece.partition("/")
            text += word + " "
            labels.append(label or "O")
        text = text[:-1] + "\n"
        lines.append(Span(start=start, end=len(text) - 1))
    text = text[:-1]
    runs = (Run(0, len(text), 0, len(text)),)
    analysis = analyse(TextPart(field="text", text=text, runs=runs, paragraphs=tuple(lines), sentences=tuple(lines)))
    assert len(analysis.tokens) == len(labels), "each piece must be one token"
    return analysis, labels


def contents(marked: str) -> list[str]:
    """The trimmed contents of a labelled text."""
    analysis, labels = labelled(marked)
    tokens = analysis.tokens
    trimmer = Trimmer(analysis)
    stretches = [trimmer.trim(*stretch) for stretch in runs(analysis, labels, "B", "I")]
    return [analysis.part.text[tokens[s[0]].start : tokens[s[1] - 1].end] for s in stretches if s is not None]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("قال الوزير إن الطريق/B مفتوح/I .", ["الطريق مفتوح"], id="as labelled"),
        pytest.param("قال الوزير إن/B الطريق/I مفتوح/I ./I", ["الطريق مفتوح"], id="without complementizer and stop"),
        pytest.param("قال الوزير إنه/B مستعد/I", ["مستعد"], id="without a complementizer that has its pronoun"),
        pytest.param("قال الوزير : «/B إنه/I مستعد/I »/I", ["إنه مستعد"], id="with a complementizer that is quoted"),
        pytest.param("قال الوزير : «/B الطريق/I مفتوح/I »/I .", ["الطريق مفتوح"], id="without its outer marks"),
        pytest.param("قال الوزير إن «/B الطريق/I »/I مفتوح/I .", ["« الطريق » مفتوح"], id="marks of a part at its begin"),
        pytest.param("قال الوزير إن الطريق/B «/I مفتوح/I »/I .", ["الطريق « مفتوح »"], id="marks of a part at its end"),
        pytest.param("إن الطريق/B مفتوح/I\nالجسر/I مغلق/I", ["الطريق مفتوح", "الجسر مغلق"], id="never over a paragraph"),
        pytest.param("قال الوزير ./B ،/I", [], id="nothing but punctuation"),
        pytest.param("وصل الوزير", [], id="no label"),
    ],
)  # fmt: skip
def test_contents(marked: str, expected: list[str]) -> None:
    assert contents(marked) == expected


@pytest.mark.parametrize(
    ("text", "content", "finished"),
    [
        pytest.param(
            "قال إن الطريق مفتوح ، بحسب ما ذكر", "الطريق مفتوح ، بحسب ما", "الطريق مفتوح", id="an attribution"
        ),
        pytest.param("قال إن الطريق مفتوح دون تعليق", "الطريق مفتوح دون", "الطريق مفتوح", id="a preposition"),
        pytest.param("قال إن الطريق مفتوح لكنه غادر", "الطريق مفتوح لكنه", "الطريق مفتوح", id="a conjunction"),
        pytest.param("قال إن الطريق مفتوح قبل أن يغادر", "الطريق مفتوح قبل", "الطريق مفتوح", id="before"),
        pytest.param("قال إنه لم يحدث من قبل", "لم يحدث من قبل", "لم يحدث من قبل", id="not ever before"),
        pytest.param("قال إنه أقوى من ذي قبل .", "أقوى من ذي قبل", "أقوى من ذي قبل", id="than before"),
        pytest.param(
            "قال إن الكلفة كبيرة ( نحو مليار دولار بسعر الصرف في ذلك الوقت من العام ) .",
            "الكلفة كبيرة ( نحو مليار دولار بسعر الصرف في ذلك الوقت من العام",
            "الكلفة كبيرة ( نحو مليار دولار بسعر الصرف في ذلك الوقت من العام )",
            id="a bracket that opens far in front",
        ),
        pytest.param(
            "أعلن الحداد يومين اعتبارا من السبت .",
            "الحداد يومين اعتبارا",
            "الحداد يومين اعتبارا من السبت",
            id="from when on",
        ),
        pytest.param("عده اعتبارا لمكانته", "عده اعتبارا", "عده اعتبارا", id="not out of regard"),
        pytest.param("انتقد اتفاق ( نافتا ) .", "اتفاق ( نافتا", "اتفاق ( نافتا )", id="with its bracket"),
        pytest.param(
            "قال إن شركة ( إيه . بي ) كبيرة .", "شركة ( إيه", "شركة ( إيه . بي )", id="all that is in brackets"
        ),
        pytest.param("انتقد ( نافتا ) وغادر ( أمس ) .", "( نافتا ) وغادر", "( نافتا ) وغادر", id="a bracket behind it"),
        pytest.param("سأل عن ما", "ما", "ما", id="not the only word"),
        pytest.param("لا يعرف ما يريد", "لا يعرف ما", "لا يعرف ما", id="not a pronoun by itself"),
        pytest.param("قال : « عرف على من » .", "عرف على", "عرف على", id="nothing quoted"),
        pytest.param("قال إن الطريق « مفتوح » .", "الطريق « مفتوح", "الطريق « مفتوح »", id="with its closing mark"),
        pytest.param("قال إن الطريق « مفتوح . »", "الطريق « مفتوح", "الطريق « مفتوح . »", id="with its stop in marks"),
        pytest.param("قال إن الطريق مفتوح على الرغم", "الطريق مفتوح على الرغم", "الطريق مفتوح", id="in spite of"),
        pytest.param("قال « الطريق مفتوح » .", "الطريق مفتوح", "الطريق مفتوح", id="without its outer mark"),
        pytest.param(
            "قال « الطريق مفتوح » منذ أمس .", "الطريق مفتوح » منذ أمس", "« الطريق مفتوح » منذ أمس", id="both marks"
        ),
        pytest.param("وصف « الطريق » بأنه مفتوح .", "مفتوح", "مفتوح", id="no mark of another word"),
        pytest.param(
            'قال " الطريق " مفتوح " منذ أمس .', 'الطريق " مفتوح " منذ أمس', 'الطريق " مفتوح " منذ أمس', id="a pair"
        ),
    ],
)
def test_a_content_is_cut_where_its_last_word_needs_nothing_behind_it(text: str, content: str, finished: str) -> None:
    analysis, _ = labelled(text)
    words, wanted = [token.word for token in analysis.tokens], content.split()
    at = next(i for i in range(len(words)) if words[i : i + len(wanted)] == wanted)
    first, end = Trimmer(analysis).finish(at, at + len(wanted))
    assert words[first:end] == finished.split()


@pytest.mark.parametrize(
    ("text", "content", "finished"),
    [
        pytest.param("بلغ الإنتاج 63.3 طنا", ["3", "طنا"], ["63", ".", "3", "طنا"], id="its head"),
        pytest.param("بلغ الإنتاج 63.3 طنا", ["الإنتاج", "63"], ["الإنتاج", "63", ".", "3"], id="its end"),
        pytest.param("نشر في 2018. 3 قتلى", ["3", "قتلى"], ["3", "قتلى"], id="two numbers"),
    ],
)
def test_no_number_is_cut(text: str, content: list[str], finished: list[str]) -> None:
    analysis = analyse(tag_article(f"{text} في البلاد.\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    at = next(i for i in range(len(words)) if words[i : i + len(content)] == content)
    first, end = Trimmer(analysis).finish(at, at + len(content))
    assert words[first:end] == finished


@pytest.mark.parametrize(("word", "expected"), [("بالحكومة", True), ("بوقف", True), ("بيروت", False), ("لبنان", False)])
def test_a_clitic_is_told_from_a_first_letter(word: str, expected: bool) -> None:
    assert is_clitic(fold(word)) is expected


WORDS = st.sampled_from(["قال", "الوزير", "إن", "الطريق", "«", "»", '"', ".", "،", ":", "وأضاف", "مؤكدا", "في"])


@given(st.lists(st.tuples(WORDS, st.sampled_from("OBI")), min_size=1, max_size=25))
def test_whatever_the_labels_no_content_begins_or_ends_in_punctuation(pairs: list[tuple[str, str]]) -> None:
    for content in contents(" ".join(f"{word}/{label}" for word, label in pairs)):
        assert content[0] not in ".،:"
        assert content[-1] not in ".،:"
