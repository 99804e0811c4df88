"""Names as they are compared."""

from __future__ import annotations

from workers.text.words.normalize import fold


def folded_name(name: str) -> str:
    """``name`` in folded letters with one space between two words: «أحمد  الشرع» and «احمد الشرع» are one."""
    return " ".join(fold(name).split())
