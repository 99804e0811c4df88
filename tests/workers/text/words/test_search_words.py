"""Which words find each other, and which do not."""

from __future__ import annotations

from itertools import combinations

import pytest

from workers.text.words.normalize import fold
from workers.text.words.search_words import Terms, search_terms, search_token, search_tokens


def token(word: str) -> str:
    (found,) = search_tokens(word)
    return found


@pytest.mark.parametrize(
    "forms",
    [
        "رئيس الرئيسُ للرئيس والرئيس رئيسة ورئيسها بالرئيس فالرئيس كرئيس لرئيس الــرئيس",
        "وزير الوزير للوزير والوزير ووزير بوزير وزيرة وزيرها",
        "لبنان ولبنان بلبنان اللبناني لبنانيين اللبنانية",
        "لقاء للقاء اللقاء ولقاء بلقاء لقاءات",
        "لجنة اللجنة للجنة لجنته ولجنة لجنه",
        "قال وقال فقال قالت وقالت قالوا",
        "كان كانت وكان وكانت",
        "ألمانيا المانيا لألمانيا بألمانيا وألمانيا الألمانية",
        "إلغاء الغاء الإلغاء لإلغاء",
        "سوريا سورية سوري السوريين السوريون لسوريا وسوريا",
        "حكومة الحكومة حكومتها حكومات للحكومات حكومته بحكومة حكومي",
        "مسؤول مسؤولون المسؤولين مسئول مسؤولة",
        "سيزور يزور وسيزور",
        "تفاهم التفاهمات تفاهمات والتفاهم",
        "أمريكا أميركا الأمريكية والأميركيين",
        "الكويت كويتي بالكويت للكويت",
        "على علی عَلَى",
        "٢٠٢٦ 2026 ۲۰۲۶",
        "NATO nato Nato",
    ],
)  # fmt: skip
def test_forms_of_one_word_find_each_other(forms: str) -> None:
    assert len({token(form) for form in forms.split()}) == 1, {form: token(form) for form in forms.split()}


@pytest.mark.parametrize(
    "words",
    [
        "وزير زير",
        "لبنان لبن",
        "لجنة جنة",
        "لقاء بقاء",
        "كمال مال جمال",
        "كانت أنت",
        "سوريا سور",
        "سيارة يارة",
        "بلد بلاد",
        "وافق أفق",
        "فتحت تحت",
        "كيري يرى",
        "فريق ريق طريق",
        "تعاون تعال",
        "والدته دته",
        "حرب حرس",
        "1441 144",
    ],
)
def test_other_words_do_not(words: str) -> None:
    for one, other in combinations(words.split(), 2):
        assert token(one) != token(other), (one, other)


def test_a_token_is_letters_and_digits() -> None:
    text = "قال (الوزير): «3.5%» و'كذا' \"f-16\" a_b \\ ' * : & | ! <-> \x00 🙂 " + "ط" * 300
    tokens = search_tokens(text)
    assert all(one.isalnum() and len(one) <= 64 for one in tokens)
    assert tokens[2:4] == ("3", "5")


def test_a_word_gives_the_same_token_alone_and_in_a_text() -> None:
    text = "وأكد المتحدث أن القوات ستنسحب من المنطقة"
    assert search_tokens(text) == tuple(search_token(fold(word)) for word in text.split())


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", Terms((), ())),
        ("؟ - «»", Terms((), ())),
        ("الوزير رئيس", Terms((("وزير",), ("رييس",)), ())),
        ('"وزير الخارجية" روسيا', Terms((("وزير", "خارج"), ("روسيا",)), ())),
        ("«وزير الخارجية»", Terms((("وزير", "خارج"),), ())),
        ("“وزير الخارجية” -روسيا", Terms((("وزير", "خارج"),), (("روسيا",),))),
        ('-"وزير الخارجية" قال', Terms((("قال",),), (("وزير", "خارج"),))),
        ('"وزير الخارجية', Terms((("وزير", "خارج"),), ())),
        ("وزير -الوزير", Terms((("وزير",),), (("وزير",),))),
        ("الوزير والوزير", Terms((("وزير",),), ())),
        ("2020-2026", Terms((("2020", "2026"),), ())),
    ],
)
def test_what_a_query_asks_for(query: str, terms: Terms) -> None:
    assert search_terms(query) == terms
