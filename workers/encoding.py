"""Turn bytes of unknown encoding into text: UTF-8, UTF-16 and Windows-1256, the three that Arabic news comes in.

A general guesser weighs a hundred encodings and is wrong on a short headline. With three there is nothing to guess:
UTF-8 and UTF-16 check themselves, and Windows-1256 is taken only where it gives Arabic.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

HEAD_BYTES: Final = 64 * 1024
"""So much of a file decides on its encoding."""

_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ARABIC: Final = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_REPLACEMENT: Final = "\ufffd".encode()
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_NAMES: Final = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1256": "Windows-1256"}


class UndecodableError(ValueError):
    """The bytes are text in none of the three encodings. ``line`` counts from 1."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


def detect(data: bytes) -> str:
    """The Python name of the encoding of ``data``: a file, or its first ``HEAD_BYTES``.

    Order: byte order mark; UTF-16 without one (every second byte repeats the block of the script); UTF-8 unless more of
    it fails than decodes, so that one damaged byte does not turn a page into mojibake; Windows-1256.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    wide = _utf16_without_mark(data)
    if wide:
        return wide
    # A head may end within a letter; that is no failure.
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data, final=len(data) < HEAD_BYTES)
    failed = text.count("\ufffd") - data.count(_REPLACEMENT)
    decoded = sum(not char.isascii() for char in text) - failed
    return "cp1256" if failed > decoded else "utf-8"


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of ``data``, without a byte order mark; line ends as they are.

    ``encoding`` is what the sender declared, or None to detect it.
    Raises UndecodableError, naming the line, where the bytes are not text in that encoding.
    """
    name = encoding or detect(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise UndecodableError(
            f"byte {error.start} (0x{byte:02x}) is not {_NAMES.get(name, name)}: {error.reason}", line
        ) from None
    except UnicodeError as error:  # of codecs that are no text encodings of anybody's, but that a page may name
        raise UndecodableError(f"the bytes are not {_NAMES.get(name, name)}: {error}", 1) from None
    except LookupError:
        raise UndecodableError(f"no encoding is called {name!r}", 1) from None
    control = _CONTROL.search(text)
    if name == "cp1256" and (control or not _mostly_arabic(text)):
        at = control.start() if control else 0
        raise UndecodableError(
            "neither UTF-8 nor UTF-16, and not Arabic when read as Windows-1256; convert it to UTF-8",
            text.count("\n", 0, at) + 1,
        )
    return text.removeprefix("\ufeff")


def _mostly_arabic(text: str) -> bool:
    """Whether half of what is beyond ASCII is Arabic letters."""
    beyond = sum(not char.isascii() for char in text)
    return beyond > 0 and len(_ARABIC.findall(text)) * 2 >= beyond


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 has the block (0x06 for Arabic, 0x00 for Latin and space) in every second byte."""
    head = data[: HEAD_BYTES - HEAD_BYTES % 2]
    if len(head) < 4:
        return None
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if (high.count(0) + high.count(6)) >= 0.9 * len(high):
            return name
    return None
