"""End to end: from an article to who said what."""

from __future__ import annotations

import pytest

from schemas import RawArticle, Statement
from tests.makers import NOON, TITLE, clock, read_article, tag_article
from workers import stages
from workers.text.knowledge.base import load

CONTENT_ONLY = [
    pytest.param(
        "قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة عشرة في المئة.",
        "محصول القمح سيرتفع هذا العام بنسبة عشرة في المئة", "indirect", "قال", "say", id="indirect",
    ),
    pytest.param(
        "أكد رئيس الوزراء الأردني سامر الخالدي أن الحكومة لن ترفع أسعار الخبز قبل نهاية العام الحالي.",
        "الحكومة لن ترفع أسعار الخبز قبل نهاية العام الحالي", "indirect", "أكد", "confirm", id="indirect with an",
    ),
    pytest.param(
        "أعلنت موسكو أنها ستسحب جزءا من قواتها قبل نهاية الشهر الجاري.",
        "ستسحب جزءا من قواتها قبل نهاية الشهر الجاري", "indirect", "أعلن", "announce", id="complementizer with a pronoun",
    ),
    pytest.param(
        'وقال وزير الخارجية الجزائري كريم بن ناصر: "لن نقبل أي تدخل في شؤوننا الداخلية".',
        "لن نقبل أي تدخل في شؤوننا الداخلية", "direct", "قال", "say", id="direct",
    ),
    pytest.param(
        "وقال رئيس البرلمان العراقي حسن العامري في كلمة متلفزة: «لن نتراجع عن موقفنا من هذه القضية».",
        "لن نتراجع عن موقفنا من هذه القضية", "direct", "قال", "say", id="direct in guillemets",
    ),
    pytest.param(
        'قال المتحدث باسم وزارة الصحة التونسية هشام الرزقي إن الوضع "تحت السيطرة" في جميع المحافظات.',
        'الوضع "تحت السيطرة" في جميع المحافظات', "mixed", "قال", "say", id="mixed",
    ),
    pytest.param(
        "دعا وزير الخارجية الألماني إلى وقف فوري لإطلاق النار في جنوب البلاد.",
        "وقف فوري لإطلاق النار في جنوب البلاد", "indirect", "دعا", "demand", id="preposition",
    ),
    pytest.param(
        "حذر مدير منظمة الصحة العالمية من انتشار الوباء في المخيمات المكتظة باللاجئين.",
        "انتشار الوباء في المخيمات المكتظة باللاجئين", "indirect", "حذر", "warn", id="warning",
    ),
    pytest.param(
        "ونفى وزير الداخلية اللبناني وجود أي معتقلين سياسيين في سجون البلاد.",
        "وجود أي معتقلين سياسيين في سجون البلاد", "indirect", "نفى", "deny", id="denial",
    ),
    pytest.param(
        "رحبت وزارة الخارجية الكويتية بالاتفاق الذي توصل إليه الجانبان في جنيف.",
        "الاتفاق الذي توصل إليه الجانبان في جنيف", "indirect", "رحب", "support", id="joined preposition",
    ),
    pytest.param(
        "وأشاد وزير الدفاع المصري بدور القوات في حماية الحدود الغربية.",
        "دور القوات في حماية الحدود الغربية", "indirect", "أشاد", "praise", id="praise",
    ),
    pytest.param(
        "ارتفع عدد المصابين إلى عشرين شخصا، وفق ما أعلنت وزارة الصحة الفلسطينية.",
        "ارتفع عدد المصابين إلى عشرين شخصا", "indirect", "وفق", "report", id="content before its cue",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "quote", "lemma", "act"), CONTENT_ONLY)
def test_one_statement(text: str, content: str, quote: str, lemma: str, act: str) -> None:
    (statement,) = read_article(text)
    assert statement.content == statement.verbatim == content
    assert (statement.quote.value, statement.cue.lemma, statement.cue.act.value) == (quote, lemma, act)
    assert statement.field == "text"
    assert statement.span.start == text.index(content)
    assert not statement.headline


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("لم يؤكد المتحدث باسم الجيش وقوع إصابات في صفوف الجنود خلال العملية الأخيرة.", id="negated"),
        pytest.param("ولم يعلق المتحدث باسم الحكومة على هذه الأنباء التي نشرتها صحف عدة.", id="no comment"),
        pytest.param("ورفض المتحدث باسم الشركة التعليق على هذه الأنباء.", id="refused to comment"),
        pytest.param("ورفض الوزير الإدلاء بأي تصريح للصحفيين.", id="refused to speak"),
        pytest.param(
            "التقى الرئيس المصري أمس نظيره الفرنسي في القاهرة، وبحث الجانبان سبل تعزيز التعاون بين البلدين.", id="met",
        ),
        pytest.param("قصفت الطائرات مواقع المسلحين شرق المدينة، وأسفر القصف عن تدمير ثلاثة مبان.", id="bombed"),
        pytest.param("من المقرر أن يلقي الرئيس التونسي كلمة أمام البرلمان يوم الخميس المقبل.", id="plans to speak"),
        pytest.param(
            "وصل الوفد إلى العاصمة مساء أمس بعد رحلة طويلة.\nاشترك الآن في نشرتنا البريدية واحصل على خصم كبير.",
            id="advert",
        ),
    ],
)  # fmt: skip
def test_no_statement(text: str) -> None:
    assert read_article(text) == ()


def test_a_participle_makes_a_statement_of_its_own() -> None:
    first, second = read_article(
        "وأعلنت وزارة الداخلية العراقية أن قواتها اعتقلت خمسة مسلحين في محافظة الأنبار، "
        "مشيرة إلى أن التحقيق لا يزال مستمرا."
    )
    assert first.content == "قواتها اعتقلت خمسة مسلحين في محافظة الأنبار"
    assert second.content == "التحقيق لا يزال مستمرا"
    assert second.cue.lemma == "أشار"
    assert second.speaker.resolved_by == "dropped_subject"
    assert first.speaker_key == second.speaker_key == "iq.ministry.interior"


SPEAKERS = [
    pytest.param(
        "قال وزير الزراعة السوري ماهر الحداد إن محصول القمح سيرتفع هذا العام بنسبة كبيرة.",
        {
            "name": "ماهر الحداد", "role": "وزير الزراعة السوري", "organisation": "وزارة الزراعة السورية",
            "country": "SY", "body_id": "sy.ministry.agriculture", "anonymous": False, "resolved_by": "mention",
        },
        "office_holder", id="office, state and name",
    ),
    pytest.param(
        "قال المتحدث باسم وزارة الصحة التونسية هشام الرزقي إن الوضع تحت السيطرة في جميع المحافظات.",
        {"name": "هشام الرزقي", "role": "المتحدث باسم وزارة الصحة التونسية", "body_id": "tn.ministry.health"},
        "spokesperson", id="spokesman",
    ),
    pytest.param(
        "وأعلنت وزارة الداخلية العراقية أن قواتها اعتقلت خمسة مسلحين في محافظة الأنبار.",
        {"name": None, "role": None, "organisation": "وزارة الداخلية العراقية", "anonymous": False},
        "government", id="body",
    ),
    pytest.param(
        "أعلنت موسكو أنها ستسحب جزءا من قواتها قبل نهاية الشهر الجاري.",
        {"name": None, "organisation": "روسيا", "country": "RU", "resolved_by": "metonymy"}, "state", id="metonymy",
    ),
    pytest.param(
        "أكد الكرملين أن الرئيس لن يشارك في القمة المقبلة للمنظمة.",
        {"organisation": "الكرملين", "country": "RU"}, "government", id="building",
    ),
    pytest.param(
        "قال مسؤول أمريكي رفيع إن الإدارة تدرس فرض عقوبات جديدة على الشركة.",
        {"name": None, "role": "مسؤول أمريكي رفيع", "country": "US", "anonymous": True}, "office_holder", id="official",
    ),
    pytest.param(
        "وقال مصدر أمني عراقي إن انفجارا وقع قرب السوق المركزي صباح اليوم.",
        {"name": None, "role": "مصدر أمني عراقي", "country": "IQ", "anonymous": True}, "official_source",
        id="anonymous source",
    ),
    pytest.param(
        "وصلت المساعدات إلى المدينة مساء أمس، بحسب ما قال المتحدث باسم الأمم المتحدة عادل مراد.",
        {"name": "عادل مراد", "role": "المتحدث باسم الأمم المتحدة", "body_id": "un"}, "spokesperson", id="behind",
    ),
    pytest.param(
        "وقال المحلل السياسي رامي الحسن إن الأزمة ستستمر أشهرا عدة قبل الوصول إلى حل.",
        {"name": "رامي الحسن", "role": "المحلل السياسي"}, "analyst", id="not official",
    ),
    pytest.param(
        "نقلت وكالة الأنباء السورية عن وزير الزراعة ماهر الحداد قوله إن الإنتاج سيتضاعف خلال خمس سنوات.",
        {"name": "ماهر الحداد", "role": "وزير الزراعة"}, "office_holder", id="relayed by an agency",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "reason"), SPEAKERS)
def test_speaker(text: str, speaker: dict[str, object], reason: str) -> None:
    (statement,) = read_article(text)
    found = statement.speaker.model_dump()
    assert {field: found[field] for field in speaker} == speaker
    assert statement.official_reason == reason
    assert statement.official is statement.official_reason.official
    assert statement.speaker.mention is not None
    span = statement.speaker.mention.span
    assert text[span.start : span.end] == statement.speaker.mention.text


def test_a_dropped_subject_a_surname_and_a_role_mean_the_earlier_speaker() -> None:
    statements = read_article(
        "قال وزير النقل اللبناني جورج الخوري إن المطار سيفتح أبوابه صباح الاثنين.\n"
        "وأضاف أن جميع الرحلات المؤجلة ستنطلق خلال الأسبوع نفسه.\n"
        "وأوضح الخوري أن حركة الطيران ستعود إلى طبيعتها تدريجيا.\n"
        "وشدد الوزير على ضرورة التزام المسافرين بالتعليمات."
    )
    assert [s.speaker.name for s in statements] == ["جورج الخوري"] * 4
    assert [s.speaker.resolved_by.value for s in statements] == [
        "mention", "dropped_subject", "full_name_earlier", "role_earlier",
    ]  # fmt: skip
    assert {s.speaker_key for s in statements} == {"lb.ministry.transport"}


def test_a_dropped_subject_means_the_last_speaker_and_not_the_first() -> None:
    *_, last = read_article(
        "قال وزير النقل اللبناني جورج الخوري إن المطار سيفتح أبوابه صباح الاثنين.\n"
        "من جهته قال وزير المالية اللبناني سليم العلي إن الرسوم لن ترتفع هذا العام.\n"
        "وأضاف أن الحكومة ستخفض الضرائب على الشركات الصغيرة."
    )
    assert last.speaker.name == "سليم العلي"


TWO_SPEAKERS = (
    "قال وزير النقل اللبناني جورج الخوري إن المطار سيفتح أبوابه صباح الاثنين، مضيفا أن الرحلات ستنطلق تباعا.\n"
    "وأكدت وزارة الصحة الأردنية أن المستشفيات جاهزة تماما لاستقبال المصابين."
)


def test_statements_of_each_speaker_are_numbered() -> None:
    statements = read_article(TWO_SPEAKERS)
    assert [(s.speaker_key, s.sequence, s.of, s.speakers) for s in statements] == [
        ("lb.ministry.transport", 1, 2, 2), ("lb.ministry.transport", 2, 2, 2), ("jo.ministry.health", 1, 1, 2),
    ]  # fmt: skip


def test_a_worker_that_has_not_tagged_the_article_reads_the_same_speaker() -> None:
    article = tag_article("زار الوفد مقر حزب النخيل الأخضر السويسري.\nوقال الحزب إن مرشحيه جاهزون للاقتراع.")
    (here,) = {
        statement.speaker_key for statement in stages.extract(article).events if isinstance(statement, Statement)
    }
    load.cache_clear()  # as in another process, which has composed no body yet
    (there,) = {
        statement.speaker_key for statement in stages.extract(article).events if isinstance(statement, Statement)
    }
    assert here == there


def ids(statements: tuple[Statement, ...]) -> set[object]:
    return {statement.id for statement in statements}


def test_ids_are_derived_from_the_article_and_what_it_says() -> None:
    statements = read_article(TWO_SPEAKERS)
    assert len(ids(statements)) == 3
    assert read_article(TWO_SPEAKERS) == statements
    assert not ids(read_article(TWO_SPEAKERS.replace("المصابين", "المرضى"))) & ids(statements), "corrected text"
    assert not ids(read_article(TWO_SPEAKERS, source_id="a2.txt")) & ids(statements), "another article"


def test_what_the_article_is_goes_with_each_statement() -> None:
    statements = read_article(TWO_SPEAKERS, url="https://news.example/7", outlet="صحيفة الغد", lane="backfill")
    for statement in statements:
        assert (statement.url, statement.outlet, statement.lane) == ("https://news.example/7", "صحيفة الغد", "backfill")
        assert (statement.published_at, statement.title, statement.produced_at) == (NOON, TITLE, clock())


def test_the_raw_text_is_quoted_and_the_clean_one_read() -> None:
    text = "قال وزير الزراعة السوري ماهر الحداد إن محصـــول القمح&nbsp;سيرتفع هذا العام بنسبة كبيرة."
    (statement,) = read_article(text)
    assert statement.content == "محصول القمح سيرتفع هذا العام بنسبة كبيرة"
    assert statement.verbatim == text[statement.span.start : statement.span.end]
    assert statement.verbatim == "محصـــول القمح&nbsp;سيرتفع هذا العام بنسبة كبيرة"


def test_what_a_statement_is_about() -> None:
    (statement,) = read_article("قال وزير الزراعة السوري ماهر الحداد إن الأمم المتحدة سترسل قمحا إلى حلب هذا الشهر.")
    assert "الأمم المتحدة" in statement.about
    assert not any("الحداد" in name for name in statement.about)


@pytest.mark.corpus
def test_every_verbatim_of_the_annotated_articles_is_the_raw_text(
    corpus_statements: list[tuple[RawArticle, Statement]],
) -> None:
    assert len({statement.source for _, statement in corpus_statements}) > 50
    for raw, statement in corpus_statements:
        assert raw.raw(statement.field)[statement.span.start : statement.span.end] == statement.verbatim


@pytest.mark.corpus
def test_the_numbers_of_the_annotated_articles_are_consistent(
    corpus_statements: list[tuple[RawArticle, Statement]],
) -> None:
    articles: dict[object, list[Statement]] = {}
    for _, statement in corpus_statements:
        articles.setdefault(statement.trace_id, []).append(statement)
    for statements in articles.values():
        assert len(ids(tuple(statements))) == len(statements)
        keys = {statement.speaker_key for statement in statements}
        assert {statement.speakers for statement in statements} == {len(keys)}
        for key in keys:
            mine = [statement for statement in statements if statement.speaker_key == key]
            assert [statement.sequence for statement in mine] == list(range(1, len(mine) + 1))
            assert {statement.of for statement in mine} == {len(mine)}


@pytest.mark.corpus
def test_the_stages_are_repeatable(corpus_statements: list[tuple[RawArticle, Statement]]) -> None:
    raw, _ = corpus_statements[0]
    (cleaned,) = stages.clean(raw, clock).events
    (tagged,) = stages.tag(cleaned, clock).events  # type: ignore[arg-type]
    made = stages.extract(tagged, clock).events  # type: ignore[arg-type]
    again = [event for event in made if isinstance(event, Statement)]
    assert again == [statement for article, statement in corpus_statements if article is raw]
