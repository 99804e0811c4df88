"""Our own articles: as many as are wanted, of which DISTINCT say something of their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from schemas import RawArticle

SPEAKERS = (
    "وزير الخارجية الأردني أيمن الصفدي", "وزير الدفاع الفرنسي جان مورو", "رئيس الوزراء العراقي عادل الكاظمي",
    "وزير المالية المصري محمد معيط", "وزير الصحة التونسي علي المرابط", "وزير النقل اللبناني يوسف فنيانوس",
    "وزير التعليم السعودي حمد الشيخ", "وزير الداخلية الألماني توماس برغر", "الرئيس الجزائري كريم بوعلام",
    "وزير الطاقة القطري سعد الكعبي", "وزير العدل المغربي محمد أوجار", "وزير الزراعة السوداني الطاهر حربي",
)  # fmt: skip
CLAIMS = (
    "الحكومة ستفتح معبرا جديدا على الحدود في الشهر المقبل", "بلاده أوقفت استيراد القمح من ثلاث دول بسبب الجفاف",
    "المستشفيات تلقت مليون جرعة من اللقاح مساء الأحد", "الضرائب على الوقود لن ترتفع قبل نهاية العام",
    "قطارا سريعا سيربط العاصمة بالميناء خلال عامين", "المحكمة رفضت طعون المعارضة في نتائج الانتخابات",
    "الجيش أنهى تدريب خمسة آلاف مجند في الجنوب", "المدارس الابتدائية ستغلق أبوابها ثلاثة أيام بسبب العواصف",
)  # fmt: skip
DISTINCT = len(SPEAKERS) * len(CLAIMS)
"""So many alerts do DISTINCT or more of the written articles make, in whatever order they are read."""


def written(number: int) -> RawArticle:
    """Article ``number``: one official says one thing; after DISTINCT of them the next outlet repeats them all."""
    speaker, claim = SPEAKERS[number % len(SPEAKERS)], CLAIMS[number // len(SPEAKERS) % len(CLAIMS)]
    return RawArticle(
        source_id=f"written-{number:05}",
        url=f"https://outlet{number // DISTINCT}.example/{number}",
        outlet=f"outlet {number // DISTINCT}",
        title="اجتماع في العاصمة لبحث ملفات عدة",
        text=f"انعقد الاجتماع صباح اليوم في العاصمة.\n\nوقال {speaker} إن {claim}.\n\nوانتهى الاجتماع بعد ساعتين.",
        published_at=datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=number),
    )
