"""What is learned from tagged news about the words in names."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

from schemas import EntityType, FoundBy
from workers.learn.seen_names import Uses, add_article, letter_rows, seen_rows, write
from workers.text.entities.article_names import Named
from workers.text.entities.entity_walk import Mention
from workers.text.entities.names_in_article import Found, Text


def text_of(words: str) -> Text:
    spans, at = [], 0
    for word in words.split():
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return Text(words, [spans])


def name(text: Text, words: str, kind: EntityType, confidence: float = 0.9) -> Found:
    start = text.text.index(words)
    mention = Mention(kind, 0, 0, 0, FoundBy.TAGGER)
    return Found(Named(0, start, start + len(words), mention, words), confidence)


def counted(times: int, confidence: float = 0.9) -> Uses:
    uses = Uses(Counter(), Counter(), {}, {})
    text = text_of("زار زكرياس بلوتنيك المدينة وبورتلاند ثم عاد بلوتنيك")
    for _ in range(times):
        names = [name(text, "زكرياس بلوتنيك", EntityType.PERSON, confidence), name(text, "بورتلاند", EntityType.PLACE)]
        add_article(uses, [text], names)
    return uses


def test_words_count_by_the_share_of_their_uses_in_names() -> None:
    rows = {word: rest for word, *rest in seen_rows(counted(4))}
    assert rows["زكرياس"] == ["400", "3"], "in front"
    assert rows["بلوتنيك"] == ["200", "0"], "every second use, behind"
    assert rows["بورتلاند"] == ["040", "3"], "without the clitic in front of it"
    assert not {"المدينه", "وبورتلاند", "عاد"} & rows.keys()


def test_one_article_is_no_evidence_and_neither_are_unsure_names() -> None:
    assert list(seen_rows(counted(1))) == []
    assert "زكرياس" not in {word for word, *_ in seen_rows(counted(4, confidence=0.5))}


def test_letters_speak_for_names_where_names_have_them() -> None:
    uses = Uses(Counter(), Counter(), {}, {})
    for number in range(30):
        for word, share in (
            (f"{'بتثجحخدذرز'[number % 10]}{'سشصضطظ'[number % 6]}وفيتش", 4.0),
            (f"م{'بتثجحخدذرز'[number % 10]}{'سشصضطظ'[number % 6]}ونات", 0.0),
        ):
            uses.total[word] = uses.articles[word] = 4
            uses.front[word], uses.behind[word] = [share, 0.0, 0.0], [0.0] * 3
    weights = {group: int(weight) for group, weight in letter_rows(uses)}
    assert weights["يتش$"] > 0 > weights["ات$"]


def test_equal_rows_give_equal_files(tmp_path: Path) -> None:
    rows = list(seen_rows(counted(4)))
    for run in ("one.gz", "two.gz"):
        write(tmp_path / run, rows)
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.gz").read_bytes()).decode().splitlines()[0].count("\t") == 2
