"""The cue lexicon: every inflected form that attributes, and none that does not."""

from __future__ import annotations

from collections import Counter

import pytest

from schemas import Act
from workers.text.data_files import rows
from workers.text.syntax.cues import CueKind, cue_forms, cue_phrases, cue_readings, read_cue
from workers.text.words.normalize import fold

PAST, IMPERFECT, PARTICIPLE, NOUN = CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE, CueKind.NOUN


@pytest.mark.parametrize(
    ("word", "lemma", "kind", "gender"),
    [
        pytest.param("قال", "قال", PAST, "m", id="past"),
        pytest.param("قالت", "قال", PAST, "f", id="past feminine"),
        pytest.param("قالوا", "قال", PAST, "p", id="past plural"),
        pytest.param("أكدا", "أكد", PAST, "p", id="past dual"),
        pytest.param("أكدتا", "أكد", PAST, "p", id="past dual feminine"),
        pytest.param("وأضافت", "أضاف", PAST, "f", id="with wa"),
        pytest.param("فقال", "قال", PAST, "m", id="with fa"),
        pytest.param("نفت", "نفى", PAST, "f", id="defective in ya, feminine"),
        pytest.param("نفوا", "نفى", PAST, "p", id="defective in ya, plural"),
        pytest.param("دعت", "دعا", PAST, "f", id="defective in alif, feminine"),
        pytest.param("ودعوا", "دعا", PAST, "p", id="defective in alif, plural"),
        pytest.param("يقول", "قال", IMPERFECT, "m", id="imperfect"),
        pytest.param("تقول", "قال", IMPERFECT, "f", id="imperfect feminine"),
        pytest.param("يؤكدون", "أكد", IMPERFECT, "p", id="imperfect plural"),
        pytest.param("يؤكدان", "أكد", IMPERFECT, "p", id="imperfect dual"),
        pytest.param("تؤكدان", "أكد", IMPERFECT, "p", id="imperfect dual feminine"),
        pytest.param("ويرى", "رأى", IMPERFECT, "m", id="wa and defective imperfect"),
        pytest.param("ينفون", "نفى", IMPERFECT, "p", id="defective imperfect plural"),
        pytest.param(
            "يدعون",
            "دعا",
            IMPERFECT,
            "p",
            id="form of two verbs",
        ),
        pytest.param("يرون", "رأى", IMPERFECT, "p", id="imperfect in alif, plural"),
        pytest.param("سيعلن", "أعلن", IMPERFECT, "m", id="future"),
        pytest.param("وستعلن", "أعلن", IMPERFECT, "f", id="wa and future feminine"),
        pytest.param("ليؤكد", "أكد", IMPERFECT, "m", id="subjunctive with li"),
        pytest.param("وحث", "حث", PAST, "m", id="verb of two letters with wa"),
        pytest.param("وووصف", "وصف", PAST, "m", id="misspelt with a letter too many"),
        pytest.param("وتأكيدهما", "أكد", NOUN, "", id="verbal noun with a pronoun"),
        pytest.param("مؤكدا", "أكد", PARTICIPLE, "m", id="participle"),
        pytest.param("مؤكدة", "أكد", PARTICIPLE, "f", id="participle feminine"),
        pytest.param("مؤكدين", "أكد", PARTICIPLE, "p", id="participle plural"),
        pytest.param("ومشيرتين", "أشار", PARTICIPLE, "p", id="participle dual feminine with wa"),
        pytest.param("داعين", "دعا", PARTICIPLE, "p", id="defective participle plural"),
        pytest.param("تصريحات", "صرح", NOUN, "", id="verbal noun"),
        pytest.param("بالقول", "قال", NOUN, "", id="verbal noun in its fixed form"),
        pytest.param("مُؤكِّدًا", "أكد", PARTICIPLE, "m", id="with diacritics"),
        pytest.param("اكد", "أكد", PAST, "m", id="without its hamza"),
        pytest.param("راى", "رأى", PAST, "m", id="without its hamza inside"),
    ],
)
def test_inflected_forms(word: str, lemma: str, kind: CueKind, gender: str) -> None:
    cue = read_cue(word)
    assert cue is not None
    assert (cue.lemma, cue.kind, cue.gender, cue.with_object) == (lemma, kind, gender, False)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        pytest.param("وصفه", "وصف", id="him, also a verbal noun"),
        pytest.param("وصفوه", "وصف", id="plural, its mute alif dropped"),
        pytest.param("وحثهم", "حث", id="verb of two letters, them"),
        pytest.param("نفاها", "نفى", id="alif maksura written as alif before the pronoun"),
        pytest.param("اتهمها", "اتهم", id="her"),
        pytest.param("واتهمهم", "اتهم", id="them, with wa"),
        pytest.param("دعاهم", "دعا", id="defective verb"),
        pytest.param("يطالبهما", "طالب", id="imperfect, the two of them"),
        pytest.param("متهماه", "اتهم", id="participle"),
        pytest.param("وناشدته", "ناشد", id="feminine verb, him"),
    ],
)  # fmt: skip
def test_object_pronouns(word: str, lemma: str) -> None:
    cue = read_cue(fold(word))
    assert cue is not None
    assert (cue.lemma, cue.with_object) == (lemma, True)


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("التقى", id="narrated act"),
        pytest.param("قصفت", id="narrated act in the feminine"),
        pytest.param("زار", id="begins like زاد"),
        pytest.param("قرر", id="decision"),
        pytest.param("الوزير", id="noun"),
        pytest.param("وزارة", id="noun that begins with the letter of a conjunction"),
        pytest.param("فرنسا", id="name that begins with the letter of a conjunction"),
        pytest.param("سيارة", id="noun that begins like a future"),
        pytest.param("ستين", id="numeral that begins like a future"),
        pytest.param("2026", id="digits"),
        pytest.param("«", id="a mark"),
    ],
)
def test_words_that_are_no_cues(word: str) -> None:
    assert read_cue(fold(word)) is None


@pytest.mark.parametrize(
    ("word", "act"),
    [
        ("أدانت", Act.CONDEMN), ("نفى", Act.DENY), ("ورفضت", Act.REJECT), ("يحذر", Act.WARN), ("متهما", Act.ACCUSE),
        ("رحبت", Act.SUPPORT), ("أشاد", Act.PRAISE), ("تعهد", Act.COMMIT), ("هدد", Act.THREATEN), ("يتوقع", Act.PREDICT),
        ("طالبت", Act.DEMAND),
        ("أعلن", Act.ANNOUNCE), ("أكد", Act.CONFIRM), ("قال", Act.SAY), ("ذكرت", Act.SAY), ("أفادت", Act.REPORT),
    ],
)  # fmt: skip
def test_the_cue_tells_the_act(word: str, act: Act) -> None:
    cue = read_cue(fold(word))
    assert cue is not None
    assert cue.act is act


@pytest.mark.parametrize(
    ("word", "joins"),
    [("أشار", {"إلى", "an", "quote"}), ("رحب", {"ب"}), ("أدان", {"object"}), ("حذر", {"من", "an"})],
)
def test_the_cue_tells_what_joins_it_to_its_content(word: str, joins: set[str]) -> None:
    cue = read_cue(fold(word))
    assert cue is not None
    assert cue.joins == joins


def test_the_first_verb_of_the_file_wins_a_form_that_two_share() -> None:
    """«يعد» is the imperfect of عد and of وعد: the commoner one stands first in the file."""
    assert [form.word.lemma for form in cue_forms()[fold("يعد")]] == ["عد", "وعد"]
    cue = read_cue(fold("يعد"))
    assert cue is not None
    assert cue.lemma == "عد"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        pytest.param("أدانته", "أدان", id="condemned him"),
        pytest.param("إدانته", "أدان", id="the condemning of him: the noun of the same verb"),
        pytest.param("إضافة", None, id="addition: no verb with a pronoun, the hamza is below"),
        pytest.param("أضافه", "أضاف", id="added it"),
        pytest.param("تابعة", None, id="belonging to: ة is no pronoun"),
        pytest.param("تابعه", "تابع", id="followed it"),
        pytest.param("مدينة", None, id="city: mostly another word"),
        pytest.param("اضاف", "أضاف", id="hamza left out"),
        pytest.param("إتهم", "اتهم", id="hamza too many"),
        pytest.param("مؤكده", "أكد", id="ه for ة"),
        pytest.param("ينفى", "نفى", id="ى for ي"),
        pytest.param("ذكّر", "ذكّر", id="doubling written"),
        pytest.param("ذكر", "ذكر", id="doubling not written"),
        pytest.param("أَعلَن", "أعلن", id="signs of vowels"),
        pytest.param("أُعلن", None, id="passive"),
        pytest.param("اتُهم", None, id="passive of the eighth form"),
        pytest.param("اتُّهم", None, id="passive with doubling"),
        pytest.param("مُتهما", "اتهم", id="u at the beginning of a participle is no passive"),
        pytest.param("يُعلن", "أعلن", id="nor of an imperfect of the fourth form"),
    ],
)
def test_the_writing_of_a_word_decides(word: str, lemma: str | None) -> None:
    cue = read_cue(word)
    assert (cue.lemma if cue else None) == lemma


@pytest.mark.parametrize("word", ["نقلت", "وجه", "ألقى", "عبر", "حمل", "قدم"])
def test_a_verb_that_needs_company_is_no_cue_by_itself(word: str) -> None:
    assert read_cue(word) is None
    assert cue_readings(word)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("وفق", CueKind.ATTRIBUTION), ("نقلا عن", CueKind.ATTRIBUTION), ("على حد قوله", CueKind.FOLLOW),
        ("بحسب تعبيره", CueKind.FOLLOW), ("في بيان", CueKind.SOURCE), ("من جانبه", CueKind.SOURCE),
    ],
)  # fmt: skip
def test_phrases_have_their_kind(phrase: str, kind: CueKind) -> None:
    assert cue_phrases()[tuple(fold(phrase).split())].kind is kind


@pytest.mark.parametrize(("file", "columns"), [("cues.tsv", 6), ("gated_cues.tsv", 7)])
def test_no_line_of_the_lexicon_is_swallowed(file: str, columns: int) -> None:
    lines = list(rows(file, columns))
    assert not [lemma for lemma, count in Counter(row[0] for row in lines).items() if count > 1]
    for lemma, *_ in lines:
        assert lemma in {form.word.lemma for form in cue_forms()[fold(lemma)]}, f"the past of {lemma} is missing"


def test_every_stop_would_be_a_cue_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    stops = list(rows("cue_stops.tsv", 3))
    monkeypatch.setattr("workers.text.syntax.cues._stops", dict)
    for word, company, _ in stops:
        assert company in ("-", "an")
        assert cue_readings.__self__.function(word), f"{word} is no form of a cue"
