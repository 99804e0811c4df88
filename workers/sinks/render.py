"""An alert as a reader sees it: who, in what office, said what, from which outlets. For the console and the CLI.

Letters always stay in logical order: turning them round is the terminal's work. What it gets beyond the words are
Unicode's invisible marks (UAX 9), so that it works: U+200F at the head of each line makes the line a right-to-left one,
isolates keep a Latin name or a date from tearing the Arabic around it apart. Pipes and files get the words alone.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

from rich.console import Console
from rich.text import Text

from schemas import (
    Act,
    Alert,
    AlertKind,
    Change,
    ChangeReason,
    Opposed,
    OppositionKind,
    Quote,
    Speaker,
)  # fmt: skip

RIGHT_TO_LEFT_MARK: Final = "\u200f"
_FIRST_STRONG_ISOLATE: Final = "\u2068"
_RIGHT_TO_LEFT_ISOLATE: Final = "\u2067"
_POP_ISOLATE: Final = "\u2069"

ACTS: Final = {
    Act.SAY: "تصريح",
    Act.ANNOUNCE: "إعلان",
    Act.CONFIRM: "تأكيد",
    Act.DENY: "نفي",
    Act.REJECT: "رفض",
    Act.CONDEMN: "إدانة",
    Act.CRITICISE: "انتقاد",
    Act.DEMAND: "مطالبة",
    Act.PROPOSE: "اقتراح",
    Act.WARN: "تحذير",
    Act.ACCUSE: "اتهام",
    Act.SUPPORT: "تأييد",
    Act.PRAISE: "إشادة",
    Act.COMMIT: "تعهّد",
    Act.PROMISE: "وعد",
    Act.THREATEN: "تهديد",
    Act.PREDICT: "توقّع",
    Act.REGRET: "أسف",
    Act.REPORT: "إفادة",
}
"""What the speaker does. A noun, because a verb would have to agree with the speaker's gender, which nobody tells."""

KINDS: Final = {AlertKind.NEW: "● جديد", AlertKind.CORROBORATED: "○ مصدر آخر", AlertKind.CORRECTED: "✎ تصحيح"}

CHANGES: Final = {
    ChangeReason.SPEAKER_CHANGED: "تغيّر المتحدث",
    ChangeReason.NUMBER_CHANGED: "تغيّر رقم",
    ChangeReason.NEGATION_CHANGED: "تغيّر النفي",
    ChangeReason.ACT_CHANGED: "تغيّر وصف القول",
    ChangeReason.EXTENDED: "زيد فيه",
    ChangeReason.SHORTENED: "حُذف منه",
    ChangeReason.REWORDED: "تغيّرت الصياغة",
    ChangeReason.WITHDRAWN: "سُحب",
}
"""What a correction did; «كان» and «صار» stand before the two wordings."""

_STYLES: Final = {
    AlertKind.NEW: "bold green",
    AlertKind.CORROBORATED: "bold cyan",
    AlertKind.CORRECTED: "bold magenta",
}
OPPOSED: Final = {OppositionKind.REVERSAL: "↩ خلافا لقول", OppositionKind.DENIAL: "✗ نفيا لقول"}
"""What the statement does to an earlier one; who said that follows. Nouns again: nobody's gender is told."""

_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""Controls (a terminal obeys them: articles must not steer it) and line breaks."""
_DIRECTING: Final = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of an article may be left open and would turn what follows round."""
_QUOTED: Final = re.compile(r'^[«"“„].*[»"”]$', re.DOTALL)


def alert_text(alert: Alert, *, bidi: bool = False) -> Text:
    """``alert`` in lines of logical order, without a line break at the end.

    With ``bidi`` pieces of unknown direction are isolated; ``print_alert`` adds the marks at the heads of the lines,
    which are known only after wrapping.
    """
    text = Text()
    text.append(KINDS[alert.kind], style=_STYLES[alert.kind])
    text.append(" — ")
    _append_speaker(text, alert.speaker, bidi)
    for statement in alert.statements if alert.kind is not AlertKind.CORRECTED else ():
        text.append("\n")
        text.append(ACTS[statement.act], style="yellow")
        if other := other_speaker(statement.speaker, alert.speaker):
            text.append(f" ({isolated(other, bidi)})")
        text.append(": ")
        text.append(isolated(quoted(statement), bidi, _RIGHT_TO_LEFT_ISOLATE))
        if statement.opposes is not None:
            _append_opposed(text, statement.opposes, bidi)
    for change in alert.changes:
        _append_change(text, change, alert, bidi)
    text.append("\nالمصادر: " if len(alert.carriers) > 1 else "\nالمصدر: ", style="dim")
    text.append("، ".join(isolated(outlet, bidi) for outlet in outlets(alert)))
    text.append(" · " + isolated(f"{alert.first_seen:%Y-%m-%d %H:%M} UTC", bidi), style="dim")
    return text


def outlets(alert: Alert) -> tuple[str, ...]:
    """Who carries it, each once, in the order of the carriers."""
    return tuple(dict.fromkeys(printable(carrier.label) for carrier in alert.carriers))


def print_alert(console: Console, alert: Alert) -> None:
    """Print to a terminal, wrapped to its width; to anything else as plain lines, one for each part of the alert."""
    if not console.is_terminal:
        console.out(alert_text(alert).plain, style=None, highlight=False)
        return
    for line in alert_text(alert, bidi=True).wrap(console, console.width):
        line.rstrip()
        console.print(Text(RIGHT_TO_LEFT_MARK) + line, soft_wrap=True, highlight=False)


def _append_speaker(text: Text, speaker: Speaker, bidi: bool) -> None:
    text.append(isolated(printable(speaker.label), bidi), style="bold")
    if held := office(speaker):
        text.append("، " + "، ".join(isolated(part, bidi) for part in held))
    if speaker.anonymous:
        text.append(" (لم يُذكر اسمه)")
    if speaker.country:
        text.append(f" ({isolated(speaker.country, bidi)})", style="dim")


def _append_change(text: Text, change: Change, alert: Alert, bidi: bool) -> None:
    """«تغيّر رقم، كان: …» and below it «صار: …»; of an alert that tells more than that, with the outlet that corrected."""
    text.append("\n")
    if alert.kind is not AlertKind.CORRECTED:
        corrected = next((c for c in alert.carriers if c.article_id == change.article_id), None)
        by = f" ({isolated(printable(corrected.label), bidi)})" if corrected else ""
        text.append(f"{KINDS[AlertKind.CORRECTED]}{by} — ", style="bold magenta")
    text.append(CHANGES[change.reason], style="yellow")
    versions = [("، كان" if change.after else "", change.speaker_before, change.before)]
    if change.after:
        versions.append(("\nصار", change.speaker_after, change.after))
    for label, speaker, content in versions:
        text.append(label)
        text.append(f" ({isolated(printable(speaker), bidi)}): " if speaker else ": ")
        text.append(isolated(printable(content), bidi, _RIGHT_TO_LEFT_ISOLATE))


def other_speaker(other: Speaker | None, speaker: Speaker) -> str | None:
    """Who said it, where that is not the ``speaker`` who heads the alert: the name, or what is told of who has none."""
    if other is None or other.identity == speaker.identity:
        return None
    words = other.name or other.role or other.organisation
    return printable(words) if words and words not in speaker.label else None


def _append_opposed(text: Text, opposed: Opposed, bidi: bool) -> None:
    """On a line of its own: «↩ خلافا لقول سالم الهادي في 2026-03-01: …», «✗ نفيا لقول الجيش: …»."""
    text.append("\n  " + OPPOSED[opposed.kind], style="bold red")
    text.append(" " + isolated(printable(opposed.speaker), bidi))
    if day := opposed_on(opposed):
        text.append(" في " + isolated(day, bidi))
    if opposed.content is not None:
        text.append(": " + isolated(printable(opposed.content), bidi, _RIGHT_TO_LEFT_ISOLATE))


def opposed_on(opposed: Opposed) -> str:
    """The day on which what is reversed was published (UTC); empty with a denial, which stands in the same article."""
    reverses = opposed.kind is OppositionKind.REVERSAL and opposed.published_at is not None
    return f"{opposed.published_at:%Y-%m-%d}" if reverses else ""


def office(speaker: Speaker) -> tuple[str, ...]:
    """Role and body of ``speaker``, as far as they say more than the label."""
    parts = [part for part in (speaker.role, speaker.organisation) if part and part != speaker.label]
    if len(parts) == 2 and parts[1] in parts[0]:
        parts.pop()  # «وزير خارجية روسيا» needs no «روسيا» behind it
    return tuple(printable(part) for part in parts)


class Said(Protocol):
    """Words, and how far they are a quotation."""

    @property
    def content(self) -> str: ...  # noqa: D102
    @property
    def quote(self) -> Quote: ...  # noqa: D102


def quoted(statement: Said) -> str:
    """What was said; in quotation marks where it is a quotation and has none of its own."""
    content = printable(statement.content)
    return f"«{content}»" if statement.quote is Quote.DIRECT and not _QUOTED.match(content) else content


def harmless(text: str) -> str:
    """``text`` without what would steer a terminal: controls, line breaks, marks of direction that may be left open."""
    return _DIRECTING.sub("", _UNPRINTABLE.sub(" ", text))


def isolated(text: str, bidi: bool, isolate: str = _FIRST_STRONG_ISOLATE) -> str:
    """``text`` so that its direction and that of the line around it leave each other alone; as it is without ``bidi``."""
    return f"{isolate}{text}{_POP_ISOLATE}" if bidi else text


def printable(text: str) -> str:
    """``harmless``, with one space between two words."""
    return " ".join(harmless(text).split())
