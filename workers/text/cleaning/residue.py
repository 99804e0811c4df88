"""Take what is left of markup out of plain text, with offsets: entities, tags, short codes."""

from __future__ import annotations

import html
import re
from typing import Final

from workers.text.cleaning.offsets import Edit, Mapped, replaced

# A named or numbered entity, escaped once or more often: «&quot;», «&amp;quot;», «&#8220;». The semicolon is required:
# without it «AT&T» and query strings would be read as entities.
_ENTITY: Final = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")

_BLOCK_NAMES: Final = (
    "address|article|aside|blockquote|br|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|"
    "section|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_INLINE_NAMES: Final = (
    "a|abbr|amp-[a-z-]+|b|bdi|bdo|big|button|cite|code|del|em|embed|font|i|iframe|img|input|ins|kbd|label|link|mark|meta|noscript|"
    "object|o:p|q|s|small|source|span|strike|strong|sub|sup|svg|time|tt|u|var|video|audio|wbr|html|head|body|script|style"
)
BLOCK_TAG: Final = re.compile(rf"</?(?:{_BLOCK_NAMES})(?![\w-])", re.IGNORECASE)
"""The beginning of a tag that ends a line."""
# Content of scripts and styles goes with its tags. A missing end counts as the end of the text, which keeps the search
# linear.
HIDDEN: Final = r"<!--.*?(?:-->|\Z)|<(script|style|template|svg|iframe)(?![\w-])[^<>]*>.*?(?:</\1\s*>|\Z)"
# Known names only: «< الترتيب» and «<3» are text. An attribute's value is shorter than 2,000 characters.
_TAG: Final = re.compile(
    rf"{HIDDEN}|</?(?:{_BLOCK_NAMES}|{_INLINE_NAMES})(?![\w-])[^<>]{{0,2000}}>", re.IGNORECASE | re.DOTALL
)
# WordPress and its page builders: «[caption id=…]», «[/vc_column]».
_SHORT_CODE: Final = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|tweet|vc_\w+|et_pb_\w+|su_\w+|divider|button|contact-form[\w-]*)"
    r"(?![\w-])[^\[\]\n]{0,500}\]"
)


def strip_residue(mapped: Mapped) -> tuple[Mapped, list[tuple[int, int]]]:
    """``mapped`` with entities read and tags gone, and the raw stretches of the tags.

    A tag of a block leaves a line feed.
    """
    gone: list[tuple[int, int]] = []
    if "<" in mapped.text:
        mapped = _without(mapped, _TAG, gone)
    if "[" in mapped.text:
        mapped = _without(mapped, _SHORT_CODE, gone)
    return read_entities(mapped), gone


def read_entities(mapped: Mapped) -> Mapped:
    """``mapped`` with every entity replaced by what it stands for."""
    return replaced(mapped, _ENTITY, lambda found: _read(found[0])) if "&" in mapped.text else mapped


def _without(mapped: Mapped, pattern: re.Pattern[str], gone: list[tuple[int, int]]) -> Mapped:
    edits = []
    for found in pattern.finditer(mapped.text):
        edits.append(Edit(found.start(), found.end(), "\n" if BLOCK_TAG.match(found[0]) else ""))
        gone.append(mapped.raw_span(found.start(), found.end()))
    return mapped.edited(edits)


def _read(entity: str) -> str:
    while (read := html.unescape(entity)) != entity and read.startswith("&") and read.endswith(";"):
        entity = read
    return read
