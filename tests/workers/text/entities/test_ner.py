"""The learned tagger of names: its labels, its evidence, and what it finds in sentences that nobody has seen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.text.entities.ner import (
    NEWS,
    OTHER,
    TYPES,
    Sentence,
    first_columns,
    name_tagger,
    reads_as_news,
    second_columns,
    spans,
)
from workers.text.entities.ner_facets import (
    END,
    EVIDENCE,
    clitics,
    letter_groups,
    looks_like_name,
    seen_names,
    spell,
    word_kind,
)
from workers.text.words.normalize import fold


def sentence(text: str) -> Sentence:
    words = [fold(word) for word in text.split()]
    return Sentence(words, [None] * len(words))


def names(*texts: str, pair: str = NEWS) -> list[tuple[str, str]]:
    article = [sentence(text) for text in texts]
    tagger = name_tagger(pair)
    assert tagger is not None
    return [(name.type, " ".join(article[name.sentence].words[name.start : name.end])) for name in tagger.tag(article)]


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("O B-PER I-PER O B-LOC", [("PER", 1, 3), ("LOC", 4, 5)]),
        ("B-PER B-PER I-PER", [("PER", 0, 1), ("PER", 1, 3)]),
        ("I-ORG I-ORG O", [("ORG", 0, 2)]),  # an I that continues nothing
        ("B-PER I-LOC I-LOC", [("PER", 0, 1), ("LOC", 1, 3)]),  # nor the other type
        ("O O", []),
        ("", []),
    ],
)
def test_spans(labels: str, found: list[tuple[str, int, int]]) -> None:
    assert list(spans(labels.split())) == found


def test_names_that_no_list_has() -> None:
    assert ("PER", "زكرياس بلوتنيك") in names("وقال زكرياس بلوتنيك إن السفينة غادرت الميناء .")
    assert ("LOC", "بورتلاند") in names("التقى رئيس الشركة نظيره في مدينة بورتلاند .")


@pytest.mark.parametrize("text", ["وكان الجو لطيفا في الصباح .", "ثم عاد الطلاب إلى مقاعدهم مسرورين ."])
def test_everyday_sentences_have_no_names(text: str) -> None:
    assert names(text) == []


def test_peoples_are_no_persons() -> None:
    text = "وحارب الصليبيون المسلمين قرونا طويلة ."
    assert names(text, pair=OTHER) == []
    tagger = name_tagger(OTHER)
    assert tagger is not None
    assert {name.type for name in tagger.tag([sentence(text)], peoples=True)} == {"PEO"}


def test_what_stands_elsewhere_in_the_article_is_evidence() -> None:
    """A word's other uses count, its own does not."""
    article = [sentence("زار بلوتنيك المدينة"), sentence("ثم غادر بلوتنيك المدينة"), sentence("وصل هنريكو")]
    columns = first_columns(article)
    words = [str(word) for word in columns[0][1]]
    likely = np.zeros((len(words), 2 * len(TYPES)))
    likely[words.index("بلوتنيك"), 0] = 0.99  # the first one, and only that one, looks like a person
    group, evidence = second_columns(columns, likely)[-1]
    assert group is EVIDENCE
    first, second = (at for at, word in enumerate(words) if word == "بلوتنيك")
    assert evidence[first] == (2, True, 0, *[0] * 4, *[0] * 4), "nobody else says so"
    assert evidence[second] == (2, True, 0, 5, *[0] * 3, 5, *[0] * 3), "the first one does"
    assert evidence[words.index("هنريكو")] == (1, True), "no other use"
    assert evidence[words.index(END)] is None


def test_a_word_with_a_clitic_is_another_use_of_the_word() -> None:
    article = [sentence("زار بلوتنيك المدينة"), sentence("فقدم لبلوتنيك هدية")]
    evidence = second_columns(first_columns(article), np.zeros((9, 2 * len(TYPES))))[-1][1]
    assert [row[0] for row in evidence if row is not None and row[1]] == [2, 2]  # type: ignore[index]


@pytest.mark.parametrize(
    ("word", "article", "cut"),
    [
        ("بموسكو", [], 1),  # a known place
        ("وبلوتنيك", ["بلوتنيك"], 1),  # the article has the name
        ("وبلوتنيك", [], 0),
        ("بلوتنيك", ["بلوتنيك"], 0),
        ("كموسكو", [], 1),
        ("كاتي", [], 0),  # «كـ» is on no word that no name begins with
        ("للامم", [], 0),  # the alef of the article is not written
    ],
)
def test_clitics(word: str, article: list[str], cut: int) -> None:
    assert clitics(word, frozenset(article)) == cut


def test_everyday_words_tell_nothing() -> None:
    assert not word_kind("في").tells
    assert not word_kind("،").tells
    assert word_kind("بلوتنيك").tells


@pytest.mark.parametrize(
    ("facet", "offset", "spelled"),
    [(("w", "قال"), -1, "w-1=قال"), (("x", "05"), 1, "x1=05"), (("x", "05"), 2, None), (("a", "05"), 1, None)],
)
def test_spell(facet: tuple[str, str], offset: int, spelled: str | None) -> None:
    assert spell(facet, offset) == spelled


def test_kinds_of_text() -> None:
    news = [sentence("قال الوزير إن الأمر عاجل وأعلن المتحدث أن الاجتماع غدا")]
    encyclopaedia = [sentence("الضوء إشعاع كهرومغناطيسي ذو طول موجي يمكن للعين البشرية أن تراه")]
    assert (reads_as_news(news * 90), reads_as_news(encyclopaedia * 90)) == (True, False)
    assert reads_as_news(encyclopaedia), "too short to tell"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text("ابتمنوي .«a1", min_size=1, max_size=6), min_size=0, max_size=9), max_size=4))
def test_whatever_the_words_names_lie_inside_their_sentences_and_apart(texts: list[list[str]]) -> None:
    tagger = name_tagger(NEWS)
    assert tagger is not None
    article = [Sentence(words, [None] * len(words)) for words in texts]
    ends: dict[int, int] = {}
    for name in tagger.tag(article):
        assert ends.get(name.sentence, 0) <= name.start < name.end <= len(texts[name.sentence])
        assert 0 < name.confidence <= 1
        ends[name.sentence] = name.end


def test_groups_of_letters() -> None:
    assert letter_groups("موسك") == {
        *("^م", "مو", "وس", "سك", "ك$"),
        *("^مو", "موس", "وسك", "سك$"),
        *("^موس", "موسك", "وسك$"),
    }


@pytest.mark.parametrize(
    ("name", "other"), [("شرودنغر", "المناقشات"), ("ماكسويل", "يستخدمون"), ("ديميتروف", "المعارضة")]
)
def test_foreign_names_look_like_names(name: str, other: str) -> None:
    """Neither an encyclopaedia's names nor its words need be in any list."""
    assert looks_like_name(fold(name)) > 5 > 2 > looks_like_name(fold(other))


def test_what_news_has_in_names() -> None:
    seen = seen_names()
    assert [seen[fold(word)][0] for word in ("رونالدو", "دمشق", "الكرملين")] == ["400", "040", "003"]
    assert not {fold(word) for word in ("أمام", "أفاد", "بذهاب", "مدينة")} & seen.keys()
