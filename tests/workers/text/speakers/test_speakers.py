"""From statements found to speakers: in the order of the text, the headline last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from schemas import Quote, ResolvedBy, TaggedArticle
from tests.makers import read_article, tag_article
from workers.text.knowledge.base import Knowledge, load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.speakers.antecedents.references import References
from workers.text.speakers.bodies.placing import place_ministers
from workers.text.speakers.resolve import as_speaker, resolve_speakers
from workers.text.speakers.voice import Resolved, Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.find import Found
from workers.text.statements.spots import Spot
from workers.text.syntax.analyse import Analysis, analyse


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def found_in(analysis: Analysis, *mentions: str | None, headline: bool = False) -> list[tuple[Found, Analysis]]:
    """A statement for each of the words «محتوى» of the part, with the cue before it and the mention given for it."""
    words = [token.word for token in analysis.tokens]
    places = [i for i, word in enumerate(words) if word == "محتوى"]
    found = []
    after = 0
    for place, mention in zip(places, mentions, strict=True):
        token = analysis.tokens[place]
        cue = next((i for i in range(place - 1, -1, -1) if analysis.cues[i] is not None), None)
        one = Found(
            part=analysis.part, headline=headline, content=(place, place + 1), span=(token.start, token.end), cue=cue,
            cue_word=analysis.cues[cue] if cue is not None else None, mention=None, quote=Quote.INDIRECT,
        )  # fmt: skip
        if mention is not None:
            wanted = mention.split()
            after = next(i for i in range(after, len(words)) if words[i : i + len(wanted)] == wanted)
            one.mention = (after, after + len(wanted))
        found.append((one, analysis))
    return found


def resolve(article: TaggedArticle, body: list[str | None], title: list[str | None]) -> list[Resolved]:
    found = found_in(analyse(article.body), *body)
    if article.title is not None and title:
        found = [*found_in(analyse(article.title), *title, headline=True), *found]
    return resolve_speakers(article, found, load())


def resolved_alone(mention: Mention, knowledge: Knowledge) -> Resolved:
    """The mention in an article that names nobody else."""
    names = FullNames([mention.name] if mention.name else [], knowledge)
    return References(Voices(names, knowledge, 2018), knowledge).resolve(mention, Spot(0, 0, 0, 0))


BODY = (
    "قال وزير الزراعة السوري ماهر الحداد إن محتوى كبير.\n"
    "وأضاف أن محتوى كبير.\n"
    "وقالت وزارة الصحة التونسية إن محتوى كبير.\n"
    "وأكد الحداد أن محتوى كبير."
)
MENTIONS = ["وزير الزراعة السوري ماهر الحداد", None, "وزارة الصحة التونسية", "الحداد"]


def test_a_statement_without_a_mention_goes_to_who_spoke_last() -> None:
    resolved = resolve(tag_article(BODY), MENTIONS, [])
    assert [one.voice.name or one.voice.body for one in resolved] == [
        "ماهر الحداد", "ماهر الحداد", "وزارة الصحة التونسية", "ماهر الحداد",
    ]  # fmt: skip
    assert [one.resolved_by.value for one in resolved] == ["mention", "dropped_subject", "mention", "full_name_earlier"]


def test_nobody_has_spoken_before_the_first() -> None:
    body = BODY.split("\n", maxsplit=1)[1]
    resolved = resolve(tag_article(body), [None, "وزارة الصحة التونسية", "الحداد"], [])
    assert resolved[0].resolved_by is ResolvedBy.UNRESOLVED
    assert (resolved[0].voice.name, resolved[0].voice.role, resolved[0].voice.body) == (None, None, None)
    assert resolved[1].voice.body == "وزارة الصحة التونسية"


def test_who_is_named_behind_the_cue_stands_for_a_mention_that_nobody_has_found() -> None:
    resolved = resolve(tag_article(BODY), [None, None, "وزارة الصحة التونسية", "الحداد"], [])
    assert resolved[0].voice.name == "ماهر الحداد"
    assert resolved[1].voice is resolved[0].voice


def test_the_headline_is_resolved_against_the_body_and_comes_first() -> None:
    resolved = resolve(tag_article(BODY, "الحداد في العاصمة محتوى كبير"), MENTIONS, ["الحداد"])
    assert len(resolved) == 5
    assert resolved[0].resolved_by is ResolvedBy.HEADLINE
    assert resolved[0].voice is resolved[1].voice
    assert resolved[0].voice.name == "ماهر الحداد"


def test_a_conjunction_before_the_article_is_no_part_of_the_mention() -> None:
    article = tag_article(
        "قال وزير الزراعة السوري ماهر الحداد إن محتوى كبير.\nوقال والوزير معه إن محتوى كبير في السوق."
    )
    *_, last = resolve(article, ["وزير الزراعة السوري ماهر الحداد", "والوزير"], [])
    assert last.voice.name == "ماهر الحداد"


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        pytest.param(
            "عقد “ديلان فورستر”، المتحدث باسم الكرملين، مؤتمرا صحفيا.", "المتحدث باسم الكرملين", id="name first"
        ),
        pytest.param(
            "عقد المتحدث باسم الكرملين، «ديلان فورستر»، مؤتمرا صحفيا.", "المتحدث باسم الكرملين", id="office first"
        ),
        pytest.param("عقد المتحدث باسم الكرملين مؤتمرا صحفيا حول «ديلان فورستر».", None, id="not beside the office"),
    ],
)
def test_a_name_in_quotation_marks_beside_an_office_holds_it(opening: str, role: str | None) -> None:
    article = tag_article(f"{opening}\nوقال فورستر محتوى.", "مؤتمر صحفي")
    assert resolve(article, ["فورستر"], [])[0].voice.role == role


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        pytest.param(
            Mention("ماهر الحداد", "وزير الزراعة السوري", None, anonymous=False),
            ("ماهر الحداد", "وزير الزراعة السوري", "وزارة الزراعة السورية", "SY", "sy.ministry.agriculture", None),
            id="person for a body",
        ),
        pytest.param(
            Mention(None, None, "موسكو", anonymous=False), (None, None, "روسيا", "RU", "ru", "ru"), id="metonym",
        ),
        pytest.param(
            Mention(None, "مسؤول أمريكي", None, anonymous=True),
            (None, "مسؤول أمريكي", "الولايات المتحدة", "US", "us", None), id="unnamed, of a state",
        ),
        pytest.param(
            Mention("سامر الخالدي", "المدرب الإسباني", None, anonymous=False),
            ("سامر الخالدي", "المدرب الإسباني", None, "ES", None, None), id="of a nationality, for no state",
        ),
        pytest.param(
            Mention("سامر الخالدي", "وزير الزراعة السوري السابق", None, anonymous=False),
            ("سامر الخالدي", "وزير الزراعة السوري السابق", None, "SY", None, None), id="once, for no body",
        ),
        pytest.param(
            Mention("سامر الخالدي", "المرشح السوري للرئاسة", None, anonymous=False),
            ("سامر الخالدي", "المرشح السوري للرئاسة", None, "SY", None, None), id="a candidate, for no state yet",
        ),
        pytest.param(
            Mention("سامر الخالدي", None, None, anonymous=False), ("سامر الخالدي", None, None, None, None, None),
            id="nobody knows",
        ),
        pytest.param(
            Mention(None, None, "ركاب القطار", anonymous=False), (None, None, "ركاب القطار", None, None, None),
            id="body that nobody knows",
        ),
    ],
)  # fmt: skip
def test_as_speaker(knowledge: Knowledge, mention: Mention, expected: tuple[str | None, ...]) -> None:
    resolved = resolved_alone(mention, knowledge)
    speaker = as_speaker(resolved, None, knowledge)
    assert (speaker.name, speaker.role, speaker.organisation, speaker.country, speaker.body_id) == expected[:5]
    if expected[5]:
        assert speaker.entity_id == expected[5]
    assert speaker.anonymous is mention.anonymous
    assert speaker.resolved_by is resolved.resolved_by


def test_a_known_person_has_his_own_id(knowledge: Knowledge) -> None:
    mention = Mention("سيرغي لافروف", None, None, anonymous=False)
    speaker = as_speaker(resolved_alone(mention, knowledge), None, knowledge)
    assert speaker.entity_id is not None
    assert speaker.entity_id != speaker.body_id
    assert speaker.country == "RU"


@pytest.mark.parametrize(
    ("body", "mention", "expected"),
    [
        pytest.param(
            "اجتمع البنك المركزي التركي في أنقرة أمس.\nوقال البنك إن محتوى كبير.", "البنك", "البنك المركزي التركي",
            id="a noun for its kind",
        ),
        pytest.param(
            "غرم الاتحاد الدولي لكرة القدم (فيفا) أندية عربية.\nوقال الفيفا إن محتوى كبير.", "الفيفا",
            "الاتحاد الدولي لكرة القدم (فيفا)", id="its short name",
        ),
        pytest.param("زار الوفد أندية عربية.\nوقال الفيفا إن محتوى كبير.", "الفيفا", "الفيفا", id="named by it alone"),
    ],
)  # fmt: skip
def test_a_body_is_called_by_its_full_name(body: str, mention: str, expected: str) -> None:
    assert resolve(tag_article(body), [mention], [])[0].voice.body == expected


def test_a_place_named_after_an_office_is_nobodys_name() -> None:
    article = tag_article('قال الأمير "ولي العهد" إن البناء جديد.\nوقال الأمير وليام إن محتوى كبير.')
    assert resolve(article, ["الأمير وليام"], [])[0].voice.name == "وليام"


def test_a_man_behind_a_womans_verb_is_its_object() -> None:
    article = tag_article("قالت سارة الحداد إن محتوى كبير.\nواتهمت بوتفليقة بأن محتوى كبير.")
    assert [one.voice.name for one in resolve(article, ["سارة الحداد", "بوتفليقة"], [])] == ["سارة الحداد"] * 2


@pytest.mark.parametrize(
    ("body", "mentions", "expected"),
    [
        pytest.param(
            "أفادت يومية «النخيل» الإيطالية بأن محتوى كبير.\nوبحسب الصحيفة الإيطالية فإن محتوى كبير.",
            ["يومية « النخيل » الإيطالية", "الصحيفة الإيطالية"], "يومية «النخيل» الإيطالية", id="a paper by its kind and state",
        ),
        pytest.param(
            "قالت وزارة الصحة التونسية إن محتوى كبير.\nوقالت الصحيفة الإيطالية إن محتوى كبير.",
            ["وزارة الصحة التونسية", "الصحيفة الإيطالية"], "الصحيفة الإيطالية", id="none that the article has named",
        ),
        pytest.param(
            "أكد بلاغ لوزارة الصحة التونسية أن محتوى كبير.\nقال سامر الخالدي إن محتوى كبير.\nوأضاف البلاغ أن محتوى كبير.",
            ["بلاغ لوزارة الصحة التونسية", "سامر الخالدي", "البلاغ"], "وزارة الصحة التونسية", id="a document's issuer",
        ),
        pytest.param(
            "قالت وزارة الصحة التونسية إن محتوى كبير.\nورد سامر الخالدي على تصريح للمدير العام أكد فيه أن محتوى كبير.",
            ["وزارة الصحة التونسية", None], "المدير العام", id="inside a document of another",
        ),
    ],
)  # fmt: skip
def test_who_speaks_last(body: str, mentions: list[str | None], expected: str) -> None:
    voice = resolve(tag_article(body), mentions, [])[-1].voice
    assert (voice.name or voice.role or voice.body) == expected


@pytest.mark.parametrize(
    ("body", "mentions", "expected"),
    [
        pytest.param(
            "قالت منظمة هيومن رايتس ووتش إن محتوى كبير.\nوأكدت المنظمة الدولية أن محتوى كبير.",
            ["منظمة هيومن رايتس ووتش", "المنظمة الدولية"],
            ["منظمة هيومن رايتس ووتش"] * 2,
            id="the society named last",
        ),
        pytest.param(
            "طلب النادي تقريرا من منظمة هيومن رايتس ووتش.\nوشددت المنظمة الدولية على أن محتوى كبير.",
            ["المنظمة الدولية"],
            ["منظمة هيومن رايتس ووتش"],
            id="the society that is only named",
        ),
        pytest.param(
            "زار الوفد مقر الأمم المتحدة.\nوأكدت المنظمة الدولية أن محتوى كبير.",
            ["المنظمة الدولية"],
            ["الأمم المتحدة"],
            id="the one so known",
        ),
        pytest.param(
            "أعلنت البحرين أن محتوى كبير.\nوجاء في بيان نقلته وكالة الأنباء أن محتوى كبير.\nوشدد البيان على أن محتوى كبير.",
            ["البحرين", "بيان نقلته وكالة الأنباء", "البيان"],
            ["البحرين"] * 3,
            id="a communiqué that an agency passes on",
        ),
        pytest.param(
            "وتصدر الوكالة الدولية للطاقة الذرية تقارير فصلية أكدت فيها أن محتوى كبير.",
            ["تقارير فصلية"],
            ["الوكالة الدولية للطاقة الذرية"],
            id="whose reports they are",
        ),
    ],
)
def test_bodies_that_are_meant(body: str, mentions: list[str | None], expected: list[str]) -> None:
    resolved = resolve(tag_article(body), mentions, [])
    assert [one.voice.body for one in resolved] == expected


def test_a_family_name_is_of_who_bears_it_and_was_named_last() -> None:
    body = (
        "قال وزير الزراعة السوري ماهر الحداد إن محتوى كبير.\n"
        "وأكد الحداد أن محتوى كبير.\n"
        "وقال الخبير الاقتصادي سامر الحداد إن محتوى كبير.\n"
        "وأكد الحداد أن محتوى كبير."
    )
    mentions: list[str | None] = ["وزير الزراعة السوري ماهر الحداد", "الحداد", "الخبير الاقتصادي سامر الحداد", "الحداد"]
    resolved = resolve(tag_article(body), mentions, [])
    assert [one.voice.name for one in resolved] == ["ماهر الحداد", "ماهر الحداد", "سامر الحداد", "سامر الحداد"]


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        pytest.param("وفقا لما نقلته وكالة الأنباء البحرينية، على", "مملكة البحرين", id="who passes it on"),
        pytest.param("وزارة الصحة البحرينية على", "وزارة الصحة البحرينية", id="the verb's subject"),
    ],
)
def test_who_passes_it_on_beside_the_verb_does_not_say_it(aside: str, expected: str) -> None:
    body = f"كما أدانت مملكة البحرين التفجير الإرهابي الذي استهدف المسجد. وشددت {aside} أن هذه الجريمة لا تمت بصلة لأي دين."
    assert read_article(body)[-1].speaker.organisation == expected


@pytest.mark.parametrize(
    ("opening", "pronoun", "expected"),
    [
        pytest.param("استقبل معالي وزير الزراعة السوري ماهر الحداد الوفد.", "معاليه", "ماهر الحداد", id="by name"),
        pytest.param(
            "استقبل معالي وزير الزراعة السوري الوفد.", "معاليه", "وزير الزراعة السوري", id="by the office alone"
        ),
        pytest.param("استقبل معالي وزير الزراعة السوري الوفد.", "سعادته", "سامر الخالدي", id="by another title"),
        pytest.param("استقبل وزير الزراعة السوري ماهر الحداد الوفد.", "معاليه", "سامر الخالدي", id="by none"),
    ],
)
def test_a_pronoun_of_courtesy_is_whose_title_has_its_word(opening: str, pronoun: str, expected: str) -> None:
    article = tag_article(f"{opening}\nوقال المحلل سامر الخالدي إن محتوى كبير.\nوأكد {pronoun} أن محتوى كبير.")
    *_, last = resolve(article, ["المحلل سامر الخالدي", pronoun], [])
    assert (last.voice.name or last.voice.role) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("وزير الانسحاب من الاتفاق", "fr.ministry.foreign_affairs", id="of no state that is told"),
        pytest.param("وزير شؤون انسحاب بريطانيا من الاتفاق", None, id="of another state"),
    ],
)
def test_a_minister_is_of_the_only_ministry_unless_his_state_is_another(
    knowledge: Knowledge, words: str, expected: str | None
) -> None:
    voices = Voices(FullNames([], knowledge), knowledge, 2018)
    minister = Voice(role=words, role_info=knowledge.resolve_role(words))
    assert minister.role_info is not None
    minister.role_info = replace(minister.role_info, body=None)
    voices.speak(minister, 10)
    ministry = knowledge.body("fr.ministry.foreign_affairs")
    voices.speak(Voice(body="وزارة الخارجية الفرنسية", known_body=ministry), 20)
    place_ministers(voices.everybody())
    assert (minister.known_body.id if minister.known_body else None) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("وزير الخارجية", "us.state_department", id="who holds the office"),
        pytest.param("وزير الخارجية السابق", "ministry.foreign_affairs", id="who has held it"),
    ],
)
def test_the_ministry_of_a_known_minister(knowledge: Knowledge, role: str, expected: str) -> None:
    voices = Voices(FullNames(["مايك بومبيو"], knowledge), knowledge, 2019)
    voice = voices.person(Mention("مايك بومبيو", role, None, anonymous=False), "مايك بومبيو")
    assert voice.known_body is not None
    assert voice.known_body.id == expected
