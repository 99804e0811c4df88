"""Which of an article's voices a name, an office or a body means."""

from __future__ import annotations

import pytest

from schemas import ResolvedBy
from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem, stems
from workers.text.speakers.antecedents.references import References
from workers.text.speakers.bodies.placing import place_ministers
from workers.text.speakers.voice import Resolved, Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot
from workers.text.syntax.cues import read_cue
from workers.text.words.normalize import fold


def named(name: str, role: str | None = None, body: str | None = None) -> Mention:
    return Mention(name, role, body, anonymous=False)


def role(words: str, *, anonymous: bool = False) -> Mention:
    return Mention(None, words, None, anonymous=anonymous)


def body(words: str) -> Mention:
    return Mention(None, None, words, anonymous=False)


MINISTER = named("ماهر الحداد", "وزير الزراعة السوري")
ENVOY = named("سامر الخالدي", "المبعوث الأممي")


def ministry_and(*others: str) -> list[str | None]:
    """What the bodies are called in the end, after the labour minister and they have spoken."""
    article = Article(named("ماهر الحداد", "وكيل وزارة العمل"), *(body(words) for words in others))
    voices = [article.resolve(body(words)).voice for words in others]
    place_ministers(article.voices.everybody())
    return [voice.body for voice in voices]


def test_the_ministry_is_the_one_that_the_article_tells_of() -> None:
    assert ministry_and("الوزارة") == ["وزارة العمل"]
    assert ministry_and("الجمعية") == ["الجمعية"]


def test_where_somebody_spoke_is_no_role() -> None:
    article = Article(named("ماهر الحداد", "أمام البرلمان"), named("سامر الخالدي", "إمام المسجد"))
    assert [voice.role for voice in article.voices.recent(2)] == ["إمام المسجد", None]


def test_a_body_called_by_one_word_has_the_name_by_which_it_is_introduced() -> None:
    article = Article(body("حماس"), body("حركة فتح"))
    for words, full in (("حماس", "حركة المقاومة الإسلامية (حماس)"), ("حركة فتح", "حركة التحرير الوطني (فتح)")):
        known = article.resolve(body(words)).voice.known_body
        assert known is not None
        article.voices.note_long_form(known, full)
    article.voices.name_in_full()
    assert article.resolve(body("حماس")).voice.body == "حركة المقاومة الإسلامية (حماس)"
    assert article.resolve(body("حركة فتح")).voice.body == "حركة فتح"


class Article:
    """An article in which ``mentions`` have spoken, in this order."""

    def __init__(self, *mentions: Mention, full_names: tuple[str, ...] = ()) -> None:
        names = [mention.name for mention in mentions if mention.name]
        self.voices = Voices(FullNames([*names, *full_names], load()), load(), 2018)
        self._references = References(self.voices, load())
        self._at = 0
        for mention in mentions:
            self.say(mention)

    def say(self, mention: Mention) -> Resolved:
        """Resolve the mention at the next sentence and let the voice speak."""
        resolved = self.resolve(mention)
        self._at += 100
        self.voices.speak(resolved.voice, self._at)
        return resolved

    def resolve(self, mention: Mention) -> Resolved:
        at = self._at + 100
        return self._references.resolve(mention, Spot(at, at, max(at - 100, 0), at))

    def dropped(self, verb: str, several: Mention | None, *, paragraphs: int = 0) -> str | None:
        """Who goes on at the verb, in the next sentence or some ``paragraphs`` behind it."""
        at = self._at + 100 + 500 * paragraphs
        spot = Spot(at, at, at - 100, at, cue=read_cue(fold(verb)))
        voice = self._references.dropped(spot, None, several).voice
        return voice.name or voice.role

    def issue(self, document: str) -> None:
        """Note that who has just spoken did so in the document."""
        if self.last is not None:
            self._references.note_issuer(self.last, Spot(self._at, document=document))

    @property
    def last(self) -> Voice | None:
        return self.voices.last


def voices_of(*mentions: Mention, full_names: tuple[str, ...] = ()) -> Article:
    return Article(*mentions, full_names=full_names)


@pytest.mark.parametrize(
    ("mention", "name", "resolved_by"),
    [
        pytest.param(named("ماهر الحداد"), "ماهر الحداد", "mention", id="full name again"),
        pytest.param(named("الحداد"), "ماهر الحداد", "full_name_earlier", id="family name"),
        pytest.param(named("ماهر حداد"), "ماهر الحداد", "mention", id="name without its article"),
        pytest.param(role("الوزير"), "ماهر الحداد", "role_earlier", id="head of his role"),
        pytest.param(role("الوزير السوري"), "ماهر الحداد", "role_earlier", id="role with his state"),
        pytest.param(role("المبعوث"), "سامر الخالدي", "role_earlier", id="role of the other one"),
        pytest.param(role("المسؤول ذاته"), "سامر الخالدي", "pronoun", id="the same: who spoke last"),
        pytest.param(role("نفس المسؤول"), "سامر الخالدي", "pronoun", id="the same, told in front"),
        pytest.param(role("نفس مسؤول"), None, "mention", id="of nobody definite"),
        pytest.param(body("هو"), "سامر الخالدي", "pronoun", id="a pronoun: who spoke last"),
        pytest.param(body("البيان"), "سامر الخالدي", "pronoun", id="a document of nobody: who spoke last"),
        pytest.param(body("الحداد"), "ماهر الحداد", "full_name_earlier", id="a family name taken for a body"),
        pytest.param(named("رامي الحسن"), "رامي الحسن", "mention", id="somebody new"),
        pytest.param(role("وزير النقل الأردني"), None, "mention", id="another minister"),
        pytest.param(role("مسؤول سوري", anonymous=True), None, "mention", id="an unnamed one is always new"),
        pytest.param(body("وزارة الصحة التونسية"), None, "mention", id="a body"),
        pytest.param(body("موسكو"), None, "metonymy", id="a capital for its state"),
    ],
)
def test_resolve(mention: Mention, name: str | None, resolved_by: str) -> None:
    resolved = voices_of(MINISTER, ENVOY).resolve(mention)
    assert (resolved.voice.name, resolved.resolved_by.value) == (name, resolved_by)


def test_the_full_name_may_come_from_the_article_alone() -> None:
    voices = voices_of(full_names=("ليث كريم الجبوري",))
    resolved = voices.resolve(named("الجبوري"))
    assert (resolved.voice.name, resolved.resolved_by) == ("ليث كريم الجبوري", ResolvedBy.FULL_NAME_EARLIER)


def test_the_name_grows_with_what_the_article_tells() -> None:
    voices = voices_of(named("الحداد"))
    later = voices.resolve(MINISTER).voice
    assert later is voices.last
    assert (later.name, later.role) == ("ماهر الحداد", "وزير الزراعة السوري")


def test_a_short_role_does_not_replace_the_long_one() -> None:
    voices = voices_of(MINISTER)
    assert voices.resolve(named("ماهر الحداد", "الوزير")).voice.role == "وزير الزراعة السوري"


def test_who_is_introduced_is_found_though_he_has_not_spoken() -> None:
    voices = voices_of(ENVOY)
    voices.voices.person(MINISTER, "ماهر الحداد")
    assert voices.resolve(role("الوزير")).voice.name == "ماهر الحداد"
    assert voices.last is not None
    assert voices.last.name == "سامر الخالدي", "to be introduced is not to speak"


def test_a_family_of_two_is_told_apart_by_the_first_name() -> None:
    voices = voices_of(named("سامر الخالدي"), named("رامي الخالدي"))
    assert voices.resolve(named("سامر الخالدي")).voice.name == "سامر الخالدي"
    assert voices.resolve(named("رامي الخالدي")).voice.name == "رامي الخالدي"


def test_an_unnamed_source_comes_back_as_the_source() -> None:
    voices = voices_of(MINISTER, role("مصدر أمني عراقي", anonymous=True))
    resolved = voices.resolve(role("المصدر"))
    assert (resolved.voice.role, resolved.resolved_by) == ("مصدر أمني عراقي", ResolvedBy.ROLE_EARLIER)


@pytest.mark.parametrize(
    ("words", "issuer"),
    [
        pytest.param("بيان صادر عن وزارة الصحة التونسية", "وزارة الصحة التونسية", id="issued by"),
        pytest.param(
            "بيان لوزارة الصحة التونسية", "وزارة الصحة التونسية", id="of",
        ),
    ],
)  # fmt: skip
def test_a_document_speaks_for_the_body_that_issued_it(words: str, issuer: str) -> None:
    assert voices_of(MINISTER).resolve(body(words)).voice.body == issuer


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param("بيان", "وزارة الصحة التونسية", id="whose it was"),
        pytest.param("بلاغ", "سامر الخالدي", id="another document"),
        pytest.param("", "سامر الخالدي", id="nothing told of one"),
    ],
)
def test_a_document_is_whose_words_it_had_before(document: str, expected: str) -> None:
    article = Article(body("وزارة الصحة التونسية"))
    article.issue(document)
    article.say(ENVOY)
    voice = article.resolve(body("البيان")).voice
    assert (voice.name or voice.body) == expected


@pytest.mark.parametrize(
    ("mention", "anonymous"),
    [
        pytest.param(role("المصادر"), True, id="sources"),
        pytest.param(body("الأنباء"), True, id="reports"),
        pytest.param(role("الناشط"), False, id="somebody whom the article may name"),
        pytest.param(body("النخيل"), False, id="a name"),
    ],
)
def test_who_is_never_named_is_unnamed(mention: Mention, *, anonymous: bool) -> None:
    assert Article().resolve(mention).voice.anonymous is anonymous


def test_a_correspondent_is_no_letter() -> None:
    resolved = voices_of(MINISTER).resolve(role("مراسلة وكالة الأنباء الفرنسية", anonymous=True))
    assert (resolved.voice.role, resolved.voice.body) == ("مراسلة وكالة الأنباء الفرنسية", None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("وزراء خارجية الاتحاد الأوروبي", "وزراء خارجية الاتحاد الأوروبي", id="the fuller office"),
        pytest.param("وزراء خارجية", "وزراء خارجية", id="the same one"),
    ],
)
def test_an_office_grows_with_what_the_article_tells(words: str, expected: str) -> None:
    article = voices_of(role("وزراء خارجية"))
    assert article.resolve(role(words)).voice.role == expected


@pytest.mark.parametrize(
    ("short", "words", "expected"),
    [
        pytest.param("البنتاغون", "وزارة الدفاع الأميركية", "وزارة الدفاع الأميركية (البنتاغون)", id="another name"),
        pytest.param("حماس", "حركة حماس", "حركة حماس", id="a part of the longer one"),
        pytest.param("أمريكا", "الولايات المتحدة", "الولايات المتحدة", id="a state"),
    ],
)
def test_a_body_has_the_short_name_behind_the_long_one(short: str, words: str, expected: str) -> None:
    assert voices_of(body(short)).resolve(body(words)).voice.body == expected


def test_a_body_that_has_only_been_named_grows_with_its_mention() -> None:
    article = voices_of(body("وزارة الدفاع"))
    (voice,) = article.voices.recent(1)
    assert article.resolve(body("وزارة الدفاع التي يسيطر عليها آخرون")).voice.body == "وزارة الدفاع"
    voice.times = 0
    assert article.resolve(body("وزارة الدفاع التي يسيطر عليها آخرون")).voice is voice
    assert voice.body == "وزارة الدفاع التي يسيطر عليها آخرون"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("كبير الاقتصاديين في Carver ICAP", None, id="of another house"),
        pytest.param("كبير الاقتصاديين", "ماهر الحداد", id="of no other one"),
    ],
)
def test_who_is_of_another_house_is_another_one(words: str, name: str | None) -> None:
    article = voices_of(named("ماهر الحداد", "كبير الاقتصاديين في مصرف النخيل"))
    assert article.resolve(role(words)).voice.name == name


def test_one_body_by_two_names_is_one_voice() -> None:
    voices = voices_of(body("الأمم المتحدة"))
    assert voices.resolve(body("منظمة الأمم المتحدة")).voice is voices.last
    assert voices.resolve(body("الاتحاد الأوروبي")).voice is not voices.last


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("الصحيفة الأميركية", "صحيفة الوادي", id="its kind and its state"),
        pytest.param("الوكالة الفرنسية", "الوكالة الفرنسية", id="an agency has its name from its state"),
        pytest.param("الشرطة الأميركية", "الشرطة الأميركية", id="no outlet"),
    ],
)
def test_a_paper_is_told_by_its_state(words: str, expected: str) -> None:
    assert voices_of(MINISTER, body("صحيفة الوادي")).resolve(body(words)).voice.body == expected


def test_nobody_has_spoken_yet() -> None:
    voices = voices_of()
    assert voices.last is None
    assert voices.resolve(body("هو")).resolved_by is ResolvedBy.UNRESOLVED


@pytest.mark.parametrize(
    ("word", "expected"),
    [("بالوزير", "وزير"), ("والوزير", "وزير"), ("للوزير", "وزير"), ("وزير", "وزير"), ("الم", "الم")],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_stems_leave_out_function_words_and_signs() -> None:
    assert stems("المتحدث باسم «الجيش»، نفسه", None, "في الوزارة") == {"متحدث", "جيش", fold("وزارة")}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("هذه المصادر", "مصادر أمنية", id="these sources"),
        pytest.param("المصادر", "مصادر أمنية", id="the sources"),
        pytest.param("هذه الخطة", "هذه الخطة", id="no source"),
    ],
)
def test_sources_that_are_pointed_at_are_those_of_before(words: str, expected: str) -> None:
    article = Article(role("مصادر أمنية", anonymous=True))
    assert article.resolve(role(words, anonymous=True)).voice.role == expected


def test_a_source_is_no_state() -> None:
    article = Article(role("مصادر أمنية", anonymous=True), body("روسيا"))
    assert article.resolve(role("المصادر")).voice.role == "مصادر أمنية"


@pytest.mark.parametrize(
    ("words", "same"),
    [
        pytest.param("مصادر جزائرية", False, id="with less words"),
        pytest.param("مصادر رسمية جزائرية", True, id="with the same words"),
        pytest.param("مصدر رسمي", False, id="another one"),
        pytest.param("مصادر رسمية", True, id="as official as they"),
    ],
)
def test_sources_with_less_words_are_others(words: str, *, same: bool) -> None:
    article = Article(role("مصادر رسمية جزائرية", anonymous=True))
    resolved = article.resolve(role(words, anonymous=True))
    assert (resolved.voice is article.last) is same


def test_people_with_an_adjective_are_others_than_those_without() -> None:
    article = Article(role("نشطاء", anonymous=True))
    assert article.resolve(role("نشطاء حقوقيون", anonymous=True)).voice.role == "نشطاء حقوقيون"


def test_the_final_declaration_speaks_for_itself() -> None:
    article = Article(body("روسيا"))
    assert article.resolve(body("الإعلان الختامي")).voice.body == "الإعلان الختامي"
    assert article.resolve(body("البيان")).voice.body == "روسيا"


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        pytest.param(named("محمد", "الأمير"), "محمد بن سلمان", id="a crown prince is one"),
        pytest.param(named("محمد", "الدكتور"), "محمد بن عبد الرحمن آل ثاني", id="a title that is everybody's"),
        pytest.param(named("سلمان", "الملك"), "سلمان بن عبد العزيز", id="not his son"),
    ],
)
def test_a_title_with_a_given_name_means_who_bears_the_title(mention: Mention, name: str) -> None:
    article = Article(
        named("محمد بن عبد الرحمن آل ثاني", "وزير خارجية قطر"),
        named("محمد بن سلمان", "ولي العهد السعودي"),
        named("سلمان بن عبد العزيز", "العاهل السعودي"),
    )
    assert article.resolve(mention).voice.name == name


def test_the_president_is_not_his_deputy() -> None:
    article = Article(named("ماهر الحداد", "نائب الرئيس التركي"))
    assert article.resolve(role("الرئيس التركي")).voice.name != "ماهر الحداد"
    assert article.resolve(role("نائب الرئيس")).voice.name == "ماهر الحداد"


def test_words_with_a_name_inside_that_tell_no_office_are_nobodys() -> None:
    article = Article(named("ماهر الحداد", "وزير الزراعة السوري"))
    assert article.resolve(role("الدعم الروسي للحداد")).voice.name is None
    assert article.resolve(role("الوزير السوري")).voice.name == "ماهر الحداد"


def test_a_verb_of_several_is_theirs_whom_the_sentence_names() -> None:
    article = Article(named("ماهر الحداد", "وزير الزراعة السوري"))
    several = role("سكان المدينة", anonymous=True)
    assert article.dropped("وأضافوا", several) == "سكان المدينة"
    assert article.dropped("وأضاف", several) == "ماهر الحداد"
    assert article.dropped("وأضافوا", None, paragraphs=9) is None
