"""Bodies that an article names by their function or their head alone: whose they are."""

from __future__ import annotations

import pytest

from tests.makers import read_article
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Person
from workers.text.speakers.bodies.placing import Placing, body_of_office, place_ministers
from workers.text.speakers.voice import Voice

BARE = "وقالت وزارة الدفاع إن القتلى كانوا على متن الطائرة العسكرية."


@pytest.mark.parametrize(
    ("title", "text", "key"),
    [
        pytest.param(
            "الجزائر: تحطم طائرة عسكرية", f"تحطمت طائرة في الجزائر صباح الأربعاء.\n{BARE}", "dz.ministry.defence",
            id="the one state of the article",
        ),
        pytest.param(
            "تحطم طائرة عسكرية", f"زارت وزارة الدفاع التونسية موقع الحادث.\n{BARE}", "tn.ministry.defence",
            id="the one body of this function",
        ),
        pytest.param(
            "تونس تبحث عن طائرة", f"عبرت الطائرة أجواء مصر ثم هبطت في القاهرة.\n{BARE}", "ministry.defence",
            id="another state opens the title: nobody knows",
        ),
        pytest.param(
            "طائرة روسية تحلق فوق تونس", f"عبرت الطائرة أجواء تونس ثم هبطت في صفاقس.\n{BARE}", "tn.ministry.defence",
            id="the state that the article is about, behind another one in the title",
        ),
        pytest.param(
            "طائرة روسية تحلق فوق تونس",
            f"عبرت الطائرة أجواء تونس ثم هبطت في صفاقس. ونفى الجيش الروسي الخبر.\n{BARE}", "ministry.defence",
            id="the article names a body of the other one",
        ),
        pytest.param(
            "حريق في ألمانيا",
            "اندلع حريق في ألمانيا قرب برلين.\nوقالت رئاسة الوزراء إن القتلى كانوا على متن الطائرة العسكرية.",
            "de.chancellery", id="a government by the name of its head",
        ),
        pytest.param(
            "حريق في برلين", "اندلع حريق في برلين.\nوقال مكتب رئيسة وزراء بريطانيا إن القتلى كانوا على متن الطائرة العسكرية.",
            "gb.downing_street", id="the office of who holds one",
        ),
        pytest.param(
            "تحطم طائرة عسكرية", f"غمرت سيول الشوارع.\n{BARE}", "ministry.defence",
            id="one place, which may be a word",
        ),
        pytest.param(
            "تحطم طائرة عسكرية", f"هبطت الطائرة في بغداد، ثم أقلعت إلى البصرة.\n{BARE}", "iq.ministry.defence", id="two places",
        ),
        pytest.param(
            "تحطم طائرة عسكرية", "وقال وزير الدفاع جيمس ماتيس إن القتلى كانوا على متن الطائرة العسكرية.", "us.pentagon",
            id="a known person",
        ),
        pytest.param(
            "حريق في برلين", "اندلع حريق في برلين.\nوقالت السلطات إن القتلى كانوا على متن الطائرة العسكرية.", "government",
            id="authorities may be those of a city",
        ),
        pytest.param(
            "حريق في برلين", "اندلع حريق في برلين.\nوقالت السلطات في طهران إن القتلى كانوا على متن الطائرة العسكرية.",
            "ir.government", id="authorities in a capital",
        ),
        pytest.param(
            "حريق في برلين", "اندلع حريق في برلين.\nوقالت السلطات في حلب إن القتلى كانوا على متن الطائرة العسكرية.",
            "government", id="authorities in another city",
        ),
        pytest.param(
            "السعودية ترسل مساعدات", "غادرت الطائرة الرياض في السعودية.\n"
            "وقال سفير المملكة لدى لبنان وليد الحداد إن القتلى كانوا على متن الطائرة العسكرية.", "sa",
            id="the kingdom that the article is about",
        ),
        pytest.param(
            "فرنسا تدعم لبنان", "وقال سفير المملكة لدى لبنان وليد الحداد إن القتلى كانوا على متن الطائرة العسكرية.",
            "وليد_الحداد", id="no kingdom",
        ),
        pytest.param(
            "لقاء في القدس", "زار بنيامين نتانياهو باريس.\n"
            "وقالت حكومة نتانياهو إن القتلى كانوا على متن الطائرة العسكرية.", "il.government", id="a known person's government",
        ),
        pytest.param(
            "لقاء في واشنطن", "زار دونالد ترامب باريس.\n"
            "وقالت إدارة ترامب إن القتلى كانوا على متن الطائرة العسكرية.", "us.white_house", id="a president's",
        ),
        pytest.param(
            "لقاء في باريس", "زار رامي الحداد باريس.\n"
            "وقالت حكومة الحداد إن القتلى كانوا على متن الطائرة العسكرية.", "حكومه_الحداد", id="somebody's whom nobody knows",
        ),
        pytest.param(
            "باكستان تحاكم", "عقدت المحكمة في باكستان جلسة.\n"
            "وقالت وزيرة الدولة لشؤون الإعلام سلمى الحداد إن القتلى كانوا على متن الطائرة العسكرية.", "pk.government",
            id="a minister of state without a ministry",
        ),
        pytest.param(
            "محاكمة شاعرة", "عادت الشاعرة من مقديشو، وقضت محكمة في جمهورية أرض الصومال بالسجن.\n"
            "وقال المدعي العام إن القتلى كانوا على متن الطائرة العسكرية.", "المدعي_العام",
            id="a part of the state with courts of its own",
        ),
        pytest.param(
            "محاكمة شاعرة", "عادت الشاعرة إلى الصومال، وقضت محكمة في مقديشو بالسجن.\n"
            "وقال المدعي العام إن القتلى كانوا على متن الطائرة العسكرية.", "so.prosecution", id="no such part",
        ),
        pytest.param(
            "جريمة تهز البلاد", "هزت جريمة بلغاريا أمس.\n"
            "ووصل خبراء من فرنسا وإيطاليا وإسبانيا إلى مدريد.\n"
            "وقال وزير الداخلية ماهر الحداد إن القتلى كانوا على متن الطائرة العسكرية.",
            "bg.ministry.interior", id="the one state of the first sentence",
        ),
        pytest.param(
            "جريمة تهز البلاد", "هزت جريمة بلغاريا وفرنسا أمس.\n"
            "ووصل خبراء من فرنسا وإيطاليا وإسبانيا إلى مدريد.\n"
            "وقال وزير الداخلية ماهر الحداد إن القتلى كانوا على متن الطائرة العسكرية.",
            "ministry.interior", id="two states of the first sentence",
        ),
        pytest.param(
            "جريمة تهز البلاد", "هبت رياح من مناطق صحراوية بعيدة أمس.\n"
            "ووصل خبراء من فرنسا وإيطاليا وإسبانيا إلى مدريد.\n"
            "وقال وزير الداخلية ماهر الحداد إن القتلى كانوا على متن الطائرة العسكرية.",
            "ministry.interior", id="an everyday word of the first sentence",
        ),
        pytest.param(
            "لقاء في باريس", "وقال مكتب ماكرون إن القتلى كانوا على متن الطائرة العسكرية.", "fr.elysee",
            id="the office of a known person",
        ),
    ],
)  # fmt: skip
def test_a_body_is_placed_by_what_the_article_names(title: str, text: str, key: str) -> None:
    assert read_article(text, title=title)[-1].speaker_key == key


def test_who_has_left_the_police_is_not_placed() -> None:
    knowledge = load()
    role = knowledge.resolve_role("ضابط الشرطة السابق")
    assert role is not None
    voice = Voice(role="ضابط الشرطة السابق", role_info=role, known_body=role.body)
    Placing(knowledge, "بريطانيا", "GB", 2018).place([voice], [])
    assert voice.known_body is role.body


@pytest.mark.parametrize(
    ("named", "key"),
    [
        pytest.param(["tn.ministry.defence"], "tn.ministry.defence", id="one"),
        pytest.param(
            ["tn.ministry.defence", "eg.army"], "tn.ministry.defence", id="one, and another function of a state"
        ),
        pytest.param(["tn.ministry.defence", "eg.ministry.defence"], "ministry.defence", id="two: nobody knows"),
    ],
)
def test_a_body_is_the_one_of_its_function_that_is_named(named: list[str], key: str) -> None:
    knowledge = load()
    voice = Voice(body="وزارة الدفاع", known_body=knowledge.body("ministry.defence"))
    Placing(knowledge, None, None, 2018).place([voice], [body for one in named if (body := knowledge.body(one))])
    assert voice.known_body is not None
    assert voice.known_body.id == key


@pytest.mark.parametrize(
    ("role", "person", "key"),
    [
        pytest.param("زعيم حزب العمال", "جيريمي كوربين", "gb.labour_party", id="the party of the office held"),
        pytest.param("زعيم حزب العمال", "دونالد ترامب", "party.EmAl", id="another office"),
        pytest.param("زعيم حزب العمال", None, "party.EmAl", id="somebody whom nobody knows"),
    ],
)
def test_the_body_of_a_role_is_that_of_the_office_held(role: str, person: str | None, key: str) -> None:
    knowledge = load()
    info, known = knowledge.resolve_role(role), knowledge.lookup(person) if person else None
    assert info is not None
    assert info.body is not None
    holder = known if isinstance(known, Person) else None
    assert body_of_office(info.body, holder, 2018, knowledge).id == key


@pytest.mark.parametrize(
    ("named", "key"),
    [
        pytest.param(["تيريزا ماي"], "gb.downing_street", id="whose family name is an everyday word"),
        pytest.param(["دونالد ترامب"], None, id="another one"),
    ],
)
def test_the_office_of_a_person_whom_the_article_names(named: list[str], key: str | None) -> None:
    knowledge = load()
    persons = [person for name in named if isinstance(person := knowledge.lookup(name), Person)]
    voice = Voice(body="مكتب ماي")
    Placing(knowledge, None, None, 2018).place([voice], [], persons)
    assert (voice.known_body.id if voice.known_body else None) == key


@pytest.mark.parametrize(
    ("role", "key"),
    [
        pytest.param("الوزير", "eg.ministry.oil", id="the one ministry of the article"),
        pytest.param("الوزيرة", None, id="whose minister is a man"),
    ],
)
def test_the_minister_of_the_one_ministry(role: str, key: str | None) -> None:
    knowledge = load()
    minister = Voice(
        role="وزير النفط", role_info=knowledge.resolve_role("وزير النفط"), known_body=knowledge.body("eg.ministry.oil")
    )
    voice = Voice(name="نور الحداد", role=role, role_info=knowledge.resolve_role(role))
    place_ministers([minister, voice])
    assert (voice.known_body.id if voice.known_body else None) == key


@pytest.mark.parametrize(
    ("role", "key"),
    [
        pytest.param("محافظ البنك المركزي", "tn.central_bank", id="an office that tells its body"),
        pytest.param("النائب العام", "tn.prosecution", id="the prosecutor"),
        pytest.param("المدعي", None, id="a plaintiff, perhaps"),
        pytest.param("القائد", None, id="an office of many"),
    ],
)
def test_an_office_that_tells_its_body_is_of_the_state_that_the_article_is_about(role: str, key: str | None) -> None:
    knowledge = load()
    voice = Voice(name="نور الحداد", role=role, role_info=knowledge.resolve_role(role))
    Placing(knowledge, "تونس تعلن", "TN", 2018).place([voice], [])
    assert (voice.known_body.id if voice.known_body else None) == key


@pytest.mark.parametrize(
    ("title", "text", "key"),
    [
        pytest.param(
            "السعودية ترد على كندا", "قالت سفارة المملكة في واشنطن إن الاتهامات كاذبة.", "sa.embassy.us",
            id="the kingdom that the article is about",
        ),
        pytest.param(
            "تونس ترد على كندا", "قالت سفارة المملكة في واشنطن إن الاتهامات كاذبة.", "embassy.mmlkh", id="no kingdom",
        ),
        pytest.param(
            "احتجاج في نيويورك", "قال عمدة نيويورك سامر الخالدي إن الاتهامات كاذبة.", "سامر_الخالدي",
            id="a mayor speaks for no state",
        ),
        pytest.param(
            "احتجاج في نيويورك", "قال الرئيس الأميركي سامر الخالدي إن الاتهامات كاذبة.", "us", id="a president does",
        ),
    ],
)  # fmt: skip
def test_offices_and_missions_are_of_whom_they_speak_for(title: str, text: str, key: str) -> None:
    assert read_article(text, title=title)[-1].speaker_key == key


@pytest.mark.parametrize(
    ("role", "at", "key"),
    [
        pytest.param("وزير النفط", 0, "ru.ministry.oil", id="one minister"),
        pytest.param("وزراء النفط", 0, "ministry.oil", id="several"),
        pytest.param("وزير النفط", -1, "ministry.oil", id="in the title alone"),
        pytest.param("مسؤول بالمخابرات", 0, "intelligence", id="who speaks of what is abroad"),
    ],
)
def test_the_beginning_tells_the_state_of_who_is_surely_there(role: str, at: int, key: str) -> None:
    knowledge = load()
    info = knowledge.resolve_role(role)
    assert info is not None
    voice = Voice(role=role, role_info=info, known_body=info.body, spoke_at=at)
    Placing(knowledge, "روسيا تخفض الإنتاج", None, 2018).place([voice], [])
    assert voice.known_body is not None
    assert voice.known_body.id == key
