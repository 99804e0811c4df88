"""Which alerts a subscription takes, as its file stands now."""

from __future__ import annotations

from schemas import Alert, AlertKind
from workers.subscriptions.book import Book
from workers.subscriptions.decision import NOTHING_BEFORE, Past, SuppressedBy
from workers.subscriptions.facts import Facts
from workers.subscriptions.subscription import ReadySubscription


def takes(book: Book, subscription: ReadySubscription, alert: Alert) -> bool:
    """Whether the subscription takes ``alert`` (with all its carriers) when it is told, or when another outlet joins.

    The very decision that a message follows from, made for the moment at which the alert was told: what a silence kept
    back then is left out. Digests, quiet hours and limits say when a message goes out, and keep nothing out of a feed.
    """
    first = alert.model_copy(update={"carriers": alert.carriers[:1], "changes": ()})
    event, past, told = first, NOTHING_BEFORE, False
    for at, carrier in enumerate(alert.carriers):
        if at:
            event = first.model_copy(update={"kind": AlertKind.CORROBORATED, "carriers": (carrier,)})
            past = Past(first, alert.carriers[:at], frozenset({subscription.name} if told else ()))
        decision = subscription.decide(Facts(event, past, book.belonging), event.produced_at, book.silences)
        silenced = decision.suppressed is not None and decision.suppressed.by is SuppressedBy.SILENCE
        if decision.takes and not silenced:
            return True
        told = told or decision.takes
    return False
