"""What the tagger sees at each token."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.tagging.features import features, word_classes, word_features
from workers.text.words.normalize import fold


def analysis_of(text: str) -> Analysis:
    return analyse(tag_article(text).body)


def rows_of(text: str, *, headline: bool = False) -> dict[str, list[str]]:
    analysis = analysis_of(text)
    return dict(zip((t.word for t in analysis.tokens), features(analysis, headline=headline), strict=True))


SENTENCE = "قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة كبيرة."


def test_one_row_for_each_token_and_nothing_twice() -> None:
    analysis = analysis_of(SENTENCE)
    rows = features(analysis, headline=False)
    assert len(rows) == len(analysis.tokens)
    assert all(len(set(row)) == len(row) for row in rows)


def test_a_row_tells_word_grammar_and_neighbours() -> None:
    row = rows_of(SENTENCE)["محصول"]
    assert {f"w={fold('محصول')}", "st=an", "stg=an|past|قال", "t=B", f"w-1={fold('إن')}", f"w1={fold('القمح')}"} <= set(
        row
    )
    assert {"cue=past|قال", "kind=past", "neg=False|past", "act=say"} <= set(rows_of(SENTENCE)["قال"])
    assert not [entry for entry in row if entry.startswith(("cue=", "kind=", "act="))]


def test_the_headline_is_told_from_the_body() -> None:
    assert "t=T" in rows_of(SENTENCE, headline=True)["قال"]
    assert "t=T" not in rows_of(SENTENCE)["قال"]


def test_the_ends_are_marked() -> None:
    analysis = analysis_of(SENTENCE)
    rows = features(analysis, headline=False)
    assert "first" in rows[0]
    assert "last" in rows[-1]
    assert not any("first" in row for row in rows[1:])
    assert not any("last" in row for row in rows[:-1])


def test_a_quotation_is_told_with_what_stands_around_it() -> None:
    row = rows_of("قال الوزير للصحافيين في المؤتمر: «الطريق مفتوح أمام الجميع»، مضيفا أن العمل مستمر.")["مفتوح"]
    assert {"qbefore=:", "qafter=،", "qcuebehind=True", "qclosed=True"} <= set(row)


@pytest.mark.parametrize(
    ("word", "known_as"),
    [
        ("وزير", "role"), ("الروسية", "nation"), ("موسكو", "metonym"), ("البنتاغون", "body."),
        ("مصدر", "source"), ("زيتون", "-"), ("في", "-"),
    ],
)  # fmt: skip
def test_words_that_the_knowledge_file_knows(word: str, known_as: str) -> None:
    assert word_features(fold(word))[6].startswith(known_as)


def test_all_numbers_are_one_word() -> None:
    assert word_features("1975") == word_features("12")
    assert word_features("1975")[0] == "0"


def test_a_conjunction_does_not_hide_the_class_of_a_word() -> None:
    word = next(w for w in word_classes() if len(w) > 4 and "و" + w not in word_classes())
    assert word_features("و" + word)[4:6] == word_features(word)[4:6] != ("?", "?")
    assert word_features("غغغغغغ")[4:6] == ("?", "?")
