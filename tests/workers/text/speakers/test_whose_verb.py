"""Whose verb it is where somebody else has spoken in front of it."""

from __future__ import annotations

import pytest

from tests.makers import read_article

POLICE = "وقالت الشرطة إن المتهم اعتقل في مدينة قصور."
ACTIVIST = "كان الناشط فؤاد الفرحان كاتبا معروفا."
PLAYER = "قال رامي الحداد أمس إن الفريق ضعيف."
OFFICIAL = "قال المسؤول الأمريكي إن البلدين حليفان."
STATE = "أعلنت الحكومة العراقية أمس خطة جديدة."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param(f"{POLICE} واعترف علي باغتصاب وقتل سبع فتيات أخريات.", "علي", id="«علي» in front of «بـ»"),
        pytest.param(f"{POLICE} وأكد علي بقاء القوات في المدينة.", "الشرطة", id="the preposition, misspelt"),
        pytest.param(f"{ACTIVIST} وطالب السلطات السعودية بإلغاء الهيئة.", "فؤاد الفرحان", id="a feminine object"),
        pytest.param(f"{ACTIVIST} وطالبت السلطات السعودية بإلغاء الهيئة.", "السلطات السعودية", id="a feminine subject"),
        pytest.param(f'{PLAYER} وأضاف أسطورة الأرجنتين: "ليس لديهم مدرب".', "رامي الحداد", id="a legend of a state"),
        pytest.param(f'{PLAYER} وأضاف سفير الأرجنتين: "ليس لديهم مدرب".', "الأرجنتين", id="a state's ambassador"),
        pytest.param(f"{OFFICIAL} وبدأت الأزمة عقب مطالبة كندا المملكة بإطلاق ناشطين.", "كندا", id="a verbal noun"),
        pytest.param(f"{OFFICIAL} وأدانت بريطانيا الخطوة، مطالبة كندا بإطلاق ناشطين.", "بريطانيا", id="a participle"),
        pytest.param(f"{STATE} وحذر تقرير أميركي من عودة التنظيم.", "تقرير أميركي", id="a report of nobody told"),
        pytest.param(
            f"{STATE} وحذر تقرير أميركي من عودة التنظيم. وكشف التقرير أن عدد المقاتلين ازداد.", "تقرير أميركي",
            id="the same report again",
        ),
        pytest.param(f"{STATE} وحذر تقرير للأمم المتحدة من عودة التنظيم.", "الأمم المتحدة", id="a report with its issuer"),
        pytest.param(
            f"{STATE} وحسب الأرقام الرسمية فإن عددهم ازداد. وجاء في بيان صادر عن جمعيات عدة تعنى بهم أن الوضع خطير.",
            "جمعيات عدة", id="several issuers unnamed",
        ),
    ],
)  # fmt: skip
def test_who_speaks_last(text: str, speaker: str) -> None:
    one = read_article(text, title="أخبار اليوم")[-1].speaker
    assert (one.name or one.organisation or one.role) == speaker
