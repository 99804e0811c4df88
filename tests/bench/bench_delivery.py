"""What telling subscribers costs: ``python -m tests.bench.bench_delivery --shared DIR [--articles N]``.

Alerts of real articles are put to 1,000 subscriptions of every sort: by processor time, as other work shares the machine.
Then they go through the outbox in SQLite, and a courier sends what is due to a receiver on this machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Final

from schemas import Alert, utc_now
from tests.bench.bench_text import CORPUS, read_corpus, spread
from tests.workers.channels.servers import http_server
from workers.channels.build import Surroundings
from workers.channels.guard import Guard
from workers.cli.rehearsal import Rehearsed, Told, rehearse
from workers.collector import collect_seldom
from workers.delivery.courier import Courier
from workers.delivery.outbox import Outbox
from workers.delivery.switchboard import Switchboard
from workers.logs import set_up_logs
from workers.settings import Settings
from workers.store import Store
from workers.subscriptions.book import Book, parse

SUBSCRIPTIONS: Final = 1000
SECRET: Final = {"SECRET": "whsec_c2VjcmV0IG9mIDI0IGJ5dGVzIGF0IGxlYXN0"}
ROLES: Final = ("وزير الخارجية", "رئيس الوزراء", "المتحدث باسم وزارة الدفاع", "محافظ البنك المركزي", "الأمين العام")
BODIES: Final = ("us", "un", "ru", "ir", "وزارة الخارجية", "الاتحاد الأوروبي", "مجلس الأمن", "حلف شمال الأطلسي")
COUNTRIES: Final = ("SY", "IQ", "US", "RU", "IR", "TR", "SA", "EG", "LB", "JO", "IL", "FR", "GB", "DE", "YE", "LY")
ACTS: Final = ("deny", "condemn", "threaten", "announce", "demand", "warn")
WORDS: Final = (
    "سلاح", "صاروخ", "حرب", "هدنة", "عقوبات", "انتخابات", "استقالة", "برلمان", "جيش", "هجوم", "غارة", "قصف", "نفط",
    "غاز", "كيماوي", "مفاوضات", "لاجئون", "حدود", "إرهاب", "نووي", "تخصيب", "دستور", "حكومة", "اقتصاد", "مساعدات",
    "انسحاب", "تحالف", "قوات", "اتفاق", "مجلس الأمن", "«حقوق الإنسان»", "وقف إطلاق النار", "معتقلون", "محكمة", "ميليش*",
)  # fmt: skip


def make_book(url: str, seed: int = 7) -> Book:
    """Subscriptions by speaker, body, country, role, subject, act and words, some of them together."""
    chance = random.Random(seed)
    lines = [
        f'channels: {{hook: {{type: webhook, url: "{url}/", secrets_env: [SECRET], concurrency: 16}}}}',
        "subscriptions:",
    ]
    for number in range(SUBSCRIPTIONS):
        parts = [
            f"who: [{{body: {chance.choice(BODIES)}}}, {{country: {chance.choice(COUNTRIES)}}}]",
            f"who: {{role: {chance.choice(ROLES)}}}",
            f"about: [{{country: {chance.choice(COUNTRIES)}}}, {{country: {chance.choice(COUNTRIES)}}}]",
            f"act: [{', '.join(chance.sample(ACTS, 2))}]",
            f"words: [{', '.join(chance.sample(WORDS, 8))}]",
            f"words: {{any: [{', '.join(chance.sample(WORDS, 4))}], none: [{', '.join(chance.sample(WORDS, 2))}]}}",
        ]
        chosen = {part.split(":")[0]: part for part in chance.sample(parts, chance.choice((1, 2, 2, 3)))}
        lines.append(f"  s{number}: {{to: hook, {', '.join(chosen.values())}}}")
    return parse("\n".join(lines).encode(), Path("bench.yml"))


def alerts_of(corpus: Path, articles: int) -> list[Alert]:
    """The alerts that so many articles of the corpus raise, as if they were made now."""
    nobody = parse(b"channels: {c: {type: console}}\nsubscriptions: {off: {to: c, enabled: false}}", Path("none.yml"))
    so_far = Rehearsed(nobody, window_hours=72, least=0.0)
    told = [one for article in spread(read_corpus(corpus), articles) for one in rehearse(article, so_far, utc_now())]
    return [one.alert.model_copy(update={"produced_at": utc_now()}) for one in told if isinstance(one, Told)]


def measure_matching(book: Book, alerts: Sequence[Alert]) -> dict[str, Any]:
    """Milliseconds of processor time for an alert, and how many subscriptions take one."""
    book.decide(alerts[0], utc_now())
    spent, taken = [], 0
    for alert in alerts:
        began = time.process_time()
        taken += sum(one.takes for one in book.decide(alert, utc_now()))
        spent.append((time.process_time() - began) * 1000)
    spent.sort()
    return {
        "alerts": len(alerts),
        "subscriptions": len(book.subscriptions),
        "taken_per_alert": round(taken / len(alerts), 1),
        "alerts_per_cpu_second": round(1000 * len(alerts) / sum(spent), 1),
        "matching_ms": {"p50": _quantile(spent, 0.5), "p99": _quantile(spent, 0.99), "max": round(spent[-1], 2)},
    }


async def measure_delivery(alerts: Sequence[Alert]) -> dict[str, Any]:
    """Deliveries a second into the outbox, and out of it to a receiver that answers at once."""
    with tempfile.TemporaryDirectory(prefix="tasrih-bench-") as home, http_server() as server:
        book = make_book(server.url)
        outbox = Outbox(_Fixed(book))
        around = Surroundings(guard=Guard([ip_network("127.0.0.1")]), environ=SECRET)
        async with await Store.open(f"sqlite:///{home}/bench.db") as store:
            attempt, began = outbox.attempt(), time.process_time()
            await store.save(alerts, alerts_by=attempt.save)
            into = time.process_time() - began
            courier = Courier(store, outbox, Switchboard(around))
            began, began_cpu = time.perf_counter(), time.process_time()
            sent = await courier.drain()
            out, out_cpu = time.perf_counter() - began, time.process_time() - began_cpu
            await courier.stop()
        assert sent == attempt.rows == len(server.requests), "each is sent once"
    return {
        "deliveries": sent,
        "outbox_alerts_per_cpu_second": round(len(alerts) / into, 1),
        "webhooks_per_second": round(sent / out, 1),
        "webhooks_per_cpu_second": round(sent / out_cpu, 1),
    }


class _Fixed:
    """A file that does not change."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def refresh(self) -> bool:
        """No."""
        return False


def _quantile(values: Sequence[float], share: float) -> float:
    """Of sorted ``values``."""
    return round(values[min(len(values) - 1, int(len(values) * share))], 2)


def main() -> int:
    """The command line; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help=f"folder that holds {CORPUS}")
    parser.add_argument("--articles", type=int, default=400, help="so many of the corpus, evenly spread")
    parser.add_argument("--sent", type=int, default=40, help="so many alerts go through the outbox")
    given = parser.parse_args()
    set_up_logs(Settings(log_level="warning"))
    collect_seldom()  # as a worker does
    alerts = alerts_of(given.shared / CORPUS, given.articles)
    figures = measure_matching(make_book("http://127.0.0.1"), alerts)
    figures |= asyncio.run(measure_delivery(alerts[: given.sent]))
    print(json.dumps(figures, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
