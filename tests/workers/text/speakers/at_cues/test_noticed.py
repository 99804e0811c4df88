"""What the ranker of mentions overlooks at a cue, and what it takes from another verb."""

from __future__ import annotations

import pytest

from schemas import Quote
from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.speakers.at_cues.noticed import noticed
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis, analyse

PERSONS = frozenset({"ماهر", "الحداد"})


def found(analysis: Analysis, cue: str, content: str, mention: str | None = None, *, headline: bool = False) -> Found:
    """A statement whose cue and content begin with the words, the content being one word."""
    words = [token.word for token in analysis.tokens]
    at, first = words.index(cue), words.index(content)
    token = analysis.tokens[first]
    there = (words.index(mention), words.index(mention) + 1) if mention else None
    return Found(
        part=analysis.part, headline=headline, content=(first, first + 1), span=(token.start, token.end), cue=at,
        cue_word=analysis.cues[at], mention=there, quote=Quote.INDIRECT,
    )  # fmt: skip


def mention_of(analysis: Analysis, *statements: Found) -> str | None:
    """The mention of the last one of the statements, set right."""
    one, _ = noticed([(each, analysis) for each in statements], PERSONS, load())[-1]
    if one.mention is None:
        return None
    first, end = one.mention
    return analysis.part.text[analysis.tokens[first].start : analysis.tokens[end - 1].end]


@pytest.mark.parametrize(
    ("text", "cue", "mention"),
    [
        pytest.param("وأضاف «كارفن»: «محتوى كبير»", "وأضاف", "كارفن", id="a name in quotation marks"),
        pytest.param("وأضاف في تغريدة: «محتوى كبير»", "وأضاف", None, id="where it is said"),
        pytest.param("وعلى صفحته أعلن الحداد عن محتوى كبير", "أعلن", "الحداد", id="one whom the article names in full"),
        pytest.param("وعلى صفحته أعلن البركاني عن محتوى كبير", "أعلن", "البركاني", id="a rare family name"),
        pytest.param("وعلى صفحته أعلن مرارا عن محتوى كبير", "أعلن", None, id="an adverb"),
        pytest.param("وقد حذر الحداد من محتوى كبير", "حذر", None, id="who is warned"),
        pytest.param("وتناقلته وسائل إعلام معارضة التي أكدت محتوى كبيرا", "أكدت", "وسائل إعلام معارضة", id="a source"),
        pytest.param("وكانت تطوقه الشرطة التي رجحت محتوى كبيرا", "رجحت", "الشرطة", id="a body"),
        pytest.param("وعلى صفحته قال صحفي في حلب طلب الكتمان: محتوى كبير", "قال", "صحفي في حلب", id="somebody new"),
        pytest.param("وعلى صفحته قال متحدثا في حلب: محتوى كبير", "قال", None, id="how he said it"),
        pytest.param("وعلى صفحته قالت صحفي في حلب طلب الكتمان: محتوى كبير", "قالت", None, id="of another gender"),
        pytest.param("وجرت احتجاجات لنشطاء اتهموا محتوى كبيرا", "اتهموا", "لنشطاء", id="people in front of their verb"),
        pytest.param("وردد المزارعون هتافا يقول: محتوى كبير", "يقول", "المزارعون", id="who chant"),
        pytest.param("ولا تشمل روسيا وإيران اللتين تؤكدان محتوى كبيرا", "تؤكدان", "روسيا وإيران", id="two states"),
        pytest.param("ونشر مقالا للكاتب ماهر الحداد الذي قال محتوى كبيرا", "قال", "ماهر الحداد", id="a columnist"),
        pytest.param("ونشر مقالا للكاتب في حلب الذي قال محتوى كبيرا", "قال", None, id="one without a name"),
        pytest.param("ثم سمع في الشريط صوت يقول محتوى كبيرا", "يقول", "صوت", id="a voice in a recording"),
        pytest.param("ثم سمع في الشريط بعدها يقول محتوى كبيرا", "يقول", None, id="no voice"),
        pytest.param("وتعرض لتوبيخ من المحقق، الذي قال محتوى كبيرا", "قال", "المحقق", id="an office, behind a comma"),
        pytest.param("وتعرض لتوبيخ من القرار، الذي قال محتوى كبيرا", "قال", None, id="a thing, behind a comma"),
        pytest.param("ونشر بيان الشرطة التي رجحت محتوى كبيرا", "رجحت", "الشرطة", id="whose document, of another gender"),
        pytest.param("ونشر بيان الوزير الذي رجح محتوى كبيرا", "رجح", None, id="whose document, of its gender"),
        pytest.param("وصدم مركبة الشرطة التي رجحت محتوى كبيرا", "رجحت", None, id="an owner of something"),
        pytest.param("وكانت تطوقه الشرطة الذي رجح محتوى كبيرا", "رجح", None, id="no agreement"),
        pytest.param("ونشر تصريحا للشرطة التي قال فيها محتوى كبيرا", "قال", None, id="inside of something"),
    ],
)  # fmt: skip
def test_a_subject_that_has_been_overlooked(text: str, cue: str, mention: str | None) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    assert mention_of(analysis, found(analysis, cue, "محتوى" if "محتوى" in text else "كبيرا")) == mention


@pytest.mark.parametrize(
    ("text", "cue", "mention", "kept"),
    [
        pytest.param("هاجمت الصين تصريحات الحداد ووصفتها بأنها محتوى", "ووصفتها", "الحداد", False, id="a joined verb"),
        pytest.param("إلا أن الحداد أكد أن محتوى كبير", "أكد", "الحداد", True, id="in front of its own verb"),
        pytest.param("وفق ما أفاد أطباء واتهمت محتوى", "واتهمت", "أطباء", True, id="another verb has it in front"),
        pytest.param(
            "وتؤكد محتوى لكن جمعيات تقول غير ذلك", "وتؤكد", "جمعيات", False, id="behind, at a verb of its own"
        ),
        pytest.param("محتوى كبير وفق ما تؤكد جمعيات محلية", "تؤكد", "جمعيات", True, id="behind, at this verb"),
        pytest.param("كما توجه القائد إلى الحداد بالقول محتوى", "بالقول", "الحداد", False, id="whom somebody turns to"),
        pytest.param("كما توجه القائد الحداد بالقول محتوى", "بالقول", "الحداد", True, id="who turns to somebody"),
    ],
)
def test_who_stands_at_another_verb(text: str, cue: str, mention: str, *, kept: bool) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    assert (mention_of(analysis, found(analysis, cue, "محتوى", mention)) is not None) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("دان الحداد الهجوم ، ودعا مجلس الأمن إلى محتوى", False, id="the subject before goes on"),
        pytest.param("دانت الحداد الهجوم ، ودعا مجلس الأمن إلى محتوى", True, id="of another gender"),
        pytest.param("دان الحداد الهجوم . ودعا مجلس الأمن إلى محتوى", True, id="in another sentence"),
        pytest.param(
            "دان الحداد الهجوم ، ودعا مجلس الأمن روسيا إلى محتوى", True, id="whom the body asks stands behind"
        ),
        pytest.param("دان الحداد الهجوم ، ودعا وزير الأمن إلى محتوى", True, id="no body of states"),
    ],
)
def test_whom_the_subject_of_the_verb_before_calls_upon(text: str, *, kept: bool) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    words = text.split()
    first = found(analysis, words[0], "الهجوم", "الحداد")
    one = found(analysis, "ودعا", "محتوى", words[words.index("ودعا") + 1])
    start = one.mention[0] if one.mention else 0
    one.mention = (start, start + 2)
    assert (mention_of(analysis, first, one) is not None) is kept


@pytest.mark.parametrize(
    ("title", "cue", "mention"),
    [
        pytest.param("موسكو تنفي تسليم وثائق: محتوى كبير", "تنفي", "موسكو", id="a state"),
        pytest.param("انتقادات واسعة تنفي تسليم وثائق: محتوى كبير", "تنفي", None, id="nobody known"),
        pytest.param("بكين ترد على التهديدات وتتوعد محتوى كبيرا", "وتتوعد", "بكين", id="of the verb before"),
        pytest.param("بكين ترد على التهديدات ويتوعد محتوى كبيرا", "ويتوعد", None, id="of another gender"),
    ],
)
def test_the_first_words_of_a_headline_are_its_subject(title: str, cue: str, mention: str | None) -> None:
    article = tag_article("وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.", title=title)
    assert article.title is not None
    analysis = analyse(article.title)
    assert mention_of(analysis, found(analysis, cue, "محتوى", headline=True)) == mention


@pytest.mark.parametrize(
    ("title", "mention"),
    [
        pytest.param("الدول تدين الهجوم وتؤكد محتوى كبيرا", "الدول", id="the same subject"),
        pytest.param("الدول تدين الهجوم ويؤكد محتوى كبيرا", None, id="of another gender"),
    ],
)
def test_a_verb_joined_in_a_headline_has_the_same_subject(title: str, mention: str | None) -> None:
    article = tag_article("وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.", title=title)
    assert article.title is not None
    analysis = analyse(article.title)
    first = found(analysis, "تدين", "الهجوم", "الدول", headline=True)
    second = found(analysis, title.split()[3], "محتوى", headline=True)
    assert mention_of(analysis, first, second) == mention


@pytest.mark.parametrize(
    ("text", "cue", "mention", "expected"),
    [
        pytest.param("موسكو تحذر لندن : محتوى كبير", "تحذر", "لندن", "موسكو", id="a state in front"),
        pytest.param("في الصيف تحذر لندن من محتوى كبير", "تحذر", "لندن", "لندن", id="nobody in front"),
        pytest.param(
            "ورفضت ألمانيا تسليم الرجل إلى الولايات المتحدة التي طالبت برلين بـ محتوى كبير",
            "طالبت",
            "برلين",
            "الولايات المتحدة",
            id="in front of a relative pronoun",
        ),
    ],
)
def test_who_stands_in_front_of_a_verb_with_its_object(text: str, cue: str, mention: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    assert mention_of(analysis, found(analysis, cue, "محتوى", mention)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("وأضافت نقلا عن مسؤول محلي أن محتوى كبير", "مسؤول محلي", id="whom she quotes"),
        pytest.param("وأضافت نقلا عن صحيفة محلية أن محتوى كبير", None, id="an outlet is only quoted"),
        pytest.param("وأضافت في حديث عن مسؤول محلي أن محتوى كبير", None, id="no quotation"),
    ],
)
def test_whom_a_subject_that_is_left_out_quotes(text: str, expected: str | None) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    assert mention_of(analysis, found(analysis, "وأضافت", "محتوى")) == expected


@pytest.mark.parametrize("subject", [pytest.param("موسكو", id="a subject"), pytest.param(None, id="none")])
def test_what_a_headline_says_behind_a_colon_is_its_subjects(subject: str | None) -> None:
    article = tag_article(
        "وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.", title="أمس يبحثان الأنباء مع موسكو : محتوى كبير"
    )
    assert article.title is not None
    analysis = analyse(article.title)
    first = found(analysis, "مع", "الأنباء", subject, headline=True)
    assert mention_of(analysis, first, found(analysis, ":", "محتوى", headline=True)) == subject


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        pytest.param("محتوى كبير جدا، يقول الكاتب في صحيفته", "الكاتب", id="the columnist"),
        pytest.param("محتوى كبير جدا، يقول كاتب المقال في صحيفته", "كاتب المقال", id="of the column"),
        pytest.param("محتوى كبير جدا، يقول مرارا في صحيفته", None, id="an adverb"),
    ],
)
def test_a_columnist_behind_the_verb_behind_a_content(text: str, mention: str | None) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    assert mention_of(analysis, found(analysis, "يقول", "محتوى")) == mention
