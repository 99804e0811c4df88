"""Through every repair and cut, each word of the clean text leads back to the raw code points that it was made of."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import CleanArticle, RawArticle
from workers.text.cleaning.clean import clean

NOW: Final = datetime(2024, 1, 1, tzinfo=UTC)

FORMS: Final = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in range(0xFE80, 0xFEFD)
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}
"""Letter -> one of its presentation forms."""

DAMAGES: Final[dict[str, Callable[[str], str]]] = {
    "sound": lambda word: word,
    "tatweel": lambda word: word[:2] + "ــ" + word[2:],
    "invisible": lambda word: "\u200f" + word[:1] + "\u200b\xad" + word[1:] + "\u202c",
    "presentation forms": lambda word: "".join(FORMS.get(letter, letter) for letter in word),
    "Persian letters": lambda word: word.replace("ك", "ک").replace("ي", "ی"),
    "split": " ".join,
    "entity": lambda word: word[:1] + f"&#{ord(word[1])};" + word[2:],
    "entity escaped twice": lambda word: word[:-1] + f"&amp;#x{ord(word[-1]):x};",
    "tag": lambda word: f"<b>{word[:2]}</b>{word[2:]}",
    "hashtag": lambda word: f"#{word}",
    "quoted": lambda word: f"“{word}”",
    "spaces": lambda word: f"\u2003 {word}\xa0 ",
    "short code": lambda word: f"[caption id=1]{word}[/caption]",
}
"""What happens to words on the way. The last letter is never one whose form depends on its place."""


def undamaged(raw: str) -> str:
    """The word that a stretch of damaged text stood for."""
    text = html.unescape(html.unescape(re.sub(r"<[^<>]*>", "", raw)))
    text = unicodedata.normalize("NFKC", text).replace("ک", "ك").replace("ی", "ي")
    return re.sub(r"[^\u0621-\u064a]|ـ", "", text)


# Of rare letters: no such word stands in a list of the cleaner's.
WORDS: Final = st.text(alphabet="ضظغثذخكيط", min_size=5, max_size=7).map(lambda letters: f"ث{letters}ض")
LINES: Final = st.lists(
    st.lists(st.tuples(WORDS, st.sampled_from(sorted(DAMAGES))), min_size=2, max_size=8),
    min_size=2,
    max_size=6,
    unique_by=lambda line: tuple(word for word, _ in line),  # a paragraph given twice goes once: test_boilerplate.py
)


def written(lines: list[list[tuple[str, str]]], *, damaged: bool) -> str:
    """Each line as a paragraph of prose around its words."""
    return "\n".join(
        "قال الوزير في المدينة إن "
        + " على أن من ".join(DAMAGES[damage](word) if damaged else word for word, damage in line)
        + " مستمر حتى الآن."
        for line in lines
    )


def words_and_their_raw(article: CleanArticle, raw: str) -> list[tuple[str, str]]:
    """The test's own words in the clean text, each with the raw stretch that it maps to."""
    found = []
    for part in article.parts:
        for word in re.finditer(r"ث[ضظغثذخكيط]{5,7}ض", part.text):
            span = part.excerpt(word.start(), word.end()).span
            found.append((word[0], raw[span.start : span.end]))
    return found


@settings(deadline=None, max_examples=50)
@given(LINES)
def test_every_word_maps_back_through_every_repair(lines: list[list[tuple[str, str]]]) -> None:
    raw = written(lines, damaged=True)
    article = clean(RawArticle(text=raw), NOW)
    assert isinstance(article, CleanArticle)
    found = words_and_their_raw(article, raw)
    assert [undamaged(stretch) for _, stretch in found] == [word for word, _ in found]
    assert sorted(word for word, _ in found) == sorted(word for line in lines for word, _ in line)


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [("cp1256", "latin-1"), ("utf-8", "latin-1"), ("utf-8", "cp1256")],
)
@settings(deadline=None, max_examples=50)
@given(LINES)
def test_every_word_maps_back_through_wrong_encodings(
    encoding: str, read_as: str, lines: list[list[tuple[str, str]]]
) -> None:
    raw = written(lines, damaged=False).encode(encoding).decode(read_as)
    article = clean(RawArticle(text=raw), NOW)
    assert isinstance(article, CleanArticle)
    found = words_and_their_raw(article, raw)
    assert found
    for word, stretch in found:
        assert stretch.encode(read_as).decode(encoding) == word


@settings(deadline=None, max_examples=50)
@given(LINES)
def test_every_word_maps_back_into_a_page(lines: list[list[tuple[str, str]]]) -> None:
    paragraphs = written(lines, damaged=True).split("\n")
    page = "<html><head><title>ع</title></head><body><article>{}</article></body></html>".format(
        "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    )
    article = clean(RawArticle(html=page), NOW)
    assert isinstance(article, CleanArticle)
    found = words_and_their_raw(article, page)
    assert [undamaged(stretch) for _, stretch in found] == [word for word, _ in found]
    assert sorted(word for word, _ in found) == sorted(word for line in lines for word, _ in line)
