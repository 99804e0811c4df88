"""The words of the pages: two languages with the same keys, and all that the pages ask for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemas import Act, ChangeReason, OfficialReason
from workers.monitor.translate import LANGUAGES, Language, Translator, plural_form, wording

MONITOR = Path(__file__).parents[3] / "workers" / "monitor"
ASKED = re.compile(r"""\bt\(["']([a-z_]+\.[a-z_0-9]+)["']""")


def used() -> set[str]:
    files = [*MONITOR.rglob("*.html"), *MONITOR.rglob("*.py")]
    return {key for file in files for key in ASKED.findall(file.read_text(encoding="utf-8"))}


def test_both_languages_have_the_same_keys_and_blanks() -> None:
    arabic, english = wording("ar"), wording("en")
    assert arabic.keys() == english.keys()
    for key, words in arabic.items():
        assert isinstance(words, str) == isinstance(english[key], str), key
        blanks = [set(re.findall(r"{(\w+)}", str(text))) for text in (words, english[key])]
        assert blanks[0] | {"n"} == blanks[1] | {"n"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_a_page_asks_for_is_there(language: Language) -> None:
    asked, known = used(), wording(language).keys()
    assert len(asked) > 30
    prefixes = {key for key in asked if key.endswith("_")}  # t("site.theme_" ~ theme)
    assert asked - prefixes <= known
    assert all(any(key.startswith(prefix) for key in known) for prefix in prefixes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("section", "names"), [("act", Act), ("change", ChangeReason), ("official", OfficialReason)])
def test_every_name_of_the_contract_has_a_word(
    language: Language, section: str, names: type[Act | ChangeReason | OfficialReason]
) -> None:
    assert {f"{section}.{name.value}" for name in names} <= wording(language).keys()


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Translator("ar")("live.nothing")


@pytest.mark.parametrize(
    ("n", "arabic", "english"),
    [
        (0, "لا جديد", "0 new"),
        (1, "خبر جديد", "1 new"),
        (2, "خبران جديدان", "2 new"),
        (3, "3 جديدة", "3 new"),
        (10, "10 جديدة", "10 new"),
        (11, "11 جديدًا", "11 new"),
        (100, "100 جديد", "100 new"),
        (103, "103 جديدة", "103 new"),
    ],
)
def test_numbers_choose_the_form(n: int, arabic: str, english: str) -> None:
    assert Translator("ar")("live.fresh", n=n) == arabic
    assert Translator("en")("live.fresh", n=n) == english


def test_forms_are_those_of_cldr() -> None:
    forms = [plural_form("ar", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 200)]
    assert forms == ["zero", "one", "two", "few", "few", "many", "many", "other", "other", "few", "many", "other"]
    assert [plural_form("en", n) for n in (0, 1, 2)] == ["other", "one", "other"]


def test_countries() -> None:
    assert (Translator("ar").country("SY"), Translator("en").country("SY")) == ("سوريا", "Syria")
    assert Translator("ar").country("XX") == "XX"
    assert [code for code, _ in Translator("en").countries()][:2] == ["AF", "AL"]
