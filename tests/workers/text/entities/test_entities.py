"""Entities of an article: persons, organisations, places and roles, traced back to the raw text."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import CleanArticle, Entity, EntityType, FoundBy, RawArticle
from workers.text.cleaning.clean import clean
from workers.text.entities.tag import tag_entities
from workers.text.words.runs import split_runs

FILLER = "وهذا نص طويل بما يكفي كي يقرأه الفاحص على أنه خبر عربي كامل من أول كلمة فيه حتى آخر كلمة."
NOW = datetime(2022, 5, 1, tzinfo=UTC)


def tag(text: str, title: str = "عنوان قصير لا يسمي أحدا من الناس") -> tuple[CleanArticle, tuple[Entity, ...]]:
    article = clean(RawArticle(title=title, text=f"{text}\n{FILLER}", url="http://a.example/1"), NOW)
    assert isinstance(article, CleanArticle)
    return article, tag_entities(article)


def found(text: str, kind: EntityType) -> list[str]:
    return [entity.text for entity in tag(text)[1] if entity.type is kind]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("التقى الرئيس الأمريكي دونالد ترمب نظيره في البيت.", ["دونالد ترمب"]),
        ("وصل وزير الخارجية الروسي، سيرغي لافروف، إلى المدينة.", ["سيرغي لافروف"]),
        ("استقبل محافظ الإقليم الدكتور سامي بن راشد الوفد.", ["سامي بن راشد"]),
        ("استقبل النادي عبد الرحمن آل سالم أمس.", ["عبد الرحمن آل سالم"]),
        ("ورحب لافروف بذلك، وقال ولافروف متفائل.", ["لافروف", "لافروف"]),
        ("غرد محمد صالح وكريم ناصر قبل قليل.", ["محمد صالح", "كريم ناصر"]),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    assert found(text, EntityType.PERSON) == persons


@pytest.mark.parametrize(
    "text",
    [
        "شرح المعلم الدرس لتلاميذه في بيان واضح.",  # «المعلم» is a minister's family name elsewhere
        "وصل الرئيس أمس إلى العاصمة ثم غادر.",
        "قال إن الحكم كان قاسيا على الفريق.",
        "لولا المطر لخرج الناس.",
    ],
)
def test_everyday_words_are_no_persons(text: str) -> None:
    assert found(text, EntityType.PERSON) == []


def test_a_family_name_is_found_where_the_article_has_the_full_name() -> None:
    _, entities = tag("وأكد المعلم ذلك.", title="وزير الخارجية السوري وليد المعلم يزور دولة مجاورة")
    persons = [entity for entity in entities if entity.type is EntityType.PERSON]
    assert [(person.text, person.canonical) for person in persons] == [
        ("وليد المعلم", "وليد المعلم"),
        ("المعلم", "وليد المعلم"),
    ]
    assert persons[1].found_by is FoundBy.EARLIER_MENTION
    assert {person.entity_id for person in persons} == {"walid_muallem"}


def test_the_articles_own_bearer_of_a_name_wins_over_a_famous_one() -> None:
    _, entities = tag("سجل اللاعب خوان بوتين هدفا، وشكر بوتين زملاءه.")
    assert {e.canonical for e in entities if e.type is EntityType.PERSON} == {"خوان بوتين"}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("أعلنت وزارة الخارجية التركية ذلك.", {"وزارة الخارجية التركية": "tr.ministry.foreign_affairs"}),
        ("طالبت بالأمم المتحدة وبحلف شمال الأطلسي.", {"الأمم المتحدة": "un", "حلف شمال الأطلسي": "nato"}),
        ("نشرت صحيفة «لوموند» الفرنسية الخبر.", {"صحيفة «لوموند» الفرنسية": "media.le_monde"}),
        ("زارت جمعية حماية المستهلك السوق.", {"جمعية حماية المستهلك": "ngo.HmAyh_msthlk"}),
    ],
)
def test_organisations(text: str, bodies: dict[str, str]) -> None:
    _, entities = tag(text)
    assert {e.text: e.entity_id for e in entities if e.type is EntityType.ORGANISATION} == bodies


@pytest.mark.parametrize("text", ["كانت شركة كبيرة جدا.", "جلس في مركز كبير.", "الحكومة غائبة والجيش بعيد."])
def test_no_organisations(text: str) -> None:
    assert found(text, EntityType.ORGANISATION) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سافر من دمشق إلى موسكو فبرلين.", ["دمشق", "موسكو", "برلين"]),
        ("اشتد القتال في الغوطة الشرقية وبحلب.", ["الغوطة الشرقية", "حلب"]),
        ("كان بيته كبيرا في المدينة.", []),
        ("قال في بيان إن الأمر عاجل.", []),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert found(text, EntityType.PLACE) == places


def test_roles() -> None:
    _, entities = tag("قالت المتحدثة باسم وزارة الدفاع الفرنسية إن الأمر عاجل، ونفى الوزير.")
    roles = [entity for entity in entities if entity.type is EntityType.ROLE]
    assert [(role.text, role.entity_id, role.country) for role in roles] == [
        ("المتحدثة باسم وزارة الدفاع الفرنسية", "fr.ministry.defence", "FR")
    ]


def test_spans_lead_back_to_the_raw_text() -> None:
    raw = "التقى الرئيس الأمريـــكي دونالد ترمـــب رئيس الوزراء في &quot;موسكو&quot;."
    article, entities = tag(raw)
    body = f"{raw}\n{FILLER}"
    assert {entity.type for entity in entities} >= {EntityType.PERSON, EntityType.ROLE}
    for entity in entities:
        assert body[entity.span.start : entity.span.end] == entity.text
    person = next(entity for entity in entities if entity.type is EntityType.PERSON)
    clean_text = article.body.text[person.clean_span.start : person.clean_span.end]
    assert (clean_text, person.canonical, person.entity_id) == ("دونالد ترمب", "دونالد ترامب", "donald_trump")


WORDS = (
    "الرئيس وزير المتحدث باسم وزارة الخارجية الروسي دونالد ترمب بن عبد آل أبو محمد في من على مجلس حزب صحيفة الحياة "
    "لندن ، . « » ( و ال"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_whatever_the_order_of_words_entities_stay_apart_and_in_order(words: list[str]) -> None:
    article, entities = tag(" ".join(words))
    for part in article.parts:
        for kind in EntityType:
            spans = [e.clean_span for e in entities if e.type is kind and e.field == part.field]
            assert all(one.end <= two.start for one, two in pairwise(spans))
    starts = [(e.field == "text", e.clean_span.start) for e in entities]
    assert starts == sorted(starts)


def test_runs_end_at_signs_that_end_names() -> None:
    text = "حركة المقاومة (حماس)، قال: «نعم» ثم سكت. وبعد"
    runs = list(split_runs(text))
    assert [[text[start:end] for start, end in run.spans] for run in runs] == [
        ["حركة", "المقاومة", "حماس"],
        ["قال"],
        ["نعم", "ثم", "سكت"],
        ["وبعد"],
    ]
    assert [run.after_comma for run in runs] == [False, True, False, False]


@given(st.text(max_size=60))
def test_runs_keep_words_and_spans_together(text: str) -> None:
    for run in split_runs(text):
        assert len(run.words) == len(run.spans)
        assert all(0 <= start < end <= len(text) for start, end in run.spans)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        pytest.param("وقال المتحدث باسم الشرطة، بروس فريزر، للصحفيين ذلك.", ["بروس فريزر"], id="behind a comma"),
        pytest.param("وقال وارن بافت للصحفيين ذلك.", ["وارن بافت"], id="behind a verb"),
        pytest.param("وحضرت من القاهرة بسمة كيلاني أمس.", ["بسمة كيلاني"], id="a given name, behind a place"),
        pytest.param("وقال وارن بافت، وبروس فريزر، للصحفيين ذلك.", ["وارن بافت", "بروس فريزر"], id="a conjunction"),
    ],
)
def test_the_first_letter_of_a_name_is_no_clitic_where_none_can_stand(text: str, persons: list[str]) -> None:
    assert found(text, EntityType.PERSON) == persons
