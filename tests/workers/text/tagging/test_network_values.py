"""What the network sees at each token."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.syntax.analyse import analyse
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.network_values import GROUPS, spelled, values, without_clitic
from workers.text.words.normalize import fold
from workers.text.words.vocabulary import word_classes
from workers.text.words.word_features import word_features

SENTENCE = "قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة كبيرة."


def rows_of(text: str, *, headline: bool = False) -> dict[str, dict[str, str]]:
    """Word -> its values by name."""
    article = tag_article(text)
    analysis = analyse(article.body)
    columns = values(analysis, NamedTokens(analysis, article.entities), headline=headline)
    assert [len(column) for column in columns] == [len(analysis.tokens)] * len(GROUPS)
    return {
        token.word: {
            name: value
            for group, key in zip(GROUPS, keys, strict=True)
            for name, value in zip(group, spelled(key), strict=True)
        }
        for token, keys in zip(analysis.tokens, zip(*columns, strict=True), strict=True)
    }


def test_a_row_tells_word_and_grammar() -> None:
    rows = rows_of(SENTENCE)
    row = rows["محصول"]
    assert (row["word"], row["begin_2"], row["end_3"]) == (fold("محصول"), "مح", "صول")
    assert (row["state"], row["governor"], row["distance"]) == ("an", "past|قال", "9")
    assert (row["cue"], row["lemma"]) == ("-", "-")
    assert (rows["قال"]["cue"], rows["قال"]["lemma"], rows["قال"]["act"]) == ("past", "قال", "say")


def test_names_are_seen_with_their_beginning() -> None:
    rows = rows_of(SENTENCE)
    assert (rows["ماهر"]["named"], rows["ماهر"]["name_begins"]) == ("3", "3")
    assert (rows["الحداد"]["named"], rows["الحداد"]["name_begins"]) == ("3+", "0")
    assert (rows["محصول"]["named"], rows["محصول"]["name_begins"]) == ("0", "0")


def test_a_negated_cue_is_told_from_a_plain_one() -> None:
    assert rows_of("ولم يؤكد الوزير أن الطريق مفتوح.")["يؤكد"]["negated"] == "negated"
    assert rows_of("ويؤكد الوزير أن الطريق مفتوح.")["ويؤكد"]["negated"] == ""


def test_the_next_cue_is_seen_from_before_it_in_its_sentence() -> None:
    rows = rows_of("وصل الوزير مساء وقال إن الطريق مفتوح. عاد الوفد بعد ذلك.")
    assert rows["الوزير"]["ahead"] == "past|2"
    assert rows["مفتوح"]["ahead"] == "-"
    assert rows["عاد"]["ahead"] == "-"


def test_the_next_cue_of_another_sentence_is_not_seen() -> None:
    assert rows_of("عاد الوفد مساء. وقال الوزير إن الطريق مفتوح.")["الوفد"]["ahead"] == "-"


def test_the_headline_is_told_from_the_body() -> None:
    assert rows_of(SENTENCE, headline=True)["قال"]["title"] == "title"
    assert rows_of(SENTENCE)["قال"]["title"] == ""


def test_the_ends_are_marked() -> None:
    edges = [row["edge"] for row in rows_of(SENTENCE).values()]
    assert edges == ["1", *["0"] * (len(edges) - 2), "2"]


def test_a_quotation_is_told_with_what_stands_behind_it() -> None:
    rows = rows_of("قال الوزير للصحافيين في المؤتمر: «الطريق مفتوح أمام الجميع»، مضيفا أن العمل مستمر.")
    row = rows["مفتوح"]
    assert (row["quotation"], row["cue_behind_quotation"], row["closed"]) == ("4", "True", "True")
    assert rows["العمل"]["quotation"] == "-"


@pytest.mark.parametrize(("word", "rest"), [("وموسكو", "موسكو"), ("فقال", "قال"), ("موسكو", "موسكو"), ("ورد", "ورد")])
def test_a_conjunction_is_taken_off_longer_words(word: str, rest: str) -> None:
    assert without_clitic(word) == rest


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
