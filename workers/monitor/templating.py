"""The templates' environment: everything is escaped, an unknown name is an error, and a few filters."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from schemas import Act
from workers.monitor.addresses import alert_address, speaker_address, topic_address
from workers.sinks.render import printable

TONES: Final = {
    "plain": (Act.SAY, Act.REPORT, Act.PREDICT),
    "plan": (Act.ANNOUNCE, Act.COMMIT, Act.PROMISE, Act.PROPOSE),
    "assent": (Act.CONFIRM, Act.SUPPORT, Act.PRAISE),
    "dissent": (Act.DENY, Act.REJECT),
    "blame": (Act.CONDEMN, Act.CRITICISE, Act.ACCUSE),
    "press": (Act.DEMAND, Act.WARN),
    "threat": (Act.THREATEN,),
    "regret": (Act.REGRET,),
}
"""Acts that share a colour. The word tells which one it is."""
_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_TONE_OF: Final = {act: tone for tone, acts in TONES.items() for act in acts}


def tone(act: Act | str) -> str:
    """The name of the act's colour: ``chip-{tone}`` in css/components.css."""
    return _TONE_OF[Act(act)]


def web_url(url: str | None) -> str:
    """``url`` where it may become a link (http or https, without blanks or controls), else empty: ``javascript:`` is none."""
    if not url or not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def is_arabic(text: str) -> bool:
    """Whether ``text`` has an Arabic letter, and so runs from right to left, whatever it begins with."""
    return _ARABIC.search(text) is not None


def iso(moment: datetime) -> str:
    """For ``<time datetime>``: UTC to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def utc(moment: datetime) -> str:
    """What stands in ``<time>`` until the page's script tells it in the reader's zone."""
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def make_environment() -> Environment:
    """Ready for ``render``."""
    environment = Environment(
        loader=PackageLoader("workers.monitor"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(tone=tone, is_arabic=is_arabic, web_url=web_url, iso=iso, utc=utc, printable=printable)
    environment.globals.update(
        ACTS=tuple(Act), alert_address=alert_address, speaker_address=speaker_address, topic_address=topic_address
    )
    return environment
