"""The automaton reads which clause a cue opens."""

from __future__ import annotations

import time

import pytest

from schemas import Run, Span, TextPart
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.syntax.quotes import MARKS


def read(text: str) -> Analysis:
    """The analysis of a text whose paragraphs are its lines."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(start=start, end=start + len(line)))
        start += len(line) + 1
    runs = (Run(0, len(text), 0, len(text)),)
    return analyse(
        TextPart(field="text", text=text, runs=runs, paragraphs=tuple(paragraphs), sentences=tuple(paragraphs))
    )


def states(text: str) -> list[tuple[str, str]]:
    """Each word with the automaton's state at it."""
    analysis = read(text)
    return [(token.word, state) for token, state in zip(analysis.tokens, analysis.state, strict=True)]


def state_at(text: str, word: str) -> str:
    return dict(states(text))[word]


def test_a_verb_of_speech_opens_its_clause_at_the_complementizer() -> None:
    assert states("قال الوزير إن الطريق مفتوح.") == [
        ("قال", "cue"), ("الوزير", "cue"), ("إن", "an"), ("الطريق", "an"), ("مفتوح", "an"), (".", "an"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        pytest.param("قال الوزير: الطريق مفتوح", "الطريق", "colon", id="colon after a cue"),
        pytest.param("مواعيد القطار: الطريق مفتوح", "الطريق", "-", id="colon without a cue"),
        pytest.param("قال الوزير «الطريق مفتوح»", "مفتوح", "quote", id="quotation after a cue"),
        pytest.param("وصل الوزير «الطريق مفتوح»", "مفتوح", "-", id="quotation without a cue"),
        pytest.param("قال الوزير: «الطريق مفتوح» ثم انصرف", "مفتوح", "quote", id="quotation after a colon"),
        pytest.param("قال الوزير: «الطريق مفتوح» ثم انصرف", "انصرف", "after", id="behind the quotation"),
        pytest.param("قال الوزير إن «الطريق مفتوح»", "مفتوح", "quote", id="quotation after a complementizer"),
        pytest.param("رحبت الوزارة بأن الطريق مفتوح", "مفتوح", "an", id="preposition joined to the complementizer"),
        pytest.param("قالت الوزارة إنها مستعدة", "مستعدة", "an", id="complementizer with its pronoun"),
        pytest.param("دعا الوزير إلى فتح الطريق", "فتح", "prep", id="preposition governed by its verb"),
        pytest.param("دعا الوزير على عجل", "عجل", "cue", id="preposition that the verb does not govern"),
        pytest.param("قال الوزير في القصر", "القصر", "cue", id="adverbial after a verb without preposition"),
        pytest.param("أشار الوزير إلى أن الطريق مفتوح", "مفتوح", "an", id="preposition, then complementizer"),
        pytest.param("زار الوزير القصر وإن الطريق مفتوح", "مفتوح", "-", id="complementizer without a cue"),
        pytest.param("قال الوزير إن الطريق مفتوح. وصل القطار", "القطار", "-", id="a full stop ends it"),
        pytest.param("قال الوزير إن الطريق مفتوح؟ وصل القطار", "القطار", "-", id="a question mark ends it"),
        pytest.param("قال الوزير إن الطريق مفتوح، وصل القطار", "القطار", "an", id="a comma does not"),
        pytest.param("قال الوزير: «الطريق مفتوح. الجسر مغلق»", "مغلق", "quote", id="nor a full stop in a quotation"),
        pytest.param("قال الوزير\nالطريق مفتوح", "مفتوح", "-", id="the end of the paragraph does"),
        pytest.param("قال الوزير إن النمو بلغ 2.5 بالمئة", "بالمئة", "an", id="nor a point in a number"),
        pytest.param("قال د. سالم إن الطريق مفتوح", "مفتوح", "an", id="nor one behind an abbreviation"),
        pytest.param("ذكرت أ. ف. ب. أن الطريق مفتوح", "مفتوح", "an", id="nor one behind initials"),
        pytest.param("قال موقع العربية.نت إن الطريق مفتوح", "مفتوح", "an", id="nor one in an address"),
        pytest.param("قال إن الطريق مفتوح.وصل القطار", "القطار", "-", id="a full stop without its space ends it"),
        pytest.param("قال إنه ولد عام 1436 ه. وصل القطار", "القطار", "-", id="one behind an era ends it"),
        pytest.param("قال إنه ولد عام 1990 م. وصل القطار", "القطار", "-", id="one behind another era ends it"),
        pytest.param("أعلن الوزير وصوله الساعة 19:00 مساء", "مساء", "cue", id="the colon of a time opens nothing"),
    ],
)  # fmt: skip
def test_state(text: str, word: str, state: str) -> None:
    assert state_at(text, word) == state


def test_a_participle_opens_a_clause_of_its_own() -> None:
    analysis = read("قال الوزير إن الطريق مفتوح، مشيرا إلى أن الجسر مغلق")
    words = [token.word for token in analysis.tokens]
    governor = {word: words[at] for word, at in zip(words, analysis.governor, strict=True) if at >= 0}
    assert (governor["مفتوح"], governor["مغلق"]) == ("قال", "مشيرا")
    assert analysis.cues_before[words.index("مفتوح")] == 1
    assert analysis.cues_before[words.index("مغلق")] == 2


def test_a_cue_inside_a_quotation_opens_nothing() -> None:
    analysis = read("قال الوزير: «أكد لي الخبير أن الجسر مغلق»")
    words = [token.word for token in analysis.tokens]
    assert analysis.governor[words.index("مغلق")] == words.index("قال")


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        pytest.param("لم يؤكد الوزير الخبر", True, id="right behind the particle"),
        pytest.param("لم قط يؤكد الوزير الخبر", True, id="one word between"),
        pytest.param("ولا يؤكد الوزير الخبر", True, id="particle with a conjunction"),
        pytest.param("دون تأكيد الخبر", True, id="verbal noun"),
        pytest.param("يؤكد الوزير الخبر", False, id="none"),
        pytest.param("لم يصل القطار بعد ويؤكد الوزير الخبر", False, id="negates another verb"),
        pytest.param("يؤكد الوزير أنه لم يصل", False, id="behind the cue"),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    analysis = read(text)
    cues = [at for at, cue in enumerate(analysis.cues) if cue is not None and cue.lemma == "أكد"]
    assert [analysis.negated[at] for at in cues] == [negated]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        pytest.param("الطريق مفتوح، وفق ما قال الوزير", "وفق", id="attribution"),
        pytest.param("الطريق مفتوح، على حد قوله", "على حد قول", id="following phrase"),
        pytest.param("الطريق مفتوح، وبحسب الوزارة", "بحسب", id="with a conjunction"),
    ],
)
def test_phrases_are_cues(text: str, lemma: str) -> None:
    assert lemma in [cue.lemma for cue in read(text).cues if cue]


def test_a_following_phrase_is_one_cue_and_not_two() -> None:
    assert [cue.lemma for cue in read("الطريق مفتوح، على حد قوله").cues if cue] == ["على حد قول"]


def test_sentences_are_counted_over_paragraphs() -> None:
    analysis = read("وصل القطار. وصل الوفد\nوصل الوزير")
    assert [analysis.sentence[i] for i, t in enumerate(analysis.tokens) if t.word == "وصل"] == [0, 1, 2]


def test_quotation_columns() -> None:
    analysis = read('قال «نعم "لا" نعم» ومضى')
    columns = [(t.word, d, q) for t, d, q in zip(analysis.tokens, analysis.quote_depth, analysis.quote_of, strict=True)]
    assert [row for row in columns if row[0] not in MARKS] == [
        ("قال", 0, -1), ("نعم", 1, 0), ("لا", 2, 0), ("نعم", 1, 0), ("ومضى", 0, -1),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", ".", "«", "قال", "قال:", "قال «", "إن", "قال\nإن\n\n"])
def test_every_column_has_one_entry_for_each_token(text: str) -> None:
    paragraphs = [Span(start=0, end=len(text))] if text else []
    runs = (Run(0, len(text), 0, len(text)),) if text else ()
    analysis = analyse(TextPart(field="text", text=text, runs=runs, paragraphs=tuple(paragraphs), sentences=()))
    count = len(analysis.tokens)
    for column in (
        analysis.cues, analysis.negated, analysis.quote_depth, analysis.quote_of, analysis.state, analysis.governor,
        analysis.sentence, analysis.cues_before,
    ):  # fmt: skip
        assert len(column) == count


@pytest.mark.parametrize("unit", ['ا "ب" ', "قال «نعم» ", "قال إن "])
def test_a_paragraph_full_of_marks_and_cues_takes_no_time(unit: str) -> None:
    text = "«" + unit * 10_000 + "»"
    start = time.perf_counter()
    read(text)
    assert time.perf_counter() - start < 3
