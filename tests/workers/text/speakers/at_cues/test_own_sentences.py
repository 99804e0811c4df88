"""Whose a content is that stands in front of the verb of another sentence."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.speakers.at_cues.own_sentences import in_own_sentences
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis, analyse

NEXT = "وذكر المركز أن محتوى آخر كبير."


def mention(front: str, behind: str = NEXT, *, own: bool = True) -> tuple[str | None, str | None]:
    """Cue and mention of «محتوى كبير» in ``front``, when «ذكر المركز» of ``behind`` has been taken for its cue.

    ``own``: the verb has a content of its own behind it.
    """
    analysis = analyse(tag_article(f"{front} {behind}\nوشهد وسط البلاد هدوءا حذرا منذ أيام.").body)
    words = [token.word for token in analysis.tokens]
    cue = words.index("وذكر")
    first = words.index("محتوى")
    found = [_statement(analysis, (first, first + 2), cue)]
    if own:
        found.append(_statement(analysis, (cue + 3, cue + 6), cue))
    one, _ = in_own_sentences([(each, analysis) for each in found])[0]
    told = " ".join(words[one.mention[0] : one.mention[1]]) if one.mention is not None else None
    return words[one.cue] if one.cue is not None else None, told


def _statement(analysis: Analysis, content: tuple[int, int], cue: int) -> Found:
    span = (analysis.tokens[content[0]].start, analysis.tokens[content[1] - 1].end)
    return Found(analysis.part, False, content, span, cue, analysis.cues[cue], (cue + 1, cue + 2), "indirect")


@pytest.mark.parametrize(
    ("front", "cue", "expected"),
    [
        pytest.param("محتوى كبير، على ما أورد مراسلنا نقلا عن وزارة الصحة.", "أورد", "وزارة الصحة", id="relayed words"),
        pytest.param("محتوى كبير، حسب نفس المصدر.", "حسب", "نفس المصدر", id="by the end of its sentence"),
        pytest.param("محتوى كبير، بحسبما ذكر المرصد السوري.", "ذكر", "المرصد السوري", id="by a verb there"),
        pytest.param("محتوى كبير، حسب تعبيره.", "حسب", None, id="of who speaks already"),
        pytest.param("محتوى كبير.", "وذكر", "المركز", id="nothing tells"),
    ],
)  # fmt: skip
def test_a_content_is_told_by_its_own_sentence(front: str, cue: str, expected: str | None) -> None:
    assert mention(front) == (cue, expected)


def test_a_verb_with_no_content_behind_it_keeps_the_one_in_front() -> None:
    assert mention("محتوى كبير، حسب نفس المصدر.", own=False) == ("وذكر", "المركز")


def test_a_verb_of_the_same_sentence_keeps_its_content() -> None:
    assert mention("محتوى كبير، حسب نفس المصدر،") == ("وذكر", "المركز")


def test_a_verb_right_behind_a_quotation_keeps_it() -> None:
    assert mention('"محتوى كبير"..') == ("وذكر", "المركز")
