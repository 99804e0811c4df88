"""Whom and what a statement speaks of."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.circumstances.about import spoken_of


def about(text: str, content: str) -> tuple[str, ...]:
    article = tag_article(text)
    start = article.body.text.index(content)
    return spoken_of(article.entities, [article.body.excerpt(start, start + len(content))])[0]


LEAD = "قال الرئيس الفرنسي إيمانويل ماكرون إن "


@pytest.mark.parametrize(
    ("content", "names"),
    [
        pytest.param("روسيا ستنسحب من سوريا", ("روسيا", "سوريا"), id="countries in order"),
        pytest.param("روسيا لن تنسحب ما لم تنسحب تركيا أمام روسيا", ("روسيا", "تركيا"), id="each one once"),
        pytest.param("الأمم المتحدة سترسل مراقبين إلى حلب", ("الأمم المتحدة", "حلب"), id="body and place"),
        pytest.param("الأسعار سترتفع هذا العام", (), id="nobody"),
        pytest.param("هو لن يقبل بذلك وهم يعرفون ذلك", (), id="pronouns"),
        pytest.param("وزير الدفاع الروسي سيزور تركيا", ("وزير الدفاع الروسي", "تركيا"), id="an office"),
        pytest.param("جنود أتراكا قتلوا في روسيا", ("روسيا",), id="no office"),
    ],
)
def test_what_the_content_names(content: str, names: tuple[str, ...]) -> None:
    assert about(f"{LEAD}{content}.", content) == names


def test_the_speaker_is_there_only_where_the_content_names_them() -> None:
    content = "ألمانيا توافق على الخطة"
    assert about(f"{LEAD}{content}.", content) == ("ألمانيا",)
    content = "إيمانويل ماكرون لن يترشح في فرنسا"
    assert about(f"قالت صحيفة محلية إن {content}.", content) == ("إيمانويل ماكرون", "فرنسا")


def test_a_family_name_counts_for_the_whole_name() -> None:
    content = "ماكرون سيزور ألمانيا"
    assert about(f"وصل إيمانويل ماكرون إلى باريس. وقال سالم إن {content}.", content) == ("إيمانويل ماكرون", "ألمانيا")


def test_an_office_is_left_out_beside_its_holder() -> None:
    content = "الرئيس الفرنسي إيمانويل ماكرون سيزور تونس"
    assert about(f"قال سالم إن {content}.", content) == ("إيمانويل ماكرون", "تونس")


def test_title_and_body_are_told_apart() -> None:
    article = tag_article("قال سالم إن تركيا ستنسحب.", "روسيا تعلن الانسحاب من المدينة")
    assert article.title is not None
    contents = [article.title.excerpt(0, 5), article.body.excerpt(12, 17)]
    assert spoken_of(article.entities, contents) == [("روسيا",), ("تركيا",)]
