"""Functions of words are asked once for each, and forget when they know too many."""

from __future__ import annotations

from workers.text.words.memo import remembered


def test_each_word_is_computed_once() -> None:
    asked: list[str] = []

    @remembered(10)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(word) for word in ("ماء", "سماء", "ماء", "ماء")] == [3, 4, 3, 3]
    assert list(map(length, ["سماء"])) == [4]
    assert asked == ["ماء", "سماء"]


def test_with_too_many_words_all_are_forgotten() -> None:
    asked: list[str] = []

    @remembered(2)
    def same(word: str) -> str:
        asked.append(word)
        return word

    assert [same(word) for word in "abab"] == list("abab")
    assert asked == ["a", "b"]
    assert [same(word) for word in "cac"] == list("cac")
    assert asked == ["a", "b", "c", "a"]
