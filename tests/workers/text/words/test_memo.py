"""Functions of words are asked once for each, and forget what is not asked for again when they know too many."""

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


def test_with_too_many_words_those_not_asked_for_again_are_forgotten() -> None:
    asked: list[str] = []

    @remembered(4)
    def same(word: str) -> str:
        asked.append(word)
        return word

    assert [same(word) for word in "abcacade"] == list("abcacade")
    assert asked == ["a", "b", "c", "d", "e"], "a is asked for often"
    assert same("b") == "b"
    assert asked[-1] == "b"
