"""Read the lines that say who wrote and who edited: «إعداد: منى سالم- تحرير: رامي سعد», «بقلم: …», «by admin»."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workers.text.cleaning.dateline import outlet_of

# The word, and a mark after it: «كتب: …» with a sentence behind it is a statement, which the length of the name tells.
_AUTHOR: Final = (
    "إعداد|اعداد|أعده|أعدته|كتب|كتبت|كتبه|كتبته|بقلم|تقرير|متابعة|حاوره|حاورته|أجرى الحوار|"
    "مراسلنا|الكاتب|الكاتبة|المراسل|بواسطة"
)
_EDITOR: Final = "تحرير|حرره|حررته|مراجعة|تدقيق|إشراف|المحرر|المحررة"
_OTHER: Final = "ترجمة|ترجمه|ترجمته|تصوير|مونتاج|إخراج"
_ROLE: Final = re.compile(
    rf"(?:^|[\s\-–—/|،,؛()])(?:(?P<author>{_AUTHOR})|(?P<editor>{_EDITOR})|(?P<other>{_OTHER}))\s*(?:و\s*(?:{_AUTHOR}|{_EDITOR}))?"
    r"\s*[:\-–—/|]\s*"
)
_LATIN: Final = re.compile(r"^(?:posted |written |published )?by[ :]+(?P<name>[\w.@'’ -]{2,40})$", re.IGNORECASE)
_BARE: Final = re.compile(r"^بقلم\s+(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,3})$")
_SPLIT: Final = re.compile(r"\s*[-–—/|،,؛()]\s*|\s+و(?=[ء-ي]{2,} [ء-ي])")
_NAME: Final = re.compile(r"[^\W\d_]+(?:[ .'’-][^\W\d_]+){0,4}")
_LONGEST: Final = 120


# «… في العاصمة. ع ب م», «… "لا". (ر.ع)»: initials behind the last sentence.
_INITIALS: Final = re.compile(r"(?<=[.!؟?»”\"…)])\s+[(\-–/]?\s?[ء-ي](?:\s?[ ./]\s?[ء-ي]){1,5}\.?\s?[)\-–/]?$")
_ONLY_INITIALS: Final = re.compile(r"[(\-–/]?\s?[ء-ي](?:\s?[./]\s?[ء-ي]){1,5}\.?\s?[)\-–/]?")
_LONGEST_INITIALS: Final = 24


class Byline(NamedTuple):
    """Names, as they stand there."""

    authors: tuple[str, ...]
    editors: tuple[str, ...]


def read_byline(line: str) -> Byline | None:
    """Who ``line`` says wrote and edited the article; None when it is anything else than a byline."""
    if len(line) > _LONGEST:
        return None
    if found := _LATIN.match(line) or _BARE.match(line):
        return Byline((found["name"].strip(),), ())
    roles = list(_ROLE.finditer(line))
    if not roles or roles[0].start() > 0:
        return None
    names: dict[str, list[str]] = {"author": [], "editor": [], "other": []}
    for role, following in zip(roles, [*roles[1:], None], strict=True):
        stretch = line[role.end() : following.start() if following else len(line)].strip(" .-–—/|،,؛():")
        for name in filter(None, _SPLIT.split(stretch)):
            if not _NAME.fullmatch(name) or (len(name.split()) > 4 and not outlet_of(name)):
                return None
            names[role.lastgroup or "other"].append(name)
    if not any(names.values()):
        return None
    return Byline(tuple(names["author"]), tuple(names["editor"]))


def closing_initials(paragraph: str) -> int | None:
    """Where the initials of who wrote and edited begin that close an article's last paragraph; None without any.

    They may be the whole paragraph where points or slashes stand between them: «ع.ش/م.س».
    """
    if _ONLY_INITIALS.fullmatch(paragraph):
        return 0
    found = _INITIALS.search(paragraph, max(len(paragraph) - _LONGEST_INITIALS, 0))
    return found.start() if found else None
