"""What the article calls a known person, held against the office that the person holds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.makers import read_article

CLAIM = "إن الجسر الجديد سيفتح أمام المارة الشهر المقبل."


@pytest.mark.parametrize(
    ("title", "text", "key", "role"),
    [
        pytest.param(
            "ترامب لأمير قطر: الجسر الجديد سيفتح",
            f"وقال الرئيس الأمريكي دونالد ترامب {CLAIM}",
            "us",
            "الرئيس الأمريكي",
            id="who is told something in the headline",
        ),
        pytest.param(
            "", f"وقال الأمين العام لجماعة \"حزب الله\" اللبنانية حسن نصرالله {CLAIM}", "hezbollah",
            'الأمين العام لجماعة "حزب الله" اللبنانية', id="a body by other words",
        ),
        pytest.param(
            "", f"وقال المتحدث باسم قوات التحالف، العقيد الركن تركي المالكي {CLAIM}", "arab_coalition_yemen",
            "المتحدث باسم قوات التحالف", id="forces that may be any coalition's",
        ),
        pytest.param(
            "", f"وقال الممثل الروسي بالأمم المتحدة، فاسيلي نيبينزيا {CLAIM}", "ru", "الممثل الروسي بالأمم المتحدة",
            id="who is sent to an organisation",
        ),
        pytest.param(
            "", f"وقال زعيم حزب البيت اليهودي نفتالي بينيت {CLAIM}", "il.jewish_home", "زعيم حزب البيت اليهودي",
            id="another body of the own state",
        ),
        pytest.param(
            "كابيلو يتحدث عن الجسر", f"وقال المدرب الإيطالي فابيو كابيلو {CLAIM}", "فابيو_كابيلو", "المدرب الإيطالي",
            id="a namesake",
        ),
        pytest.param(
            "", f"وقال الرئيس الغواتيمالي جيمي موراليس {CLAIM}\nورد موراليس على أسئلة الصحفيين.", "gt", "الرئيس الغواتيمالي",
            id="a namesake in an office",
        ),
    ],
)  # fmt: skip
def test_known_offices(title: str, text: str, key: str, role: str) -> None:
    statements = read_article(text, title=title, published_at=datetime(2018, 4, 9, tzinfo=UTC))
    assert {(one.speaker_key, one.speaker.role) for one in statements} == {(key, role)}
