"""Deciding must stay cheap: every alert is put to every subscription."""

from __future__ import annotations

import time

from tests.workers.subscriptions.making import NOON, make_alert, make_book, make_statement

MANY = 200
WORDS = [
    "سلاح", "صاروخ", "حرب", "هدنة", "عقوبات", "انتخابات", "استقالة", "برلمان", "جيش", "هجوم",
    "غارة", "قصف", "نفط", "غاز", "كيماوي", "مفاوضات", "لاجئون", "حدود", "إرهاب",
]  # fmt: skip


def test_many_subscriptions_with_many_words() -> None:
    lines = [
        f"  s{number}: {{to: screen, who: [{{country: RU}}, {{body: us}}], about: [{{country: SY}}, إيران], "
        f"words: [{', '.join(WORDS[number % 7 :])}, «الاتفاق رقم {number}»]}}"
        for number in range(MANY)
    ]
    book = make_book("channels: {screen: {type: console}}\nsubscriptions:\n" + "\n".join(lines))
    said = "روسيا مستعدة لاستئناف المحادثات حول سوريا رغم ما وصفته بالضغوط " * 3
    alerts = [
        make_alert(make_statement(f"{said} {number}", about=("سوريا",)), name=str(number)) for number in range(10)
    ]
    book.decide(alerts[0], NOON)
    started = time.process_time()
    for alert in alerts[1:]:
        book.decide(alert, NOON)
    each = (time.process_time() - started) / (len(alerts) - 1)
    assert each < 0.1, "5 to 10 ms as a rule; trying every word on every word of the text took 170"
