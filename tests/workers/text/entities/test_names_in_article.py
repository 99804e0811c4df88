"""Lists and tagger together: who decides what."""

from __future__ import annotations

import pytest

from schemas import EntityType, FoundBy
from workers.text.entities import names_in_article
from workers.text.entities.article_names import Named
from workers.text.entities.entity_walk import Mention
from workers.text.entities.names_in_article import Found, Text, merge, name_entities, tokens_of
from workers.text.entities.ner import Tagged

PERSON, PLACE, BODY, ROLE = EntityType.PERSON, EntityType.PLACE, EntityType.ORGANISATION, EntityType.ROLE


def listed(kind: EntityType, start: int, end: int, *, words: int = 2, known: str | None = None) -> Named:
    mention = Mention(kind, 0, words, 0, FoundBy.GAZETTEER, None, known)
    return Named(0, start, end, mention, "as listed")


def tagged(kind: EntityType, start: int, end: int, confidence: float = 0.8) -> Found:
    return Found(Named(0, start, end, Mention(kind, 0, 1, 0, FoundBy.TAGGER), "as tagged"), confidence)


def summary(found: list[Found]) -> list[tuple[EntityType, int, int, str | None]]:
    return [(one.name.mention.type, one.name.start, one.name.end, one.name.mention.entity_id) for one in found]


@pytest.mark.parametrize(
    ("lists", "tags", "merged"),
    [
        pytest.param([listed(PERSON, 0, 9, known="x")], [tagged(PERSON, 0, 9)], [(PERSON, 0, 9, "x")], id="both agree"),
        pytest.param([listed(PERSON, 1, 9, known="x")], [tagged(PERSON, 0, 9)], [(PERSON, 1, 9, "x")], id="but for a clitic"),
        pytest.param([listed(PLACE, 0, 9)], [tagged(BODY, 0, 9)], [(BODY, 0, 9, None)], id="the tagger has the type"),
        pytest.param([listed(BODY, 0, 20, known="x")], [tagged(BODY, 0, 9)], [(BODY, 0, 20, "x")], id="a part of a body"),
        pytest.param([listed(PLACE, 0, 20)], [tagged(PLACE, 9, 20)], [(PLACE, 9, 20, None)], id="a part of a place"),
        pytest.param([listed(BODY, 0, 9, known="eu")], [tagged(BODY, 0, 20)], [(BODY, 0, 20, None)], id="another body"),
        pytest.param([listed(PERSON, 0, 9, known="x")], [tagged(PERSON, 0, 20)], [(PERSON, 0, 20, "x")], id="longer name"),
        pytest.param([listed(PERSON, 5, 9, known="x")], [tagged(PERSON, 0, 9)], [(PERSON, 5, 9, "x")], id="a word before it"),
        pytest.param([listed(PERSON, 0, 9, known="x")], [], [(PERSON, 0, 9, "x")], id="a known person stays"),
        pytest.param([listed(PERSON, 0, 9)], [], [], id="another does not"),
        pytest.param([listed(PLACE, 0, 9)], [], [], id="nor does a place"),
        pytest.param([listed(BODY, 0, 9, known="x")], [], [], id="nor a body"),
        pytest.param([listed(ROLE, 0, 9)], [tagged(PERSON, 4, 20)], [(ROLE, 0, 9, None), (PERSON, 4, 20, None)], id="roles"),
        pytest.param([], [tagged(PERSON, 0, 9)], [(PERSON, 0, 9, None)], id="the tagger alone"),
    ],
)  # fmt: skip
def test_merge(lists: list[Named], tags: list[Found], merged: list[tuple[EntityType, int, int, str | None]]) -> None:
    assert summary(merge(lists, tags)) == merged


def test_merged_names_of_a_type_stay_apart() -> None:
    lists = [listed(PERSON, 0, 20, known="x")]
    assert summary(merge(lists, [tagged(PERSON, 1, 20), tagged(PERSON, 15, 25)])) == [(PERSON, 0, 20, "x")]


def test_agreement_is_surer_than_either() -> None:
    agreed = merge([listed(PERSON, 0, 9)], [tagged(PERSON, 0, 9, 0.99)])
    assert agreed[0].confidence == 0.99


def text(words: str) -> Text:
    spans, at = [], 0
    for word in words.split(" "):
        spans.append((at, at + len(word)))
        at += len(word) + 1
    return Text(words, [spans])


def found(*texts: str) -> list[tuple[str, str, str]]:
    return [
        (one.name.mention.type.value, texts[one.name.text][one.name.start : one.name.end], one.name.canonical)
        for one in name_entities([text(words) for words in texts])
        if one.name.mention.type is not ROLE
    ]


class Stub:
    """A tagger that has read these names."""

    def __init__(self, *names: Tagged) -> None:
        self.names = names

    def tag(self, article: object) -> tuple[Tagged, ...]:
        return self.names


def test_a_family_name_bears_the_full_name_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    stub = Stub(Tagged(0, 1, 3, "PER", 0.9), Tagged(1, 1, 2, "PER", 0.9))
    monkeypatch.setattr(names_in_article, "name_tagger", lambda pair: stub)
    names = found("وقال زكرياس بلوتنيك إن السفينة غادرت .", "وأضاف بلوتنيك أن الميناء مغلق .")
    assert names == [("person", "زكرياس بلوتنيك", "زكرياس بلوتنيك"), ("person", "بلوتنيك", "زكرياس بلوتنيك")]


@pytest.mark.parametrize(
    ("text", "end", "name"),
    [
        ("سامي الحداد بمؤتمر", 11, "سامي الحداد"),  # «بمؤتمر» is no name
        ("سامي الحداد بلوتنيك", 11, "سامي الحداد بلوتنيك"),
    ],
)
def test_a_person_does_not_run_over_into_the_next_word(text: str, end: int, name: str) -> None:
    whole = tagged(PERSON, 0, len(text))
    whole = whole._replace(name=whole.name._replace(canonical=text))
    ((one, _),) = merge([listed(PERSON, 0, end)], [whole])
    assert text[one.start : one.end] == name


@pytest.mark.parametrize(
    ("words", "tag", "name"),
    [
        ("قالت علياء بن آل ثاني ذلك", Tagged(0, 1, 3, "PER", 0.9), "علياء بن آل ثاني"),
        ("قالت علياء ثاني ذلك", Tagged(0, 1, 2, "PER", 0.9), "علياء"),
        ("زار المدينة", Tagged(0, 1, 2, "LOC", 0.3), None),  # not sure enough
        ("وزير الخارجية سامي الحداد", Tagged(0, 1, 4, "PER", 0.9), "سامي الحداد"),
    ],
)
def test_a_name_goes_on_to_its_end(words: str, tag: Tagged, name: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_in_article, "name_tagger", lambda pair: Stub(tag))
    monkeypatch.setattr(names_in_article, "find_names", lambda texts: iter(()))
    assert [row[1] for row in found(words)] == ([name] if name else [])


def test_without_models_the_lists_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_in_article, "name_tagger", lambda pair: None)
    assert found("وصل دونالد ترامب إلى موسكو .") == [
        ("person", "دونالد ترامب", "دونالد ترامب"), ("place", "موسكو", "موسكو")
    ]  # fmt: skip
    assert found("وقال زكرياس بلوتنيك إن السفينة غادرت .") == []


def test_no_text() -> None:
    assert name_entities([]) == []
    assert name_entities([Text("", [])]) == []


@pytest.mark.parametrize(("start", "end", "tokens"), [(0, 3, [0]), (2, 5, [0, 1]), (3, 4, []), (4, 11, [1, 2])])
def test_tokens_of(start: int, end: int, tokens: list[int]) -> None:
    assert list(tokens_of([(0, 3), (4, 7), (8, 11)], start, end)) == tokens
