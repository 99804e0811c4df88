"""Where the object of the verb begins behind who speaks."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.mention_search.propose import MentionProposal, Origin, Place
from workers.text.statements.mention_search.run_on import before_object, object_at, without_object
from workers.text.syntax.analyse import analyse
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("كوريا الشمالية بولتون", "كوريا الشمالية", id="a person behind a state"),
        pytest.param("كوريا الشمالية الشيوعية", "كوريا الشمالية الشيوعية", id="not its adjective"),
        pytest.param("إيران فرنسا", "إيران", id="another state"),
        pytest.param("التحالف تقرير الخبراء", "التحالف", id="an indefinite noun behind a definite one"),
        pytest.param("التحالف الدولي", "التحالف الدولي", id="not a definite adjective"),
        pytest.param("الحكومة الإيطالية مفوضة الأمم المتحدة", "الحكومة الإيطالية", id="an office of another body"),
        pytest.param(
            "دول غربية وعربية التصعيد الإسرائيلي", "دول غربية وعربية", id="the definite behind the indefinite"
        ),
        pytest.param("وزيرة خارجية النرويج", "وزيرة خارجية النرويج", id="no adjective but a portfolio"),
        pytest.param("صحيفة أوليه الأرجنتينية", "صحيفة أوليه الأرجنتينية", id="the nation of an outlet"),
        pytest.param("تنظيم القاعدة تسجيلاً مصوراً", "تنظيم القاعدة", id="an accusative with nunation"),
        pytest.param(
            "السيناتور الأمريكي جون ماكين ترامب", "السيناتور الأمريكي جون ماكين", id="a person behind a person"
        ),
        pytest.param("الرئيس الأمريكي دونالد ترامب", "الرئيس الأمريكي دونالد ترامب", id="an office and its name"),
        pytest.param("الزعيمان التحالف", "الزعيمان", id="a noun behind two"),
        pytest.param("الزعيمان الروسي والتركي", "الزعيمان الروسي والتركي", id="the nations of two"),
        pytest.param("تشيلسي كلينتون", "تشيلسي كلينتون", id="a given name that is a club's as well"),
        pytest.param('منظمة العفو "الانتهاك الصارخ" لحقوق الإنسان', "منظمة العفو", id="an object in marks"),
        pytest.param('منظمة العفو "أمنستي" لحقوق الإنسان', 'منظمة العفو "أمنستي" لحقوق الإنسان', id="a name in marks"),
    ],
)
def test_the_name_ends_where_the_object_begins(words: str, expected: str) -> None:
    tokens = tokenize(words)
    at = object_at(tokens)
    assert words[: tokens[at - 1].end if at else None] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("انتقدت كوريا الشمالية بولتون", "كوريا الشمالية", id="a verb with an object"),
        pytest.param("قالت كوريا الشمالية بولتون", "كوريا الشمالية بولتون", id="not one without"),
        pytest.param("انتقدتها كوريا الشمالية بولتون", "كوريا الشمالية بولتون", id="nor where a pronoun is the object"),
    ],
)
def test_only_verbs_that_have_one_have_an_object(text: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text} في خطاب طويل.\nوصل القطار إلى المدينة صباحا.", title="في العاصمة").body)
    end = before_object(analysis, 0, 1, len(text.split()))
    assert [token.word for token in analysis.tokens[1:end]] == expected.split()


@pytest.mark.parametrize(
    ("text", "begins", "mention", "content"),
    [
        pytest.param(
            "أعلن المديرون التنفيذيون انسحابهم من مؤتمر الاستثمار",
            "الاستثمار",
            "المديرون التنفيذيون",
            "انسحابهم",
            id="an object of theirs",
        ),
        pytest.param(
            "أعلن المديرون التنفيذيون لبنوكهم من مؤتمر الاستثمار",
            "مؤتمر",
            "المديرون التنفيذيون لبنوكهم",
            "مؤتمر",
            id="nothing lost between",
        ),
        pytest.param(
            "أعلن حزب التغيير ورئيسه في مؤتمر الانسحاب",
            "الانسحاب",
            "حزب التغيير ورئيسه",
            "الانسحاب",
            id="another speaker",
        ),
    ],
)
def test_what_the_speakers_do_is_the_object(text: str, begins: str, mention: str, content: str) -> None:
    analysis = analyse(tag_article(f"{text}.\nوصل القطار إلى المدينة صباحا.", title="في العاصمة").body)
    words = [token.word for token in analysis.tokens]
    first, end = words.index(begins), words.index(".")
    found = MentionProposal(1, 4, Origin.TAGGER)
    place, named = without_object(analysis, Place(0, first, end, 0, end), found)
    assert (words[named.first : named.end], words[place.first]) == (mention.split(), content)


def test_where_nothing_stands_there_is_no_object() -> None:
    assert object_at([]) == object_at(tokenize("التحالف")) == 0
