"""Datelines and credits are read, attributions that look like them are not."""

from __future__ import annotations

import pytest

from workers.text.cleaning.dateline import closing_credit, outlet_in, outlet_of, read_credit, read_dateline


@pytest.mark.parametrize(
    ("line", "rest", "place", "outlet", "authors"),
    [
        ("واشنطن –  نورث برس", "", "واشنطن", "نورث برس", ()),
        ("دبي - العربية.نت", "", "دبي", "العربية.نت", ()),
        ("باريس (أ ف ب) - التقى الوزيران", "التقى الوزيران", "باريس", "أ ف ب", ()),
        ("دبي، الإمارات (CNN)-- التقى", "التقى", "دبي، الإمارات", "CNN بالعربية", ()),
        ("(CNN)— التقى الوزيران", "التقى الوزيران", None, "CNN بالعربية", ()),
        ("رويترز - التقى الوزيران", "التقى الوزيران", None, "رويترز", ()),
        ("برلين 10 أغسطس 2015 م واس", "", "برلين", "واس", ()),
        ("تونس 11 ديسمبر 2016 (وات) - التقى", "التقى", "تونس", "وات", ()),
        ("سامي راشد- سبق- تبوك: وقفت لجنة", "وقفت لجنة", "تبوك", "سبق", ("سامي راشد",)),
        ("رامي سعد - xeber24.net", "", None, "xeber24.net", ("رامي سعد",)),
        ("القاهرة - رامي سعد", "", "القاهرة", None, ("رامي سعد",)),
        ("كييف- في مستشفى قديم", "في مستشفى قديم", "كييف", None, ()),
        ("الرياض: استقبل الوزير ضيفه", "استقبل الوزير ضيفه", "الرياض", None, ()),
        ("فرانس24/ أ ف ب", "", None, "فرانس 24", ()),
        ("«الاقتصادية» 24/7/2015", "", None, "الاقتصادية", ()),
        ("موسكو - سبوتنيك. التقى الوزيران", "التقى الوزيران", "موسكو", "سبوتنيك", ()),
        ("القاهرة/ الأناضول/ رامي سعد", "", "القاهرة", "الأناضول", ("رامي سعد",)),
        ("الدوحة في 12 يناير /قنا/ التقى الوزيران", "التقى الوزيران", "الدوحة", "قنا", ()),
        ("غزة - 12 قتيلا في غارة", "12 قتيلا في غارة", "غزة", None, ()),
        ("موسكو - سبوتنيك التي التقت", "سبوتنيك التي التقت", "موسكو", None, ()),
        ("بيروت - 12 - 1 (كونا) -- التقى الوزيران", "التقى الوزيران", "بيروت", "كونا", ()),
    ],
)
def test_datelines(line: str, rest: str, place: str | None, outlet: str | None, authors: tuple[str, ...]) -> None:
    credit = read_dateline(line)
    assert credit is not None
    assert (line[credit.end :], credit.place, credit.outlet, credit.authors) == (rest, place, outlet, authors)
    assert credit.whole == (not rest)


@pytest.mark.parametrize(
    "line",
    [
        "نيويورك تايمز: روسيا تجمع التبرعات",
        "واشنطن: لن نسمح بذلك",
        "إسرائيل: سنرد على الهجوم",
        "دمشق - بحسب شهود - قصفت من جديد",
        "سوريا - التي تشهد حربا منذ أعوام",
        "سوريا، قال الوزير إنه باق",
        "ونقلت وكالة الأنباء الرسمية (سانا) عن مصدر قوله",
        "قال الرئيس - وهو في زيارة - إنه باق",
        "الدوحة في 12 يناير المقبل تستضيف الوزيرين",
        "الحياة",
        "اليوم",
        "قصة المدينة",
        "",
    ],
)
def test_no_datelines(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("field", "place", "outlet", "authors"),
    [
        ("أبوظبي - سكاي نيوز عربية", "أبوظبي", "سكاي نيوز عربية", ()),
        ("دبي ـ العربية.نت", "دبي", "العربية.نت", ()),
        ("القاهرة- رامي سعد", "القاهرة", None, ("رامي سعد",)),
        ("العربية.نت، وكالات", None, "العربية.نت", ()),
        ("رامي سعد، منى سالم", None, None, ("رامي سعد", "منى سالم")),
        ("30174026-20d9-40a2-9e04-5b63346a78a6", None, None, ()),
    ],
)
def test_author_fields(field: str, place: str | None, outlet: str | None, authors: tuple[str, ...]) -> None:
    credit = read_credit(field)
    assert (credit.place, credit.outlet, credit.authors) == (place, outlet, authors)


@pytest.mark.parametrize(
    ("paragraph", "credit"),
    [
        ("انتهى الاجتماع مساء. (رويترز)", " (رويترز)"),
        ("انتهى الاجتماع في جنيف (أ ف ب، رويترز)", " (أ ف ب، رويترز)"),
        ("«لن نعود» (د ب أ)", " (د ب أ)"),
    ],
)
def test_closing_credits(paragraph: str, credit: str) -> None:
    start = closing_credit(paragraph)
    assert start is not None
    assert paragraph[start:] == credit


@pytest.mark.parametrize(
    "paragraph",
    [
        "وفق ما نقلته وكالة الأنباء السورية (سانا)",
        "وفق ما نقلته وكالة الأنباء السورية (سانا).",
        "انتهى الاجتماع مع حركة (حماس)",
        "انتهى الاجتماع. (انظر أدناه)",
        "انتهى الاجتماع.",
    ],
)
def test_no_closing_credits(paragraph: str) -> None:
    assert closing_credit(paragraph) is None


def test_outlets_are_known_by_their_aliases_and_domains() -> None:
    assert outlet_of("Reuters") == outlet_of("وكالة رويترز") == "رويترز"
    assert outlet_of("example-news.com") == "example-news.com"
    assert outlet_of("وزير الخارجية") is None
    assert outlet_in("نسخه من تطبيق بي بي سي عربي") == "بي بي سي عربي"
    assert outlet_in("اخبار اليوم والحياه") is None
