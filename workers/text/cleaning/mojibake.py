"""Undo the two ways in which Arabic text arrives in the wrong encoding, with offsets."""

from __future__ import annotations

import re
from typing import Final

from workers.text.cleaning.offsets import Edit, Mapped


def _as_bytes(codec: str) -> dict[str, int]:
    """Which byte a character of ``codec`` stands for; bytes that the codec leaves out stand for themselves (C1)."""
    table = {chr(byte): byte for byte in range(0x80, 0x100)} if codec == "cp1252" else {}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(codec)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


_LATIN: Final = _as_bytes("cp1252")
_ARABIC: Final = _as_bytes("cp1256")

# cp1256 read as latin-1 or cp1252: «ÞÇá» for «قال». One character for one.
_TO_CP1256: Final = {ord(shown): bytes([byte]).decode("cp1256") for shown, byte in _LATIN.items()}


def _sequences(bytes_of: dict[str, int]) -> re.Pattern[str]:
    """Two and three byte UTF-8 sequences, shown in the characters of ``bytes_of``."""

    def shown(first: int, last: int) -> str:
        return "[" + "".join(re.escape(char) for char, byte in bytes_of.items() if first <= byte <= last) + "]"

    return re.compile(f"{shown(0xC2, 0xDF)}{shown(0x80, 0xBF)}|{shown(0xE0, 0xEF)}{shown(0x80, 0xBF)}{{2}}")


_UTF8_AS_LATIN: Final = _sequences(_LATIN)
_UTF8_AS_ARABIC: Final = _sequences(_ARABIC)
_LATIN_LETTERS: Final = re.compile("[À-ÿ]")
_ARABIC_LETTERS: Final = re.compile("[ء-ي]")

# Punctuation that one wrong step of an otherwise sound site leaves behind: UTF-8 shown in cp1252 or latin-1, by its
# last byte. With «Â» before them, « » and the no-break space.
_STRAY_MEANS: Final = dict(
    zip("œ\x9c\x9d\x9e™\x99˜\x98“\x93”\x94¦\xa6", "““”„’’‘‘––——……", strict=True),
)
_STRAY: Final = re.compile(f"â(?:€|\x80)[{''.join(_STRAY_MEANS)}]|Â[ \xa0«»]")


def repair_encoding(mapped: Mapped) -> Mapped:
    """The text in the right encoding; as it is when nothing tells that it was read wrongly.

    Handles cp1256 read as latin-1 or cp1252, and UTF-8 read as cp1252, latin-1 or cp1256. Decided by share: in damaged
    text the tell-tale characters outnumber the Arabic letters, while an accented name («Rémy») never does.
    """
    text = mapped.text
    # UTF-8 bytes 0xD8 and 0xD9, which begin every Arabic letter, are ط and ظ in cp1256: «ظ‚ط§ظ„» for «قال». In sound
    # text the two make 1 to 2 % of the letters.
    if (text.count("ط") + text.count("ظ")) * 4 > len(text) and _decodes(_UTF8_AS_ARABIC, text):
        return _decoded(mapped, _UTF8_AS_ARABIC, _ARABIC)
    if not _LATIN_LETTERS.search(text):
        return mapped
    latin, arabic = len(_LATIN_LETTERS.findall(text)), len(_ARABIC_LETTERS.findall(text))
    if latin > max(arabic, 4) and latin * 3 > len(text.replace(" ", "")):
        if _decodes(_UTF8_AS_LATIN, text):
            return _decoded(mapped, _UTF8_AS_LATIN, _LATIN)
        repaired = text.translate(_TO_CP1256)
        if len(_ARABIC_LETTERS.findall(repaired)) > latin * 0.8:
            return mapped.same_length(repaired)
    return mapped.edited([Edit(*found.span(), _stray(found[0])) for found in _STRAY.finditer(text)])


def _decodes(sequences: re.Pattern[str], text: str) -> bool:
    found = sequences.findall(text)
    return len(found) >= 2 and sum(map(len, found)) * 2 > len(text.replace(" ", ""))


def _decoded(mapped: Mapped, sequences: re.Pattern[str], bytes_of: dict[str, int]) -> Mapped:
    edits = []
    for found in sequences.finditer(mapped.text):
        try:
            edits.append(Edit(*found.span(), bytes(bytes_of[char] for char in found[0]).decode("utf-8")))
        except UnicodeDecodeError:
            continue  # three bytes that are no character: left as they are
    return mapped.edited(edits)


def _stray(shown: str) -> str:
    if shown[0] == "Â":
        return shown[1]
    return _STRAY_MEANS[shown[-1]]
