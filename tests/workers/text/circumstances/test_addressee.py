"""Whom a statement addresses, in the article's words."""

from __future__ import annotations

import pytest

from tests.turns import turns_of
from workers.text.circumstances.describe import circumstances

CONTENT = "الحكومة ستواصل دعم الخبز في البلاد"


def told_in(text: str, cue: str | None) -> str | None:
    article, turns = turns_of(text, (CONTENT, cue))
    (found,) = turns
    excerpt = found.found.part.excerpt(*found.found.span)
    return circumstances(article, turns, [excerpt])[0].told_to


@pytest.mark.parametrize(
    ("text", "cue", "told"),
    [
        (f"قال سالم لرويترز إن {CONTENT}.", "قال", "رويترز"),
        (f"قال سالم لنورث برس إن {CONTENT}.", "قال", "نورث برس"),
        (f"وأضاف للجزيرة نت أن {CONTENT}.", "وأضاف", "الجزيرة نت"),
        (f"قال سالم لوكالة فرانس برس إن {CONTENT}.", "قال", "وكالة فرانس برس"),
        (f"قال سالم لوكالة الصحافة الفرنسية الثلاثاء إن {CONTENT}.", "قال", "وكالة الصحافة الفرنسية"),
        (f"قال سالم لقناة روسيا اليوم إن {CONTENT}.", "قال", "قناة روسيا اليوم"),
        (f'قال سالم لـ"سكاي نيوز عربية" إن {CONTENT}.', "قال", "سكاي نيوز عربية"),
        (f'قال سالم لمجلة "دير شبيغل" الألمانية إن {CONTENT}.', "قال", 'مجلة "دير شبيغل" الألمانية'),
        (f"قال سالم، لـCNN، إن {CONTENT}.", "قال", "CNN"),
        (f"قال سالم لقناة (إن 24) الألمانية إن {CONTENT}.", "قال", "قناة (إن 24) الألمانية"),
        (f"قال سالم في تصريح لـ(عكاظ) إن {CONTENT}.", "قال", "عكاظ"),
        (f"قال سالم للصحفيين في باريس إن {CONTENT}.", "قال", "الصحفيين"),
        (f"قال سالم في تصريح لصحيفة الجريدة إن {CONTENT}.", "قال", "صحيفة الجريدة"),
        (f"قال سالم في تصريحات خاصة لموقع البلد إن {CONTENT}.", "قال", "موقع البلد"),
        (f"قال سالم في مقابلة مع قناة العربية إن {CONTENT}.", "قال", "قناة العربية"),
        (f"قال سالم في حديث إلى إذاعة محلية إن {CONTENT}.", "قال", "إذاعة محلية"),
        (f"قال سالم في حوار خص به جريدة هسبريس الإلكترونية إن {CONTENT}.", "قال", "جريدة هسبريس الإلكترونية"),
        (f"وفي حديث لرويترز، رأى سالم أن {CONTENT}.", "رأى", "رويترز"),
        (f"{CONTENT}، وفق ما قال سالم لوكالة رويترز.", "وفق", "وكالة رويترز"),
        (f"قال سالم إن {CONTENT}، في تصريح لوكالة رويترز.", "قال", "وكالة رويترز"),
        (f"قال سالم في كلمة أمام مجلس النواب إن {CONTENT}.", "قال", "مجلس النواب"),
        (f"أبلغ الصحفيين أن {CONTENT}.", "أبلغ", "الصحفيين"),
        (f"قال سالم خلال لقائه وزير الخارجية الفرنسي إن {CONTENT}.", "قال", "وزير الخارجية الفرنسي"),
        (f"قال سالم في اتصال هاتفي مع وزير الخارجية الفرنسي إن {CONTENT}.", "قال", "وزير الخارجية الفرنسي"),
    ],
)  # fmt: skip
def test_the_addressee(text: str, cue: str, told: str | None) -> None:
    assert told_in(text, cue) == told


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param(f"قال سالم إن {CONTENT}.", "قال", id="nobody"),
        pytest.param(f"قال المتحدث باسم الأمين العام للأمم المتحدة إن {CONTENT}.", "قال", id="title of the speaker"),
        pytest.param(
            f"قال المدير العام للوكالة الدولية للطاقة الذرية إن {CONTENT}.", "قال", id="agency that is no outlet"
        ),
        pytest.param(f"قال سالم وفقا لوكالة رويترز إن {CONTENT}.", "قال", id="source"),
        pytest.param(f"قال سالم بعد اجتماعه مع وزير الخارجية الفرنسي إن {CONTENT}.", "قال", id="met before"),
        pytest.param(f"قال سالم في مؤتمر صحفي إن {CONTENT}.", "قال", id="an occasion is no addressee"),
        pytest.param(f"قال سالم لاحقا إن {CONTENT}.", "قال", id="an adverb"),
        pytest.param(f"قال سالم في كلمته اليوم إن {CONTENT}.", "قال", id="a day that is also a newspaper"),
        pytest.param(
            f"نقلت صحيفة لوس أنجلوس تايمز عن سالم أن {CONTENT}.", "نقلت", id="begins with a letter of its own"
        ),
        pytest.param(
            f"قال سالم لرويترز إن الأسعار سترتفع. وأكد مراد أن {CONTENT}.", "وأكد", id="of the sentence before"
        ),
        pytest.param(f"قالت مؤسسة تابعة لوكالة رويترز إن {CONTENT}.", "قالت", id="belongs to an outlet"),
        pytest.param(f"قال تقرير لصحيفة الشرق الأوسط إن {CONTENT}.", "قال", id="made by an outlet"),
        pytest.param(f"قال سالم في تصريحات للوزير الفرنسي إن {CONTENT}.", "قال", id="who made the remarks"),
        pytest.param(f"أظهر استطلاع حديث للرأي أن {CONTENT}.", "أظهر", id="a poll"),
        pytest.param(f"ذكر تقرير حديث لموقع البلد أن {CONTENT}.", "ذكر", id="a report"),
        pytest.param(f"قال الموقع الرسمي للاتحاد إن {CONTENT}.", "قال", id="a site of a body"),
        pytest.param(f"قال سالم في رسالة لصحيفة إن {CONTENT}.", "قال", id="an outlet without a name"),
        pytest.param(f"يرى لاندروس أن {CONTENT}.", "يرى", id="name of the speaker"),
    ],
)
def test_no_addressee(text: str, cue: str) -> None:
    assert told_in(text, cue) is None
