"""Official or not, and why."""

from __future__ import annotations

from schemas import OfficialReason, Speaker


def judge_official(speaker: Speaker) -> OfficialReason:
    """Why ``speaker`` counts as official, or why not."""
    return OfficialReason.GOVERNMENT if speaker.organisation or speaker.role else OfficialReason.UNKNOWN
