"""Wrongly decoded text is decoded again; sound text with foreign names is left alone."""

from __future__ import annotations

import pytest

from workers.text.cleaning.mojibake import repair_encoding
from workers.text.cleaning.offsets import Mapped

SOUND = "قال الوزير إن «الاتفاق» مهم، وأضاف “سنمضي قدما”."


def wrongly(text: str, written: str, read: str) -> str:
    """``text`` written in one encoding and read in another; bytes that the other leaves out become C1 characters."""
    return "".join(
        bytes([byte]).decode(read) if bytes([byte]).decode(read, "ignore") else chr(byte)
        for byte in text.encode(written)
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [("cp1256", "latin-1"), ("cp1256", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("utf-8", "cp1256")],
)
def test_wrong_encodings_are_undone(written: str, read: str) -> None:
    damaged = wrongly(SOUND, written, read)
    assert damaged != SOUND
    mapped = repair_encoding(Mapped.whole(damaged))
    assert mapped.text == SOUND
    for at, char in enumerate(SOUND):
        start, end = mapped.raw_span(at, at + 1)
        assert damaged[start:end] == wrongly(char, written, read)


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("قال â€œنعمâ€\x9d ثم مضى", "قال “نعم” ثم مضى"),
        ("قال Â«نعمÂ» ثم مضى", "قال «نعم» ثم مضى"),
        ("الأمر بسيط â€¦", "الأمر بسيط …"),
    ],
)
def test_stray_punctuation_is_mended_in_sound_text(damaged: str, sound: str) -> None:
    assert repair_encoding(Mapped.whole(damaged)).text == sound


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        "التقى الوزير ريمي ديبوا (Rémy Déboîs) في باريس",
        "Élysée à Genève: déjà vu",
        "طالب الحزب بظل نظام عادل وطاقة نظيفة",
        "",
    ],
)
def test_sound_text_stays(text: str) -> None:
    assert repair_encoding(Mapped.whole(text)).text == text
