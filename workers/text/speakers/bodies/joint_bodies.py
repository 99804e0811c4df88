"""Tell which bodies speak together: «السعودية وقطر», «كل من روسيا وإيران»."""

from __future__ import annotations

import re
from typing import Final

from workers.text.knowledge.base import Knowledge

_BETWEEN: Final = re.compile(r"\s*[،,]\s*و?|\s+و")
_EACH_OF: Final = re.compile(r"كل[اًا]*\s+من\s+")


def joint_bodies(organisation: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The ids of the bodies that ``organisation`` names, sorted; empty unless it names several, each known, and nothing else.

    Sorted, so that «روسيا وسوريا» and «سوريا وروسيا» are one speaker. «وزارة الدفاع», which every state has, is not known.
    """
    parts = _BETWEEN.split(_EACH_OF.sub("", organisation.strip(), count=1))
    bodies = [knowledge.resolve_body(part) for part in parts] if len(parts) > 1 else []
    ids = {body.id for body in bodies if body is not None and body.id not in knowledge.tables.functions}
    return tuple(sorted(ids)) if len(ids) == len(parts) > 1 else ()
